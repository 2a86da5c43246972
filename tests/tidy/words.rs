//! Words that are permitted only in some places, or nowhere.

use super::source::{Source, Violation, has_word};

/// Words, the places that forbid them, the exceptions, and the reason.
struct Rule {
    words: &'static [&'static str],
    within: &'static [&'static str],
    except: &'static [&'static str],
    reason: &'static str,
}

const PURE: &[&str] = &[
    "async",
    "await",
    "std::time",
    "std::fs",
    "std::net",
    "std::thread",
    "std::env",
    "SystemTime",
    "Instant",
    "getrandom",
    "OsRng",
    "thread_rng",
    "println",
    "eprintln",
];
const BROWSER: &[&str] = &["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "JsValue", "leptos"];
const LEFT_BEHIND: &[&str] = &[".unwrap()", "todo!", "dbg!", "unimplemented!"];

const RULES: [Rule; 13] = [
    Rule {
        words: PURE,
        within: &["src/ledger", "src/simulation"],
        except: &[],
        reason: "the rules are pure: they never wait, read the clock, draw random numbers or print",
    },
    Rule {
        words: BROWSER,
        within: &["src/ledger", "src/file", "src/simulation"],
        except: &[],
        reason: "the rules do not depend on a browser",
    },
    Rule {
        words: BROWSER,
        within: &["src/storage"],
        except: &["src/storage/indexed_db", "src/storage/schema"],
        reason: "only the adapter of the storage port names browser types",
    },
    Rule {
        words: BROWSER,
        within: &["src/node"],
        except: &["src/node/browser"],
        reason: "only node/browser.rs connects the node with the browser",
    },
    Rule { words: &["leptos"], within: &["src/worker", "src/text"], except: &[], reason: "only the page uses leptos" },
    Rule {
        words: &["async", "await", "web_sys", "js_sys", "wasm_bindgen", "leptos"],
        within: &["src/protocol"],
        except: &[],
        reason: "messages are data without behaviour",
    },
    Rule {
        words: &["ed25519_zebra"],
        within: &["src"],
        except: &["src/ledger/key"],
        reason: "only ledger/key.rs verifies signatures",
    },
    Rule {
        words: &["Sha256", "serde_json_canonicalizer"],
        within: &["src"],
        except: &["src/ledger/encode"],
        reason: "only ledger/encode.rs makes the bytes that are hashed or signed",
    },
    Rule {
        words: &["worker::server", "SigningKey", "SecretKey", "StaticSecret"],
        within: &["src/ui"],
        except: &[],
        reason: "the page reaches the worker by messages, and holds no secret key",
    },
    Rule {
        words: &["inner_html", "style=", "style:"],
        within: &["src/ui"],
        except: &[],
        reason: "what is stored is shown as text, and styles are classes: the policy of the page allows nothing else",
    },
    Rule {
        words: &["local_storage", "session_storage"],
        within: &["src"],
        except: &["src/ui/state/local_value"],
        reason: "only ui/state/local_value.rs stores values beside the database, and it lists all of them",
    },
    Rule {
        words: LEFT_BEHIND,
        within: &["src", "xtask", "tests/e2e/src"],
        except: &[],
        reason: "an error has a type, or an `expect` that says why it cannot occur",
    },
    Rule {
        words: &["thread::sleep"],
        within: &["src", "tests/node", "tests/ledger", "tests/browser", "tests/e2e/tests"],
        except: &[],
        reason: "a test waits for a condition, never for a time",
    },
];

/// Marks of unfinished work, which are forbidden in every file, also in comments.
const UNFINISHED: [&str; 3] = ["TODO", "FIXME", "XXX"];

/// Returns the places in which a word is forbidden.
pub fn misplaced(source: &Source) -> Vec<Violation> {
    let mut violations = unfinished(source);
    if source.is("rs") {
        violations.extend(RULES.iter().filter(|rule| rule.governs(source)).flat_map(|rule| rule.broken(source)));
    }
    violations
}

impl Rule {
    fn governs(&self, source: &Source) -> bool {
        let any = |places: &[&str]| places.iter().any(|place| source.belongs_to(place));
        any(self.within) && !any(self.except)
    }

    fn broken(&self, source: &Source) -> Vec<Violation> {
        let mut violations = Vec::new();
        for (number, line) in lines(source) {
            for word in self.words.iter().filter(|word| has_word(line, word)) {
                violations.push(source.violation(number, format!("`{word}` is here, but {}", self.reason)));
            }
        }
        violations
    }
}

/// Returns all lines of tests too, since some words are forbidden there as well.
fn lines(source: &Source) -> Vec<(usize, &str)> {
    if source.is_test() {
        return source.lines.iter().map(String::as_str).enumerate().collect();
    }
    source.code()
}

fn unfinished(source: &Source) -> Vec<Violation> {
    let mut violations = Vec::new();
    for (number, line) in source.lines.iter().enumerate() {
        if let Some(word) = UNFINISHED.iter().find(|word| has_word(line, word)) {
            violations.push(source.violation(number, format!("{word}: finish the work, or open an issue")));
        }
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, text: &str, expected: usize) {
        assert_eq!(misplaced(&Source::new(path, text)).len(), expected, "{path}: {text}");
    }

    #[test]
    fn every_rule_can_fail() {
        for rule in &RULES {
            let path = format!("{}/planted.rs", rule.within[0]);
            for word in rule.words {
                let source = Source::new(&path, &format!("    {word} "));
                assert!(!rule.broken(&source).is_empty(), "{path}: {word}");
            }
        }
    }

    #[test]
    fn planted_words_are_seen() {
        check("src/ledger/block.rs", "pub async fn a() {}", 1);
        check("src/ledger/chain.rs", "use std::time::Duration;", 1);
        check("src/storage.rs", "fn get(&self) -> JsValue;", 1);
        check("src/ledger/verify.rs", "use ed25519_zebra::batch;", 1);
        check("src/ui/app.rs", "<p style=\"color: red\" inner_html=text></p>", 2);
        check("xtask/src/main.rs", "a.unwrap();", 1);
        check("style/base.css", "/* TODO: later */", 1);
        check("tests/e2e/tests/start.rs", "std::thread::sleep(long);", 1);
    }

    #[test]
    fn allowed_words_are_not() {
        check("src/ledger/key.rs", "use ed25519_zebra::batch;", 0);
        check("src/ledger/block.rs", "// never async\n#[cfg(test)]\nfn a() { b.unwrap() }", 0);
        check("src/storage/indexed_db.rs", "use wasm_bindgen::JsValue;", 0);
        check("src/ledger/seal.rs", "use hpke::kem::X25519HkdfSha256;", 0);
    }
}
