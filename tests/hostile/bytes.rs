//! Bytes are changed, as by a damaged disk or a careless editor.

use super::chance::Chance;
use super::ledger::Ledger;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write as _;

/// Returns an offset in the blocks of the file.
fn place(it: &Ledger, chance: &mut Chance) -> usize {
    chance.within(it.begin, it.file.len())
}

pub fn bit_flipped(it: &Ledger, chance: &mut Chance) -> Vec<u8> {
    let mut file = it.file.clone();
    file[place(it, chance)] ^= 1 << chance.below(8);
    file
}

pub fn byte_replaced(it: &Ledger, chance: &mut Chance) -> Vec<u8> {
    let mut file = it.file.clone();
    file[place(it, chance)] = u8::try_from(chance.below(256)).unwrap();
    file
}

pub fn byte_dropped(it: &Ledger, chance: &mut Chance) -> Vec<u8> {
    let mut file = it.file.clone();
    file.remove(place(it, chance));
    file
}

pub fn byte_doubled(it: &Ledger, chance: &mut Chance) -> Vec<u8> {
    let mut file = it.file.clone();
    let place = place(it, chance);
    file.insert(place, file[place]);
    file
}

pub fn stretch_overwritten(it: &Ledger, chance: &mut Chance) -> Vec<u8> {
    let mut file = it.file.clone();
    let (from, to) = (place(it, chance), place(it, chance));
    let length = (1 + chance.below(200)).min(file.len() - from.max(to));
    file.copy_within(from..from + length, to);
    file
}

pub fn truncated(it: &Ledger, chance: &mut Chance) -> Vec<u8> {
    it.file[..chance.below(it.file.len())].to_vec()
}

pub fn truncated_and_closed(it: &Ledger, chance: &mut Chance) -> Vec<u8> {
    let end = place(it, chance);
    let closing = chance.pick(&["\n]}\n", "}]}", "\"}]}]}", "]}]}"]);
    [&it.file[..end], closing.as_bytes()].concat()
}

pub fn white_space_added(it: &Ledger, chance: &mut Chance) -> Vec<u8> {
    let mut file = it.file.clone();
    file.insert(place(it, chance), *chance.pick(b" \n\t\r"));
    file
}

pub fn zipped_and_flipped(it: &Ledger, chance: &mut Chance) -> Vec<u8> {
    let mut zipped = GzEncoder::new(Vec::new(), Compression::fast());
    zipped.write_all(&it.file).unwrap();
    let mut file = zipped.finish().unwrap();
    let place = chance.within(2, file.len());
    file[place] ^= 1 << chance.below(8);
    file
}
