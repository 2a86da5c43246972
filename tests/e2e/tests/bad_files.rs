//! Malicious or broken files in the browser: each is refused with its reason, and the head and the pool do not change.

use anyhow::{Context, Result, ensure};
use e2e::delegates::DELEGATES;
use e2e::hospital::PASSWORD;
use e2e::stored::Accounts;
use e2e::{Person, Site};
use flate2::Compression;
use flate2::write::GzEncoder;
use medchain::file::FileFault;
use medchain::file::access_log::SealedLog;
use medchain::file::stream::MOST_JSON;
use medchain::file::verified::{Keep, SnapshotVerifier};
use medchain::ledger::access_log::Entry;
use medchain::ledger::entropy::Entropy;
use medchain::ledger::id::Hash;
use medchain::ledger::key::{SealingKey, SigningKey};
use medchain::protocol::Fault;
use medchain::text;
use serde_json::{Value, json};
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::time::Duration;

/// The time limit for a verdict, reading included.
const SOON: Duration = Duration::from_secs(1);

/// A mebibyte.
const MIB: usize = 1 << 20;

const FOUND: &str = "
const [password, user_id, blocks, done] = arguments;
const send = async (command) => (await medchain.send(command)).value;
const found = async () => {
  const parameters = { delegates: 5, welcome_tokens: 1000, block_reward: 10, unlock_rounds: 2, bar_rounds: 20 };
  await send({ command: 'create_ledger', name: 'St. Anna', parameters, user_id, founder_name: 'Ada Minster',
    hospital_id: 'st-anna', password });
  for (let i = 0; i < blocks; i += 1) {
    await send({ command: 'stake', amount: 1 });
    await send({ command: 'forge' });
  }
  await send({ command: 'stake', amount: 1 });
};
found().then(() => done({}), (error) => done({ fault: String(error.message ?? error) }));
";

/// A person with a ledger, who tries to import invalid files.
struct Target {
    person: Person,
    folder: PathBuf,
    refused: u32,
    longest: Duration,
}

impl Target {
    async fn new(site: &Site, name: &str) -> Result<Self> {
        let person = Person::arrive(site).await?;
        person.be_ready().await?;
        let folder = std::env::temp_dir().join(format!("medchain-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        Ok(Self { person, folder, refused: 0, longest: Duration::ZERO })
    }

    /// Creates a ledger of this many blocks, with a transaction in the pool.
    async fn with_ledger(site: &Site, name: &str, blocks: u32) -> Result<Self> {
        let target = Self::new(site, name).await?;
        target.person.run(FOUND, vec![json!(PASSWORD), json!(DELEGATES[0]), json!(blocks)]).await?;
        Ok(target)
    }

    /// Returns the head and the pool.
    async fn stands(&self) -> Result<Value> {
        let status = self.person.send(json!({ "command": "status" })).await?;
        let ledger = &status["value"]["ledger"];
        let pool = self.person.send(json!({ "command": "list_pool" })).await?;
        Ok(json!([ledger["height"], ledger["head"], pool["value"]]))
    }

    /// Passes a file that must be refused; returns the fault, the message and the time.
    async fn refuse(&mut self, command: &str, file: &[u8], what: &str) -> Result<(Value, String, Duration)> {
        let before = self.stands().await?;
        let path = self.folder.join("bad.json");
        fs::write(&path, file)?;
        let handed = self.person.send_file(command, &path).await?;
        let Err((fault, said)) = handed.outcome else { anyhow::bail!("{what} is accepted") };
        ensure!(self.stands().await? == before, "{what} is refused, but the ledger has changed");
        self.refused += 1;
        Ok((fault, said, handed.took))
    }

    /// Does the same within [`SOON`].
    async fn refuse_soon(&mut self, command: &str, file: &[u8], what: &str) -> Result<(Value, String)> {
        let (fault, said, took) = self.refuse(command, file, what).await?;
        ensure!(took < SOON, "{what} took {took:?}");
        self.longest = self.longest.max(took);
        Ok((fault, said))
    }

    async fn leave(self) -> Result<()> {
        println!("{} files refused, none later than {:?}", self.refused, self.longest);
        fs::remove_dir_all(&self.folder)?;
        self.person.leave_content().await
    }
}

/// Returns the program's message for a file, computed natively.
fn sentence(file: &[u8]) -> Option<String> {
    let mut verifier = SnapshotVerifier::new(Keep::Nothing, None);
    let fault = verifier.push(file).err().or_else(|| verifier.finish().err())?;
    Some(text::fault(&Fault::File { fault }))
}

fn zipped(json: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(json)?;
    Ok(encoder.finish()?)
}

#[tokio::test]
async fn a_file_that_ends_at_any_kilobyte_is_refused() -> Result<()> {
    let site = Site::built()?;
    let mut target = Target::with_ledger(&site, "cut", 8).await?;
    let file = target.person.file(Accounts::Included).await?;
    let zipped = zipped(file.as_bytes())?;
    for file in [file.as_bytes(), &zipped] {
        for end in (1_024..file.len()).step_by(1_024) {
            let what = format!("a file of {} bytes cut at {end}", file.len());
            let (_, said) = target.refuse_soon("import_ledger", &file[..end], &what).await?;
            ensure!(sentence(&file[..end]).as_deref() == Some(said.as_str()), "{what}: {said}");
        }
    }
    ensure!(target.refused >= 10, "only {} cuts were tried", target.refused);
    target.leave().await
}

#[tokio::test]
async fn what_grows_beyond_its_cap_is_not_unzipped_to_its_end() -> Result<()> {
    let site = Site::built()?;
    let mut target = Target::with_ledger(&site, "bomb", 1).await?;
    let opening = zipped(br#"{"format":"medchain-snapshot","version":1,"name":""#)?;
    let letters = zipped(&vec![b'a'; 8 * MIB])?;
    let bomb = [opening, letters.repeat(128)].concat();
    let (_, said) = target.refuse_soon("import_ledger", &bomb, "a name of a gibibyte").await?;
    println!("a name of a gibibyte, {} bytes zipped: {said}", bomb.len());
    ensure!(sentence(&bomb[..bomb.len() / 8]).as_deref() == Some(said.as_str()), "{said}");

    // White space is permitted between members, so this file is read up to the cap.
    let opening = zipped(br#"{"format":"medchain-snapshot","version":1,"#)?;
    let spaces = zipped(&vec![b' '; 8 * MIB])?;
    let pieces = usize::try_from(MOST_JSON)? / (8 * MIB) + 1;
    let file = [opening, spaces.repeat(pieces)].concat();
    let (_, said, took) = target.refuse("import_ledger", &file, "more than the cap").await?;
    println!("{} MiB of spaces, {} bytes zipped: refused in {took:.1?}: {said}", pieces * 8, file.len());
    let expected = text::fault(&Fault::File { fault: FileFault::TooLarge { most: MOST_JSON } });
    ensure!(said == expected, "{said}");
    target.leave().await
}

#[tokio::test]
async fn an_account_file_that_asks_for_other_work_is_refused_at_once() -> Result<()> {
    let site = Site::built()?;
    let mut target = Target::with_ledger(&site, "kdf", 1).await?;
    let file: Value = serde_json::from_str(&target.person.file(Accounts::Included).await?)?;
    let good = &file["accounts"][0];
    ensure!(good["kdf"]["name"] == json!("argon2id"), "not an account file: {good}");
    let expected = text::fault(&Fault::File { fault: FileFault::ForeignKdf });
    for (member, value) in [
        ("name", json!("scrypt")),
        ("memory_kib", json!(4_194_304)),
        ("memory_kib", json!(8)),
        ("passes", json!(1_000_000)),
        ("passes", json!(0)),
        ("lanes", json!(64)),
    ] {
        let mut foreign = good.clone();
        foreign["kdf"][member] = value.clone();
        let what = format!("{member} {value}");
        let (_, said) = target.refuse_soon("restore_account", &serde_json::to_vec(&foreign)?, &what).await?;
        ensure!(said == expected, "{what}: {said}");
    }
    target.person.sign_in(DELEGATES[0]).await?;
    target.leave().await
}

#[tokio::test]
async fn a_longer_chain_that_lacks_an_irreversible_block_is_refused() -> Result<()> {
    let site = Site::built()?;
    let mut target = Target::with_ledger(&site, "fork", 1).await?;
    let before = target.person.file(Accounts::Included).await?;
    // The first administrator restores an old copy elsewhere, and forges a longer chain there.
    let other = Person::arrive(&site).await?;
    other.be_ready().await?;
    other.import(&before).await?;
    other.sign_in(DELEGATES[0]).await?;
    for (person, blocks) in [(&target.person, 1), (&other, 3)] {
        for amount in 0..blocks {
            person.send(json!({ "command": "stake", "amount": 5 + amount + blocks })).await?;
            person.send(json!({ "command": "forge" })).await?;
        }
    }
    let file = other.file(Accounts::LeftOut).await?;
    ensure!(sentence(file.as_bytes()).is_none(), "the longer chain is not valid");
    let (fault, said) = target.refuse_soon("import_ledger", file.as_bytes(), "the longer chain").await?;
    println!("{said}");
    ensure!(fault["kind"] == json!("rejected"), "{fault}");
    ensure!(fault["rejection"].to_string().contains("fork"), "{fault}");
    other.leave_content().await?;
    target.leave().await
}

/// Returns a file in which an attacker has put a shorter log under the key of the first administrator's.
async fn with_a_shrunk_log(person: &Person) -> Result<Vec<u8>> {
    let logs = person.send(json!({ "command": "list_logs" })).await?;
    let card = logs["value"].as_array().and_then(|logs| logs.iter().find(|log| log["own"] == json!(true)));
    let card = card.context("the device has no log")?;
    let read = person.send(json!({ "command": "read_log", "count": 500 })).await?;
    let mut entries: Vec<Entry> = serde_json::from_value(read["value"]["entries"].clone())?;
    entries.sort_by_key(|entry| entry.sequence);
    let anchored: usize = serde_json::from_value(card["anchored"]["size"].clone())?;
    let mut file: Value = serde_json::from_str(&person.file(Accounts::LeftOut).await?)?;
    let ledger: Hash = serde_json::from_value(file["ledger"].clone())?;
    let auditor = &file["blocks"][0]["transactions"][0]["payload"]["auditor_key"];
    let auditor: SealingKey = serde_json::from_value(auditor.clone())?;
    let shrunk = entries.get(..anchored - 1).context("the anchored entries are missing")?;
    let stranger = SigningKey::new(&[66; 32]);
    let sealed = SealedLog::seal(shrunk, &stranger, ledger, auditor, &mut Entropy::new([9; 32]));
    let sealed = sealed.map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
    file["access_logs"][0] = serde_json::to_value(sealed)?;
    file["access_logs"][0]["log"] = card["log"].clone();
    Ok(serde_json::to_vec(&file)?)
}

#[tokio::test]
async fn a_log_that_a_stranger_shortened_is_left_out_and_said() -> Result<()> {
    let site = Site::built()?;
    let writer = Target::with_ledger(&site, "writer", 2).await?;
    let file = with_a_shrunk_log(&writer.person).await?;
    let good = writer.person.file(Accounts::LeftOut).await?;
    let target = Target::new(&site, "log").await?;
    target.person.import(&good).await?;
    let imported = target.person.import(&String::from_utf8(file)?).await?;
    ensure!(imported["left_out"]["logs"][0]["fault"] == json!("unsigned"), "{imported}");
    let logs = target.person.send(json!({ "command": "list_logs" })).await?.to_string();
    let good: Value = serde_json::from_str(&good)?;
    let root = good["access_logs"][0]["root"].as_str().context("the file has no log of its device")?;
    ensure!(logs.contains(root), "the stored log is not the genuine one: {logs}");
    writer.leave().await?;
    target.leave().await
}
