//! The browser's developer protocol beside the driver: it reaches into a worker, which the driver cannot.

use std::fs;
use std::net::TcpStream;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tungstenite::{Message, WebSocket, client};

use crate::Person;

/// A connection to the browser's developer tools.
struct Devtools {
    socket: WebSocket<TcpStream>,
    last: u64,
}

impl Devtools {
    /// Connects to the browser of a person. The browser writes down in its profile where it listens.
    fn of(person: &Person) -> Result<Self> {
        let place = person.profile.user_data().join("DevToolsActivePort");
        let place = fs::read_to_string(&place).with_context(|| format!("reading {}", place.display()))?;
        let (port, path) = place.split_once('\n').context("a port and a path")?;
        let stream = TcpStream::connect(("127.0.0.1", port.trim().parse()?)).context("connecting to the browser")?;
        let (socket, _) = client(format!("ws://127.0.0.1:{}{}", port.trim(), path.trim()), stream)?;
        Ok(Self { socket, last: 0 })
    }

    /// Calls a method, in a session where one is named, and waits for its result. Events on the way are passed over.
    fn call(&mut self, session: Option<&str>, method: &str, params: Value) -> Result<Value> {
        self.last += 1;
        let mut message = json!({ "id": self.last, "method": method, "params": params });
        if let Some(session) = session {
            message["sessionId"] = json!(session);
        }
        self.socket.send(Message::text(message.to_string()))?;
        loop {
            let Message::Text(answer) = self.socket.read()? else { continue };
            let mut answer: Value = serde_json::from_str(&answer)?;
            if answer["id"] == json!(self.last) {
                ensure!(answer["error"].is_null(), "{method}: {}", answer["error"]);
                return Ok(answer["result"].take());
            }
        }
    }

    /// A session with the only dedicated worker.
    fn worker(&mut self) -> Result<String> {
        let targets = self.call(None, "Target.getTargets", json!({}))?;
        let targets = targets["targetInfos"].as_array().context("a list of targets")?;
        let workers: Vec<_> = targets.iter().filter(|target| target["type"] == json!("worker")).collect();
        ensure!(workers.len() == 1, "there are {} workers", workers.len());
        let attach = json!({ "targetId": workers[0]["targetId"], "flatten": true });
        let session = self.call(None, "Target.attachToTarget", attach)?;
        Ok(session["sessionId"].as_str().context("a session")?.to_owned())
    }
}

impl Person {
    /// What an expression comes to within the page's worker; a promise is awaited.
    pub fn in_worker(&self, expression: &str) -> Result<Value> {
        let mut devtools = Devtools::of(self)?;
        let session = devtools.worker()?;
        let evaluate = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let mut outcome = devtools.call(Some(&session), "Runtime.evaluate", evaluate)?;
        ensure!(outcome["exceptionDetails"].is_null(), "in the worker: {}", outcome["exceptionDetails"]);
        Ok(outcome["result"]["value"].take())
    }
}
