//! `kills FORGING IMPORTING SEED`: kills browsers while they forge and while they import, and prints the result.

use std::env;

use anyhow::{Context, Result};

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = env::args().skip(1);
    let mut number = |what: &str| -> Result<u64> {
        let text = arguments.next().with_context(|| format!("say {what}"))?;
        text.parse().with_context(|| format!("{text} is no number: say {what}"))
    };
    let forging = u32::try_from(number("how many kills while forging")?)?;
    let importing = u32::try_from(number("how many kills while importing")?)?;
    e2e::kills::report(forging, importing, number("from which seed")?).await
}
