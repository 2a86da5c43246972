//! Reads a JavaScript value of a script as a tree of plain JSON.
//!
//! A script can pass any value: an object that contains itself, one whose members throw when they are read, or one that
//! is nested deeper than any stack. So this module walks the value member by member, within bounds, and uses calls that
//! return exceptions as values. It rejects a value that is not plain and never guesses. A getter of the script may run
//! forever; only the script can end it.

use crate::protocol::{MalformedMessage, ValueFault};
use crate::thrown::describe;
use js_sys::{Array, Function, JsString, Object, Reflect};
use serde_json::{Map, Number, Value};
use wasm_bindgen::{JsCast as _, JsValue};

/// The maximum nesting of lists and objects, as in files.
pub const MOST_LEVELS: usize = 32;
/// The maximum number of values: texts, numbers, lists, objects and their members.
pub const MOST_VALUES: usize = 10_000;
/// The maximum number of characters of all texts and names together, in UTF-16 code units.
pub const MOST_CHARACTERS: usize = 1 << 20;

/// 2^53 - 1, the greatest whole number that JavaScript represents safely.
const GREATEST: f64 = 9_007_199_254_740_991.0;

/// Reads a value.
///
/// # Errors
/// [`MalformedMessage::Value`], with the first member that is not plain, exceeds a bound, or throws.
pub fn tree(value: &JsValue) -> Result<Value, MalformedMessage> {
    let mut walk = TreeWalk { values: 0, characters: 0, path: Vec::new() };
    walk.value(value).map_err(|fault| MalformedMessage::Value { place: walk.path.join("."), fault })
}

struct TreeWalk {
    values: usize,
    characters: usize,
    /// The names of the members that lead to the current value.
    path: Vec<String>,
}

impl TreeWalk {
    fn value(&mut self, value: &JsValue) -> Result<Value, ValueFault> {
        self.values += 1;
        if self.values > MOST_VALUES {
            return Err(ValueFault::TooMany { most: MOST_VALUES as u64 });
        }
        if value.is_null() {
            return Ok(Value::Null);
        }
        if let Some(truth) = value.as_bool() {
            return Ok(Value::Bool(truth));
        }
        if let Some(text) = value.dyn_ref::<JsString>() {
            return self.text(text).map(Value::String);
        }
        if let Some(number) = value.as_f64() {
            return whole(number);
        }
        if !value.is_object() {
            return Err(ValueFault::NotPlain);
        }
        if self.path.len() >= MOST_LEVELS {
            return Err(ValueFault::TooDeep { most: MOST_LEVELS as u64 });
        }
        if is_list(value)? { self.list(value) } else { self.object(value) }
    }

    fn text(&mut self, text: &JsString) -> Result<String, ValueFault> {
        self.characters = self.characters.saturating_add(text.length() as usize);
        if self.characters > MOST_CHARACTERS {
            return Err(ValueFault::TooLong { most: MOST_CHARACTERS as u64 });
        }
        text.as_string().filter(|_| text.is_valid_utf16()).ok_or(ValueFault::HalfCharacter)
    }

    fn list(&mut self, list: &JsValue) -> Result<Value, ValueFault> {
        let length = get(list, &"length".into())?.as_f64().unwrap_or(f64::INFINITY);
        let mut items = Vec::new();
        // A list that exceeds the bounds ends this loop with an error.
        while as_number(items.len()) < length {
            let place = items.len().to_string();
            items.push(self.member(list, &place.as_str().into(), place)?);
        }
        Ok(Value::Array(items))
    }

    fn object(&mut self, object: &JsValue) -> Result<Value, ValueFault> {
        if !is_plain(object)? {
            return Err(ValueFault::NotPlain);
        }
        let mut members = Map::new();
        for name in Reflect::own_keys(object).map_err(threw)?.iter() {
            let Some(written) = name.dyn_ref::<JsString>() else { return Err(ValueFault::SymbolName) };
            let written = self.text(written)?;
            // An undefined member counts as absent.
            if get(object, &name)?.is_undefined() {
                self.values += 1;
                continue;
            }
            members.insert(written.clone(), self.member(object, &name, written)?);
        }
        Ok(Value::Object(members))
    }

    fn member(&mut self, of: &JsValue, key: &JsValue, name: String) -> Result<Value, ValueFault> {
        self.path.push(name);
        let value = self.value(&get(of, key)?)?;
        self.path.pop();
        Ok(value)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the check above admits only whole numbers below 2^53")]
fn whole(number: f64) -> Result<Value, ValueFault> {
    if number.fract().abs() > 0.0 || !number.is_finite() || number.abs() > GREATEST {
        return Err(ValueFault::NotWhole);
    }
    Ok(Value::Number(Number::from(number as i64)))
}

#[expect(clippy::cast_precision_loss, reason = "a count is at most `MOST_VALUES`")]
fn as_number(count: usize) -> f64 {
    count as f64
}

/// Returns `true` if a value is a list. The binding of `Array.isArray` would throw for a revoked proxy.
fn is_list(value: &JsValue) -> Result<bool, ValueFault> {
    let is_array = get(&js_sys::global(), &"Array".into()).and_then(|array| get(&array, &"isArray".into()))?;
    let is_array: Function = is_array.dyn_into().map_err(|_| ValueFault::NoIsArray)?;
    let outcome = Reflect::apply(&is_array, &JsValue::UNDEFINED, &Array::of1(value)).map_err(threw)?;
    Ok(outcome.is_truthy())
}

/// Returns `true` if a value is an object without a class: its prototype is null, or has the prototype null, as that of
/// `{}`.
fn is_plain(value: &JsValue) -> Result<bool, ValueFault> {
    let object: &Object = value.unchecked_ref();
    let prototype = JsValue::from(Reflect::get_prototype_of(object).map_err(threw)?);
    if prototype.is_null() {
        return Ok(true);
    }
    Ok(JsValue::from(Reflect::get_prototype_of(&prototype).map_err(threw)?).is_null())
}

fn get(of: &JsValue, key: &JsValue) -> Result<JsValue, ValueFault> {
    Reflect::get(of, key).map_err(threw)
}

fn threw(thrown: JsValue) -> ValueFault {
    ValueFault::Threw { cause: describe(&thrown) }
}
