//! Splits the top-level object into its members, and its lists into their elements.

use super::value_scanner::{Reach, ValueScanner};
use super::{Kind, Limits, Member, Part, Place, Presence, member_fault};
use crate::file::{FileFault, MemberFault, SyntaxFault};

/// The maximum number of bytes of a top-level member's name, including escapes.
const MOST_NAME: usize = 256;

/// The position in the outline, by the next expected token. Members are given by their index in the shape.
#[derive(Clone, Copy, Debug)]
enum State {
    /// The first byte.
    Start,
    /// A name, or the end of an empty object.
    FirstName,
    /// A name.
    Name,
    /// `:`.
    Colon(usize),
    /// A value, or the list of a list member.
    Value(usize),
    /// An element, or the end of an empty list.
    FirstElement(usize),
    /// An element.
    Element(usize),
    /// `,` or the end of the object.
    AfterValue,
    /// `,` or the end of the list.
    AfterElement(usize),
    /// No token.
    End,
}

/// The element that is being read whole.
#[derive(Clone, Copy, Debug)]
enum Inside {
    Name,
    Value(usize),
    Element(usize),
}

/// The result of a step: the byte was consumed, or must be read again.
enum Step {
    Used,
    Again,
}

/// Splits a document as its bytes arrive.
#[derive(Debug)]
pub struct Splitter {
    shape: &'static [Member],
    limits: Limits,
    seen: Vec<bool>,
    state: State,
    place: Place,
    /// The part or the name that is being read: its kind, its start, its bytes and the scanner of its end.
    inside: Option<Inside>,
    began: Place,
    bytes: Vec<u8>,
    scanner: ValueScanner,
}

impl Splitter {
    /// Creates a splitter that expects an object with the members of `shape`.
    pub fn new(shape: &'static [Member], limits: Limits) -> Self {
        let (seen, scanner) = (vec![false; shape.len()], ValueScanner::new(0));
        let (place, began) = (Place::START, Place::START);
        Self { shape, limits, seen, state: State::Start, place, inside: None, began, bytes: Vec::new(), scanner }
    }

    /// Returns the position of the next byte.
    pub const fn place(&self) -> Place {
        self.place
    }

    /// Scans `json` up to the end of the next part. Returns the number of consumed bytes, and the part if complete.
    ///
    /// # Errors
    /// Returns a fault of the outline.
    pub fn split(&mut self, json: &[u8]) -> Result<(usize, Option<Part>), FileFault> {
        let mut used = 0;
        while used < json.len() {
            if let Some(inside) = self.inside {
                let (more, part) = self.follow(inside, &json[used..])?;
                used += more;
                if part.is_some() {
                    return Ok((used, part));
                }
            } else if let Step::Used = self.step(json[used])? {
                self.place = self.place.behind(&json[used..=used]);
                used += 1;
            }
        }
        Ok((used, None))
    }

    /// Ends the document.
    ///
    /// # Errors
    /// Returns `Truncated`, or the first missing member.
    pub fn finish(&self) -> Result<(), FileFault> {
        if !matches!(self.state, State::End) {
            return Err(FileFault::Truncated { offset: self.place.offset });
        }
        let mut members = self.shape.iter().zip(&self.seen);
        match members.find(|(member, seen)| member.presence == Presence::Needed && !**seen) {
            Some((member, _)) => Err(member_fault(member.name, MemberFault::Missing)),
            None => Ok(()),
        }
    }

    /// Reads one byte of the outline.
    fn step(&mut self, byte: u8) -> Result<Step, FileFault> {
        self.state = match (self.state, byte) {
            (_, b' ' | b'\t' | b'\n' | b'\r') => self.state,
            (State::Start, b'{') => State::FirstName,
            (State::Start, 0xef) => return Err(self.fault(SyntaxFault::ByteOrderMark)),
            (State::Start, _) => return Err(self.fault(SyntaxFault::Object)),
            (State::FirstName | State::AfterValue, b'}') => State::End,
            (State::FirstName | State::Name, b'"') => return Ok(self.begin(Inside::Name, 0)),
            (State::FirstName | State::Name, _) => return Err(self.fault(SyntaxFault::Name)),
            (State::Colon(member), b':') => State::Value(member),
            (State::Colon(_), _) => return Err(self.fault(SyntaxFault::Colon)),
            (State::Value(member), b'[') if self.shape[member].kind == Kind::List => State::FirstElement(member),
            (State::Value(member), _) if self.shape[member].kind == Kind::List => {
                return Err(self.fault(SyntaxFault::List));
            }
            (State::FirstElement(_) | State::AfterElement(_), b']') => State::AfterValue,
            (State::Value(_) | State::FirstElement(_) | State::Element(_), b',' | b':' | b']' | b'}') => {
                return Err(self.fault(SyntaxFault::Value));
            }
            (State::Value(member), _) => return Ok(self.begin(Inside::Value(member), 1)),
            (State::FirstElement(member) | State::Element(member), _) => {
                return Ok(self.begin(Inside::Element(member), 2));
            }
            (State::AfterValue, b',') => State::Name,
            (State::AfterElement(member), b',') => State::Element(member),
            (State::AfterValue | State::AfterElement(_), _) => return Err(self.fault(SyntaxFault::Comma)),
            (State::End, _) => return Err(self.fault(SyntaxFault::Trailing)),
        };
        Ok(Step::Used)
    }

    /// Begins a name or a part at the current byte, which is `outer` levels deep.
    fn begin(&mut self, inside: Inside, outer: u32) -> Step {
        self.inside = Some(inside);
        self.began = self.place;
        self.scanner = ValueScanner::new(self.limits.depth.saturating_sub(outer));
        Step::Again
    }

    /// Continues a name or a part. It reads at most one byte beyond the limit, so that the fault does not depend on the
    /// chunks.
    fn follow(&mut self, inside: Inside, json: &[u8]) -> Result<(usize, Option<Part>), FileFault> {
        let (member, most) = self.cap(inside);
        let room = most - self.bytes.len();
        let json = &json[..json.len().min(room.saturating_add(1))];
        let (used, ended) = match self.scanner.follow(json) {
            Reach::Whole => (json.len(), false),
            Reach::Ends(length) => (length, true),
            Reach::TooDeep(index) => {
                let offset = self.place.offset + index as u64;
                return Err(FileFault::TooDeep { most: self.limits.depth, offset });
            }
        };
        if used > room {
            let (member, most) = (member.to_owned(), most as u64);
            return Err(FileFault::ElementTooLarge { member, most, offset: self.began.offset });
        }
        self.bytes.extend_from_slice(&json[..used]);
        self.place = self.place.behind(&json[..used]);
        Ok((used, if ended { self.end(inside)? } else { None }))
    }

    /// Returns the member of a part and its maximum number of bytes.
    fn cap(&self, inside: Inside) -> (&'static str, usize) {
        match inside {
            Inside::Name => ("", MOST_NAME),
            Inside::Value(member) | Inside::Element(member) => {
                let member = self.shape[member];
                (member.name, member.most.min(self.limits.part))
            }
        }
    }

    /// Ends the current name or part.
    fn end(&mut self, inside: Inside) -> Result<Option<Part>, FileFault> {
        let json = std::mem::take(&mut self.bytes);
        self.inside = None;
        let member = match inside {
            Inside::Name => {
                self.state = State::Colon(self.recognise(json)?);
                return Ok(None);
            }
            Inside::Value(member) => {
                self.state = State::AfterValue;
                member
            }
            Inside::Element(member) => {
                self.state = State::AfterElement(member);
                member
            }
        };
        Ok(Some(Part { member: self.shape[member].name, place: self.began, json }))
    }

    /// Returns the index of the member with this name, which must occur for the first time.
    fn recognise(&mut self, json: Vec<u8>) -> Result<usize, FileFault> {
        let offset = self.began.offset;
        let name: String = Part { member: "", place: self.began, json }.read()?;
        let Some(index) = self.shape.iter().position(|member| member.name == name) else {
            return Err(member_fault(&name, MemberFault::Unknown { offset }));
        };
        if std::mem::replace(&mut self.seen[index], true) {
            return Err(member_fault(&name, MemberFault::Repeated { offset }));
        }
        Ok(index)
    }

    const fn fault(&self, why: SyntaxFault) -> FileFault {
        FileFault::Syntax { offset: self.place.offset, why }
    }
}
