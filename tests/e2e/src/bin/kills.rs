//! `kills FORGING IMPORTING SEED`: kills browsers while they forge and while they import, and prints the result.

use std::env;

use anyhow::{Context, Result};

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = env::args().skip(1);
    let mut number = |what: &str| -> Result<u64> {
        let text = arguments.next().with_context(|| format!("{what} is missing"))?;
        text.parse().with_context(|| format!("{what}: {text} is not a number"))
    };
    let forging = u32::try_from(number("FORGING")?)?;
    let importing = u32::try_from(number("IMPORTING")?)?;
    e2e::kills::report(forging, importing, number("SEED")?).await
}
