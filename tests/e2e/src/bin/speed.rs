//! `speed DIST…`: compares the speed of several builds of the application.

use std::env;
use std::path::PathBuf;

use anyhow::Result;

#[tokio::main]
async fn main() -> Result<()> {
    let builds: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    e2e::speed::compare(&builds).await
}
