//! A direct connection to the browser's inspector, which reaches a worker's memory; the driver reaches pages only.

use std::fs;
use std::net::TcpStream;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use tungstenite::{Message, WebSocket};

use crate::Person;
use crate::chromium::Profile;

/// The longest wait for a message of the inspector. Nothing that a test asks takes as long.
const LONGEST_ANSWER: Duration = Duration::from_mins(1);

/// The number of attempts to look into a memory. Now and then a browser does not tell a new session of a worker that
/// runs, and then is silent; it answers the next session.
const ATTEMPTS: u32 = 3;

/// A connection to the inspector of one browser.
pub struct Inspector {
    socket: WebSocket<TcpStream>,
    last: u64,
}

/// The owner of the WebAssembly memories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// The only page.
    Page,
    /// The only worker of the page.
    Worker,
}

impl Inspector {
    /// Connects to the browser of this profile, which writes the address of its inspector to a file.
    pub fn of(profile: &Profile) -> Result<Self> {
        let place = fs::read_to_string(profile.user_data().join("DevToolsActivePort"))
            .context("the browser wrote no address of its inspector")?;
        let (port, path) = place.split_once('\n').context("the address is not a port and a path")?;
        let stream =
            TcpStream::connect(("127.0.0.1", port.parse::<u16>()?)).context("failed to connect to the inspector")?;
        stream.set_read_timeout(Some(LONGEST_ANSWER))?;
        let (socket, _) = tungstenite::client(format!("ws://127.0.0.1:{port}{}", path.trim()), stream)?;
        Ok(Self { socket, last: 0 })
    }

    /// Calls a function with the list of all WebAssembly memories of the page or its worker as `this`, and with
    /// `argument`; returns its result.
    pub fn ask_of_memories(&mut self, place: Where, function: &str, argument: &Value) -> Result<Value> {
        let page = self.attach_to_page()?;
        let session = match place {
            Where::Page => page.clone(),
            Where::Worker => self.attach_to_worker(&page)?,
        };
        let kind = json!({ "expression": "WebAssembly.Memory.prototype" });
        let kind = self.call(Some(&session), "Runtime.evaluate", &kind)?;
        let memories = json!({ "prototypeObjectId": kind["result"]["objectId"] });
        let memories = self.call(Some(&session), "Runtime.queryObjects", &memories)?;
        let question = json!({
            "objectId": memories["objects"]["objectId"],
            "functionDeclaration": function,
            "arguments": [{ "value": argument }],
            "returnByValue": true,
        });
        let mut answer = self.call(Some(&session), "Runtime.callFunctionOn", &question)?;
        self.call(None, "Target.detachFromTarget", &json!({ "sessionId": page }))?;
        ensure!(answer["exceptionDetails"].is_null(), "the function threw {}", answer["exceptionDetails"]);
        Ok(answer["result"]["value"].take())
    }

    /// Evaluates an expression in the page's worker; a promise is awaited.
    pub fn ask_worker(&mut self, expression: &str) -> Result<Value> {
        let page = self.attach_to_page()?;
        let session = self.attach_to_worker(&page)?;
        let evaluate = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let mut outcome = self.call(Some(&session), "Runtime.evaluate", &evaluate)?;
        self.call(None, "Target.detachFromTarget", &json!({ "sessionId": page }))?;
        ensure!(outcome["exceptionDetails"].is_null(), "in the worker: {}", outcome["exceptionDetails"]);
        Ok(outcome["result"]["value"].take())
    }

    fn attach_to_page(&mut self) -> Result<String> {
        let targets = self.call(None, "Target.getTargets", &json!({}))?;
        let mut targets = targets["targetInfos"].as_array().into_iter().flatten();
        let page = targets
            .find(|it| it["type"] == "page")
            .and_then(|it| it["targetId"].as_str())
            .context("there is no page")?;
        let attached = self.call(None, "Target.attachToTarget", &json!({ "targetId": page, "flatten": true }))?;
        Ok(attached["sessionId"].as_str().context("the session has no id")?.to_owned())
    }

    fn attach_to_worker(&mut self, page: &str) -> Result<String> {
        let watch = json!({ "autoAttach": true, "waitForDebuggerOnStart": false, "flatten": true });
        self.send(Some(page), "Target.setAutoAttach", &watch)?;
        loop {
            let message = self.hear()?;
            if message["params"]["targetInfo"]["type"] == "worker" {
                return Ok(message["params"]["sessionId"].as_str().context("the session has no id")?.to_owned());
            }
        }
    }

    fn call(&mut self, session: Option<&str>, method: &str, params: &Value) -> Result<Value> {
        let id = self.send(session, method, params)?;
        loop {
            let mut message = self.hear()?;
            if message["id"] == json!(id) {
                ensure!(message["error"].is_null(), "{method}: {}", message["error"]);
                return Ok(message["result"].take());
            }
        }
    }

    fn send(&mut self, session: Option<&str>, method: &str, params: &Value) -> Result<u64> {
        self.last += 1;
        let mut message = json!({ "id": self.last, "method": method, "params": params });
        if let Some(session) = session {
            message["sessionId"] = json!(session);
        }
        self.socket.send(Message::text(message.to_string()))?;
        Ok(self.last)
    }

    fn hear(&mut self) -> Result<Value> {
        match self.socket.read().context("the inspector is silent")? {
            Message::Text(text) => Ok(serde_json::from_str(text.as_str())?),
            Message::Close(_) => bail!("the inspector has closed the connection"),
            _ => Ok(Value::Null),
        }
    }
}

impl Person {
    /// Calls a function with the list of all WebAssembly memories of the page or its worker; returns its result. The
    /// function changes nothing, so it can be called again where the browser was silent.
    pub fn look_into_memories(&self, place: Where, function: &str, argument: &Value) -> Result<Value> {
        let mut attempts = 0;
        loop {
            attempts += 1;
            match Inspector::of(&self.profile)?.ask_of_memories(place, function, argument) {
                Err(silent) if attempts < ATTEMPTS && silent.downcast_ref::<tungstenite::Error>().is_some() => {
                    println!("the inspector did not answer: {silent:#}");
                }
                outcome => return outcome,
            }
        }
    }

    /// Evaluates an expression in the page's worker; a promise is awaited.
    pub fn in_worker(&self, expression: &str) -> Result<Value> {
        Inspector::of(&self.profile)?.ask_worker(expression)
    }
}
