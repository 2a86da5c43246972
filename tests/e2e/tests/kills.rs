//! Browsers that are killed while they write lose no acknowledged effect. `cargo xtask kills` repeats this more often,
//! at other moments.

use anyhow::{Result, bail, ensure};
use e2e::kills::{while_forging, while_importing};

/// Determines the moments, so that they are the same in each run.
const SEED: u64 = 7;

#[tokio::test]
async fn a_browser_killed_while_it_forges_has_kept_what_it_acknowledged() -> Result<()> {
    // The moments follow from the seed and the machine, so a series can miss every consent; then another is made.
    for seed in SEED..SEED + 4 {
        let series = while_forging(8, seed).await?;
        println!("{series}");
        ensure!(series.kills == 8 && series.blocks > 8, "too few kills or effects:\n{series}");
        ensure!(series.is_whole(), "{series}");
        if series.consents > 0 {
            return Ok(());
        }
    }
    bail!("no consent was acknowledged in four series")
}

#[tokio::test]
async fn a_browser_killed_in_an_import_has_the_ledger_before_it_or_after_it() -> Result<()> {
    let series = while_importing(5, SEED).await?;
    println!("{series}");
    ensure!(series.kills == 5 && series.verified > 0, "too few kills or verifications:\n{series}");
    ensure!(series.is_whole(), "{series}");
    Ok(())
}
