//! A block costs the same number of bytes at every height. `cargo xtask bench` goes much higher, and measures the time
//! too.

use anyhow::{Result, ensure};
use e2e::bench::{MOST, compare};

#[tokio::test]
async fn an_append_writes_as_much_at_height_200_as_at_height_10() -> Result<()> {
    let compared = compare([10, 200], 3).await?;
    println!("{compared}");
    ensure!(compared.bytes() <= MOST, "{compared}");
    Ok(())
}
