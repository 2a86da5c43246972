//! The data that a page leaves in readable places, for tests that search them for secrets.

use anyhow::Result;
use thirtyfour::support::base64_decode;

use crate::Person;

const TRACES: &str = "
const fields = [...document.querySelectorAll('input:not([type=file]), textarea')].map((field) => field.value);
return [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.documentElement.outerHTML,
  document.cookie, location.href, ...fields].join('\\n');
";

/// Every key and value of every object store of every database of the site, as base64 of its bytes or text.
const STORED: &str = "
const [done] = arguments;
const answer = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
const bytes = (it) => (ArrayBuffer.isView(it) ? it : new TextEncoder().encode(JSON.stringify(it) ?? String(it)));
const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const dump = async () => {
  const dumped = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await answer(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const records = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([answer(records.getAllKeys()), answer(records.getAll())]);
      for (const record of [...keys, ...values]) dumped.push([`${name} ${store}`, base64(bytes(record))]);
    }
    database.close();
  }
  return dumped;
};
dump().then((dumped) => done({ dumped }), (error) => done({ fault: String(error) }));
";

/// Answers the browser's file dialog with a file in the origin private file system, and counts the dialogs.
const ANSWER: &str = "
window.asked = 0;
window.showSaveFilePicker = async ({ suggestedName }) => {
  window.asked += 1;
  const folder = await navigator.storage.getDirectory();
  window.chosen = await folder.getFileHandle(suggestedName, { create: true });
  return window.chosen;
};
";

const CHOSEN: &str = "
const [done] = arguments;
window.chosen.getFile().then((file) => file.text()).then((text) => done({ asked: window.asked, text }));
";

/// The result of the browser's file dialog.
pub struct Saved {
    /// The number of times that the dialog was requested.
    pub asked: u64,
    /// The present text of the file.
    pub text: String,
}

impl Person {
    /// Returns all readable text: local storage, the page's text and fields, and its address.
    pub async fn traces(&self) -> Result<String> {
        Ok(self.chromium.driver.execute(TRACES, Vec::new()).await?.convert()?)
    }

    /// Returns the contents of the site's databases: the names of database and object store, and the bytes of each key
    /// and value.
    pub async fn stored(&self) -> Result<Vec<(String, Vec<u8>)>> {
        let dumped = self.run(STORED, Vec::new()).await?;
        let dumped: Vec<(String, String)> = serde_json::from_value(dumped["dumped"].clone())?;
        let decoded = |(place, base64): (String, String)| Ok((place, base64_decode(&base64)?));
        dumped.into_iter().map(decoded).collect()
    }

    /// Returns all console lines since the last call, of any level, each with its level.
    pub async fn console(&self) -> Result<String> {
        let entries = self.chromium.driver.browser_log().await?;
        Ok(entries.into_iter().map(|entry| format!("{} {}", entry.level, entry.message)).collect::<Vec<_>>().join("\n"))
    }

    /// From now on, answers the browser's file dialog with a file of the page, since no person can answer it.
    pub async fn answer_with_a_file(&self) -> Result<()> {
        self.chromium.driver.execute(ANSWER, Vec::new()).await?;
        Ok(())
    }

    /// From now on, imitates a browser in which pages cannot write to files.
    pub async fn forbid_files(&self) -> Result<()> {
        self.chromium.driver.execute("window.showSaveFilePicker = undefined", Vec::new()).await?;
        Ok(())
    }

    /// Returns the file that was chosen last.
    pub async fn saved(&self) -> Result<Saved> {
        let saved = self.chromium.driver.execute_async(CHOSEN, Vec::new()).await?;
        let saved = saved.json();
        let text = saved["text"].as_str().unwrap_or_default().to_owned();
        Ok(Saved { asked: saved["asked"].as_u64().unwrap_or_default(), text })
    }
}
