//! One change is one event, and after it no page asks a question twice.

use anyhow::{Context, Result, ensure};
use e2e::pages::of_demonstration;
use e2e::{Person, Site};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Records the commands that the page posts to its worker.
const RECORD: &str = "
const [done] = arguments;
window.posted = [];
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message, ...rest) {
  if (message && message.command) window.posted.push(JSON.stringify(message.command));
  return post.call(this, message, ...rest);
};
done({});
";

/// Makes one change, and returns what the page posted because of it. The worker answers in order: once the second
/// status is there, all that the page has asked after the first is answered.
const CHANGE: &str = "
const [change, done] = arguments;
const frame = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next, 0)));
const status = async () => { await frame(); await medchain.send({ command: 'status' }); };
(async () => {
  await status();
  await status();
  window.posted = [];
  await medchain.send(change);
  await status();
  await status();
  await status();
  const own = [JSON.stringify(change), JSON.stringify({ command: 'status' })];
  done({ posted: window.posted.filter((command) => !own.includes(command)) });
})().catch((error) => done({ fault: String(error) }));
";

/// The most questions of the page for records after one change.
const SUBMIT: usize = 3;

#[tokio::test]
async fn no_page_asks_a_question_twice_after_one_change() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.click("Explore the demo hospital").await?;
    person.see("Continue as one of six people").await?;
    person.run(RECORD, Vec::new()).await?;
    for route in of_demonstration() {
        person.go(route).await?;
        person.see_all_loaded().await?;
        person.see_no("No page has this address.").await?;
        let outcome = person.run(CHANGE, vec![json!({ "command": "stake", "amount": 1 })]).await?;
        let posted = outcome["posted"].as_array().with_context(|| format!("{route}: {outcome}"))?;
        let different: BTreeSet<&str> = posted.iter().filter_map(Value::as_str).collect();
        println!("{route}: {} questions", posted.len());
        ensure!(different.len() == posted.len(), "{route} asks twice: {posted:?}");
        ensure!(route != "#/submit" || posted.len() <= SUBMIT, "{route} asks {posted:?}");
    }
    person.leave_content().await
}
