//! Changes to the browser's databases from outside the program: by the browser's developer protocol, and by the script
//! of another page of the same origin.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::Person;

/// Applies an operation to each database whose name begins with `part`.
const EACH: &str = "
const [part, what, version, done] = arguments;
const end = (request) => new Promise((resolve, reject) => {
  request.onerror = () => reject(request.error);
  request.onsuccess = () => resolve(request.result);
});
const works = {
  delete: (name) => end(indexedDB.deleteDatabase(name)),
  upgrade: async (name) => (await end(indexedDB.open(name, version))).close(),
  spoil: async (name) => {
    const database = await end(indexedDB.open(name));
    const blocks = database.transaction('blocks', 'readwrite').objectStore('blocks');
    const bytes = await end(blocks.get(version));
    bytes[bytes.length >> 1] ^= 1;
    await end(blocks.put(bytes, version));
    database.close();
  },
  postdate: async (name) => {
    const database = await end(indexedDB.open(name));
    const ledgers = database.transaction('ledgers', 'readwrite').objectStore('ledgers');
    for (const key of await end(ledgers.getAllKeys())) {
      const entry = JSON.parse(new TextDecoder().decode(await end(ledgers.get(key))));
      entry.opened_at += version;
      await end(ledgers.put(new TextEncoder().encode(JSON.stringify(entry)), key));
    }
    database.close();
  },
};
const all = async () => {
  const names = (await indexedDB.databases()).map(({ name }) => name).filter((name) => name.startsWith(part));
  for (const name of names) if (works[what]) await works[what](name);
  return names;
};
all().then((names) => done({ names }), (error) => done({ error: String(error) }));
";

impl Person {
    /// Sets the site's storage quota in bytes, or restores the default.
    pub async fn allow_bytes(&self, most: Option<u64>) -> Result<()> {
        let mut order = json!({ "origin": self.origin() });
        if let Some(most) = most {
            order["quotaSize"] = json!(most);
        }
        self.chromium.driver.cdp().send_raw("Storage.overrideQuotaForOrigin", order).await?;
        Ok(())
    }

    /// Opens a page of the same origin that is not the program, in another tab, and switches to it.
    pub async fn open_other_page(&self) -> Result<()> {
        let tab = self.chromium.driver.new_tab().await?;
        self.chromium.driver.switch_to_window(tab).await?;
        Ok(self.chromium.driver.goto(format!("{}/no-such-page", self.origin())).await?)
    }

    /// Deletes the databases whose names begin with `part`.
    pub async fn delete_databases(&self, part: &str) -> Result<()> {
        self.each_database(part, "delete", 0).await.map(drop)
    }

    /// Upgrades the databases whose names begin with `part` to a version.
    pub async fn upgrade_databases(&self, part: &str, version: u32) -> Result<()> {
        self.each_database(part, "upgrade", version).await.map(drop)
    }

    /// Changes one bit of a stored block.
    pub async fn spoil_block(&self, height: u32) -> Result<()> {
        self.each_database("medchain-ledger-", "spoil", height).await.map(drop)
    }

    /// Adds milliseconds to the times at which the ledgers were opened, as if the clock had been ahead then.
    pub async fn postdate_openings(&self, milliseconds: u32) -> Result<()> {
        self.each_database("medchain-library", "postdate", milliseconds).await.map(drop)
    }

    /// Returns the names of all databases.
    pub async fn databases(&self) -> Result<Vec<String>> {
        self.each_database("", "look", 0).await
    }

    /// Returns the databases of ledgers that no page lists, after waiting for deletions in progress.
    pub async fn unlisted(&self) -> Result<Vec<String>> {
        let ledgers = self.send(json!({ "command": "list_ledgers" })).await?;
        let ledgers = ledgers["value"].as_array().context("the value is not a list")?;
        let listed: Vec<_> = ledgers.iter().filter_map(|it| it["ledger"].as_str()).collect();
        let mut names = self.databases().await?;
        names.retain(|name| name.contains("-ledger-") && !listed.iter().any(|ledger| name.ends_with(ledger)));
        Ok(names)
    }

    /// Returns the files in which the browser keeps the databases of all sites, each with its size in bytes.
    pub fn database_files(&self) -> Result<BTreeMap<PathBuf, u64>> {
        let mut folders = vec![self.profile.user_data().join("Default/IndexedDB")];
        let mut files = BTreeMap::new();
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).with_context(|| format!("failed to list {}", folder.display()))? {
                let path = entry?.path();
                // The browser may have deleted the file since it was listed.
                match fs::metadata(&path) {
                    Ok(found) if found.is_dir() => folders.push(path),
                    Ok(found) => drop(files.insert(path, found.len())),
                    Err(_) => {}
                }
            }
        }
        Ok(files)
    }

    async fn each_database(&self, part: &str, what: &str, number: u32) -> Result<Vec<String>> {
        let arguments = vec![json!(part), json!(what), json!(number)];
        let outcome: Value = self.chromium.driver.execute_async(EACH, arguments).await?.json().clone();
        ensure!(outcome["error"].is_null(), "{what}: {}", outcome["error"]);
        let names = serde_json::from_value(outcome["names"].clone()).context("the result is not a list of names")?;
        Ok(names)
    }
}
