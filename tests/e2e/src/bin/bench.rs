//! `bench HEIGHT APPENDS`: what appending a block costs at height 10 and at this one.

use std::env;

use anyhow::{Context, Result};

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = env::args().skip(1);
    let height = arguments.next().context("say the height")?.parse().context("the height is a number")?;
    let appends = arguments.next().context("say how many appends")?.parse().context("their number is one")?;
    e2e::bench::report(height, appends).await
}
