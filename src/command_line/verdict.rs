//! `verify`: a line or a JSON object for each file.

use super::{End, Stopped, read};
use crate::file::FileFault;
use crate::file::verified::{Keep, SnapshotVerifier, VerifiedSnapshot};
use crate::ledger::id::Hash;
use crate::ledger::number::Height;
use crate::ledger::rejection::Rule;
use crate::text;
use serde::Serialize;
use std::path::Path;

/// What is said of a file. Members that do not apply are left out.
#[derive(Debug, Default, Serialize)]
struct Verdict {
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ledger: Option<Hash>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<Height>,
    #[serde(skip_serializing_if = "Option::is_none")]
    head: Option<Hash>,
    #[serde(skip_serializing_if = "Option::is_none")]
    irreversible: Option<Height>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    transaction: Option<Hash>,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
}

/// Verifies a file and prints what came of it.
pub fn print(path: &Path, json: bool) -> End {
    let (end, verdict) = judge(path);
    if json {
        println!("{}", serde_json::to_string(&verdict).expect("a verdict holds only texts and numbers"));
        return end;
    }
    match (end, &verdict.detail) {
        (End::Valid, _) => println!("{}: valid, {}", verdict.file, summary(&verdict)),
        (End::Invalid, detail) => println!("{}: invalid. {}", verdict.file, detail.as_deref().unwrap_or_default()),
        (End::Unreadable, detail) => eprintln!("{}: {}", verdict.file, detail.as_deref().unwrap_or_default()),
    }
    end
}

fn summary(verdict: &Verdict) -> String {
    let height = verdict.height.unwrap_or_default();
    let irreversible = verdict.irreversible.unwrap_or_default();
    let head = verdict.head.map(|head| head.to_string()).unwrap_or_default();
    format!("height {height}, irreversible up to {irreversible}, head {head}")
}

fn judge(path: &Path) -> (End, Verdict) {
    let file = path.display().to_string();
    let mut verifier = SnapshotVerifier::new(Keep::Nothing, None);
    let outcome = read(path, |chunk| verifier.push(chunk));
    let ledger = verifier.state().map(|state| state.founding().ledger);
    match outcome.and_then(|()| verifier.finish().map_err(Stopped::Fault)) {
        Ok(snapshot) => (End::Valid, valid(file, &snapshot)),
        Err(Stopped::Fault(fault)) => (End::Invalid, invalid(file, ledger, &fault)),
        Err(Stopped::Unreadable(error)) => {
            let detail = Some(format!("The file cannot be read ({error}). Check its name and its permissions."));
            (End::Unreadable, Verdict { file, detail, ..Verdict::default() })
        }
    }
}

fn valid(file: String, snapshot: &VerifiedSnapshot) -> Verdict {
    let tip = snapshot.state.tip();
    Verdict {
        file,
        verdict: Some("valid"),
        ledger: Some(snapshot.state.founding().ledger),
        height: Some(tip.height),
        head: Some(tip.hash),
        irreversible: Some(tip.irreversible),
        ..Verdict::default()
    }
}

fn invalid(file: String, ledger: Option<Hash>, fault: &FileFault) -> Verdict {
    let rejection = if let FileFault::Rejected { rejection } = fault { Some(rejection) } else { None };
    Verdict {
        file,
        verdict: Some("invalid"),
        ledger,
        height: rejection.and_then(|it| it.height),
        rule: Some(rule(fault).name()),
        transaction: rejection.and_then(|it| it.transaction),
        detail: Some(text::file_fault(fault)),
        ..Verdict::default()
    }
}

/// The rule of PROTOCOL, section 10, that a fault of a file comes under.
const fn rule(fault: &FileFault) -> Rule {
    match fault {
        FileFault::Rejected { rejection } => rejection.rule(),
        FileFault::Ledger { .. } => Rule::Ledger,
        FileFault::Name { .. } => Rule::Text,
        FileFault::TooLarge { .. } | FileFault::ElementTooLarge { .. } => Rule::Size,
        FileFault::Syntax { .. }
        | FileFault::Format { .. }
        | FileFault::Member { .. }
        | FileFault::Foreign { .. }
        | FileFault::Version { .. }
        | FileFault::Truncated { .. }
        | FileFault::TooDeep { .. }
        | FileFault::Gzip { .. }
        | FileFault::Unreadable { .. }
        | FileFault::DoesNotOpen
        | FileFault::ForeignKdf
        | FileFault::Receipt { .. } => Rule::Format,
    }
}
