//! What a page leaves where others could read it: for tests that look for what must be nowhere.

use anyhow::Result;
use thirtyfour::support::base64_decode;

use crate::Person;

const TRACES: &str = "
const fields = [...document.querySelectorAll('input:not([type=file]), textarea')].map((field) => field.value);
return [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.documentElement.outerHTML,
  document.cookie, location.href, ...fields].join('\\n');
";

/// Every key and every value of every object store of every database of the site, as base64 of their bytes or text.
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

/// The browser's question for a file, answered at once with one in the page's own part of the disk. It counts how often
/// it was asked.
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

/// What the browser's question for a file led to.
pub struct Saved {
    /// How often it was asked.
    pub asked: u64,
    /// What stands in the file now.
    pub text: String,
}

impl Person {
    /// All text that lies open: local storage, the page's own text and fields, its address.
    pub async fn traces(&self) -> Result<String> {
        Ok(self.chromium.driver.execute(TRACES, Vec::new()).await?.convert()?)
    }

    /// All that lies in the browser's databases for the site: the database with its object store, and the bytes of each
    /// key and each value.
    pub async fn stored(&self) -> Result<Vec<(String, Vec<u8>)>> {
        let dumped = self.run(STORED, Vec::new()).await?;
        let dumped: Vec<(String, String)> = serde_json::from_value(dumped["dumped"].clone())?;
        let decoded = |(place, base64): (String, String)| Ok((place, base64_decode(&base64)?));
        dumped.into_iter().map(decoded).collect()
    }

    /// All that was written to the console since the last question, of whatever level, each line with its level.
    pub async fn console(&self) -> Result<String> {
        let entries = self.chromium.driver.browser_log().await?;
        Ok(entries.into_iter().map(|entry| format!("{} {}", entry.level, entry.message)).collect::<Vec<_>>().join("\n"))
    }

    /// From now on chooses a file of the page's own as soon as the browser asks for one: nobody is there to answer.
    pub async fn answer_with_a_file(&self) -> Result<()> {
        self.chromium.driver.execute(ANSWER, Vec::new()).await?;
        Ok(())
    }

    /// From now on has a browser that lets no page write into files.
    pub async fn forbid_files(&self) -> Result<()> {
        self.chromium.driver.execute("window.showSaveFilePicker = undefined", Vec::new()).await?;
        Ok(())
    }

    /// The file that was chosen last.
    pub async fn saved(&self) -> Result<Saved> {
        let saved = self.chromium.driver.execute_async(CHOSEN, Vec::new()).await?;
        let saved = saved.json();
        let text = saved["text"].as_str().unwrap_or_default().to_owned();
        Ok(Saved { asked: saved["asked"].as_u64().unwrap_or_default(), text })
    }
}
