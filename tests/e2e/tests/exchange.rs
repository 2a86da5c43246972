//! Three browsers that work separately on one ledger and exchange files in any order reach one head and one pool, and
//! lose nothing. They exchange them on the page of files; the reader of all orders uses the console.

use anyhow::{Context, Result, bail, ensure};
use e2e::delegates::DELEGATES;
use e2e::random::Random;
use e2e::stored::{Accounts, Acknowledged, Missing, StoredState};
use e2e::{Person, Site};
use serde_json::json;
use std::fs;
use std::path::PathBuf;

/// The number of times that they separate and meet again.
const PARTINGS: u64 = 4;

/// The greatest number of blocks that one of them forges in between.
const MOST_BLOCKS: u64 = 4;

/// The pairs of reader and author of a file.
const READINGS: [(usize, usize); 6] = [(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)];

/// The orders in which three files can be read.
const ORDERS: [[usize; 3]; 6] = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

/// Opens three delegates of one ledger, with one browser each.
async fn apart(site: &Site) -> Result<Vec<Person>> {
    let founder = Person::arrive(site).await?;
    founder.convene().await?;
    let file = founder.file(Accounts::Included).await?;
    let mut people = vec![founder];
    for _ in 1..DELEGATES.len() {
        let person = Person::arrive(site).await?;
        person.be_ready().await?;
        person.import(&file).await?;
        people.push(person);
    }
    for (person, delegate) in people.iter().zip(DELEGATES) {
        person.sign_in(delegate).await?;
    }
    Ok(people)
}

/// Lets each forge a random number of blocks and submit transactions, and returns a file of each one's contents.
async fn part(people: &[Person], random: &mut Random, acknowledged: &mut Acknowledged) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for (person, to) in people.iter().zip(DELEGATES.iter().cycle().skip(1)) {
        acknowledged.transactions.extend(person.forge_more(random.below(MOST_BLOCKS + 1), to).await?);
        files.push(person.export().await?);
    }
    Ok(files)
}

/// Returns an error if two do not hold the same contents.
fn agree(first: &StoredState, second: &StoredState, after: &str) -> Result<()> {
    ensure!(first.blocks == second.blocks, "{after}: the heads are {} and {}", first.head(), second.head());
    let other = |id: &&String| first.places.get(*id) != second.places.get(*id);
    let different: Vec<_> = first.places.keys().chain(second.places.keys()).filter(other).collect();
    ensure!(different.is_empty(), "{after}: the heads are equal, but the pools differ in {different:?}");
    Ok(())
}

/// Reads three files in every order, in a browser without the ledger.
async fn read_in_every_order(reader: &Person, files: &[String], expected: &StoredState) -> Result<()> {
    for order in ORDERS {
        let mut outcomes = Vec::new();
        let mut ledger = json!(null);
        for place in order {
            let import = reader.import(&files[place]).await?;
            outcomes.push(import["outcome"]["outcome"].as_str().context("the outcome has no name")?.to_owned());
            ledger = import["ledger"].clone();
        }
        println!("  files {order:?}: {}", outcomes.join(", "));
        agree(expected, &reader.held().await?, &format!("files in the order {order:?}"))?;
        reader.send(json!({ "command": "delete_ledger", "ledger": ledger, "confirmation": "St. Anna" })).await?;
    }
    Ok(())
}

#[tokio::test]
async fn three_browsers_that_worked_apart_agree_in_whatever_order_they_read_each_others_files() -> Result<()> {
    let site = Site::built()?;
    let people = apart(&site).await?;
    let reader = Person::arrive(&site).await?;
    reader.be_ready().await?;
    let (mut random, mut acknowledged) = (Random::of(11), Acknowledged::default());
    let mut branches = 0;
    for parting in 1..=PARTINGS {
        let paths = part(&people, &mut random, &mut acknowledged).await?;
        let files = paths.iter().map(fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
        let heads = files.iter().map(|file| Ok(StoredState::read(file.as_bytes())?.head().to_owned()));
        let heads = heads.collect::<Result<std::collections::BTreeSet<_>>>()?;
        branches += heads.len();
        let readings = random.shuffled(READINGS.to_vec());
        for (who, whose) in &readings {
            people[*who].read_in(&paths[*whose]).await?;
        }
        let Some(first) = people.first() else { bail!("there is no person") };
        let held = first.held().await?;
        println!("parting {parting}: {} heads, {} blocks, read {readings:?}", heads.len(), held.blocks.len());
        for person in &people[1..] {
            agree(&held, &person.held().await?, &format!("parting {parting}, read {readings:?}"))?;
        }
        let missing = held.missing(&acknowledged);
        ensure!(missing == Missing::default(), "separation {parting}: {missing:?}");
        read_in_every_order(&reader, &files, &held).await?;
    }
    ensure!(branches > 6, "too few imports found a fork");
    println!("{} transactions were acknowledged, and each is there once", acknowledged.transactions.len());
    for person in people.into_iter().chain([reader]) {
        person.leave_content().await?;
    }
    Ok(())
}
