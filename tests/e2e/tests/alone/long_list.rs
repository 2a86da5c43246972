//! A list of some thousand blocks: the number of rows is the same everywhere, wheel, field and keys reach each height,
//! and no row moves while a person reads it. `cargo xtask bench` measures a list of a hundred thousand.

use anyhow::{Context, Result, ensure};
use e2e::delegates::DELEGATES;
use e2e::listing::{Effort, compare};
use e2e::long_chain::LongChain;
use e2e::{Control, Key, Person, Site, Size};
use serde_json::{Value, json};
use std::{env, fs, process};

const BLOCKS: u64 = 3_000;

/// Scrolls from the top to the bottom, one viewport at a time, and collects the heights of the loaded rows.
const WALK: &str = "
const [done] = arguments;
const frame = () => new Promise(requestAnimationFrame);
const list = document.querySelector('.virtual-list');
const head = list.querySelector('thead').offsetHeight;
const seen = new Set();
const rows = new Set();
const known = async () => {
  while ([...list.querySelectorAll('[data-number]')].some((row) => !row.querySelector('.hash'))) await frame();
};
const look = () => {
  const frame = list.getBoundingClientRect();
  const all = [...list.querySelectorAll('[data-number]')];
  rows.add(all.length);
  for (const row of all) {
    const { top, bottom } = row.getBoundingClientRect();
    if (bottom > frame.top + head && top < frame.bottom) seen.add(Number(row.dataset.number));
  }
};
const walk = async () => {
  for (let top = 0; ; top += list.clientHeight - head) {
    list.scrollTop = top;
    await frame();
    await frame();
    await known();
    look();
    if (top >= list.scrollHeight - list.clientHeight) break;
  }
  return { seen: seen.size, highest: Math.max(...seen), lowest: Math.min(...seen), rows: [...rows] };
};
walk().then(done, (error) => done({ fault: String(error) }));
";

/// Returns the focused row, the existing rows, and a row's position on the screen after the next frame.
const LOOK: &str = "
const [number, done] = arguments;
const look = () => {
  const row = document.querySelector(`[data-number='${number}']`);
  const all = [...document.querySelectorAll('[data-number]')];
  const at = document.activeElement;
  done({
    at: Number(at.closest('[data-number]')?.dataset.number ?? NaN),
    isAtList: at.matches('.virtual-list'),
    rows: all.length,
    heights: [...new Set(all.map((row) => row.offsetHeight))],
    top: row?.getBoundingClientRect().top,
    scrolled: document.querySelector('.virtual-list')?.scrollTop,
    page: document.documentElement.scrollHeight,
  });
};
requestAnimationFrame(() => requestAnimationFrame(look));
";

const SCROLL: &str = "
const [top, done] = arguments;
const list = document.querySelector('.virtual-list');
list.scrollTop = top;
requestAnimationFrame(() => requestAnimationFrame(() => done({ scrolled: list.scrollTop })));
";

const BACK: &str = "arguments[0]({}); history.back()";

/// Returns a person who looks at the list of a tall chain.
async fn reader(site: &Site) -> Result<Person> {
    let folder = env::temp_dir().join(format!("medchain-long-list-{}-{BLOCKS}", process::id()));
    fs::create_dir_all(&folder)?;
    let mut long_chain = LongChain::create(1)?;
    long_chain.grow_to(BLOCKS - 1)?;
    let person = Person::arrive(site).await?;
    let held = person.hold(&long_chain.write(&folder)?, BLOCKS - 1).await;
    fs::remove_dir_all(&folder)?;
    held?;
    person.go("#/blocks").await?;
    known(&person, BLOCKS - 1).await?;
    Ok(person)
}

/// Waits until the row of a height shows its hash.
async fn known(person: &Person, number: u64) -> Result<()> {
    person.see_control(Control::Css(&format!("[data-number='{number}'] .hash"))).await
}

async fn look(person: &Person, number: u64) -> Result<Value> {
    person.run(LOOK, vec![json!(number)]).await
}

/// Presses a key, and waits until the row of a height has the focus.
async fn press(person: &Person, key: Key, number: u64) -> Result<()> {
    person.press(key).await?;
    known(person, number).await?;
    let seen = look(person, number).await?;
    ensure!(seen["at"] == json!(number), "the row {} has the focus, not {number}", seen["at"]);
    Ok(())
}

#[tokio::test]
async fn every_height_of_three_thousand_is_scrolled_to_and_as_many_rows_exist_everywhere() -> Result<()> {
    let site = Site::alone()?;
    let person = reader(&site).await?;
    let walked = person.run(WALK, Vec::new()).await?;
    ensure!(walked["seen"] == json!(BLOCKS), "{walked}");
    ensure!(walked["highest"] == json!(BLOCKS - 1) && walked["lowest"] == json!(0), "{walked}");
    let rows = walked["rows"].as_array().context("there are no rows")?;
    ensure!(rows.len() == 1 && rows[0].as_u64().is_some_and(|rows| rows < 60), "{walked}");
    for size in [Size::PHONE, Size::ZOOMED, Size::NARROW, Size::WIDE] {
        person.resize(size).await?;
        person.settle().await?;
        let seen = look(&person, 0).await?;
        ensure!(seen["heights"].as_array().is_some_and(|heights| heights.len() == 1), "{size:?}: {seen}");
    }
    person.leave_content().await
}

#[tokio::test]
async fn keys_reach_any_row_and_the_keyboard_is_never_lost() -> Result<()> {
    let site = Site::built()?;
    let person = reader(&site).await?;
    person.tab_to(Control::Css("[data-number='2999'] a")).await?;
    press(&person, Key::Down, 2_998).await?;
    press(&person, Key::End, 0).await?;
    press(&person, Key::Up, 1).await?;
    press(&person, Key::Home, 2_999).await?;
    person.press(Key::PageDown).await?;
    let below = look(&person, 2_999).await?["at"].as_u64().context("no row has the focus")?;
    ensure!((2_970..2_995).contains(&below), "one page below the top is {below}");
    press(&person, Key::PageUp, 2_999).await?;

    // The row is scrolled away, and the list has the focus; the next key continues from the rows in view.
    let scrolled = person.run(SCROLL, vec![json!(60_000)]).await?;
    let seen = look(&person, 0).await?;
    ensure!(seen["isAtList"] == json!(true), "{scrolled} {seen}");
    person.press(Key::Down).await?;
    let at = look(&person, 0).await?["at"].as_u64().context("no row has the focus")?;
    ensure!((1_000..2_900).contains(&at), "{at} is not in view");

    // One tab leaves the list: a row is one tab stop, and its button another.
    person.press(Key::Tab).await?;
    person.press(Key::Tab).await?;
    let seen = look(&person, 0).await?;
    ensure!(seen["at"].is_null() && seen["isAtList"] == json!(false), "{seen}");
    person.leave_content().await
}

#[tokio::test]
async fn a_height_is_jumped_to_and_found_again_on_the_way_back_from_its_block() -> Result<()> {
    let site = Site::built()?;
    let person = reader(&site).await?;
    person.type_into("Go to height", "1234").await?;
    person.press(Key::Enter).await?;
    known(&person, 1_234).await?;
    let seen = look(&person, 1_234).await?;
    ensure!(seen["at"] == json!(1_234), "{seen}");
    person.press(Key::Enter).await?;
    person.see("Merkle tree").await?;
    person.run(BACK, Vec::new()).await?;
    known(&person, 1_234).await?;
    let again = look(&person, 1_234).await?;
    ensure!(again["scrolled"] == seen["scrolled"], "{seen}, and then {again}");

    person.type_into("Go to height", "3000").await?;
    person.press(Key::Enter).await?;
    person.see("Heights go from 0 to 2,999.").await?;

    // Only the rows in view are printed, without the empty space.
    person.as_printed().await?;
    let printed = look(&person, 1_234).await?;
    ensure!(printed["page"].as_u64().is_some_and(|height| height < 3_000), "{printed}");
    person.leave_content().await
}

#[tokio::test]
async fn new_blocks_move_no_row_that_somebody_reads_and_show_at_the_top() -> Result<()> {
    let site = Site::built()?;
    let person = reader(&site).await?;
    person.sign_in(DELEGATES[0]).await?;
    person.run(SCROLL, vec![json!(40_010)]).await?;
    let number = 2_000;
    known(&person, number).await?;
    let before = look(&person, number).await?;
    for _ in 0..3 {
        person.send(json!({ "command": "forge" })).await?;
    }
    person.see("3,003 blocks.").await?;
    let after = look(&person, number).await?;
    ensure!(after["top"] == before["top"] && before["top"].is_number(), "{before}, and then {after}");

    person.run(SCROLL, vec![json!(0)]).await?;
    known(&person, 3_002).await?;
    person.send(json!({ "command": "forge" })).await?;
    known(&person, 3_003).await?;
    ensure!(look(&person, 3_003).await?["scrolled"] == json!(0), "the newest block is not in view");
    person.leave_content().await
}

#[tokio::test]
async fn a_longer_list_has_no_more_rows_than_a_shorter_one() -> Result<()> {
    let compared = compare([500, 1_500], Effort { visits: 1, frames: 40 }).await?;
    println!("{compared}");
    compared.check_rows()
}
