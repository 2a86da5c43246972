//! Bytes are changed, as by a damaged disk or a careless editor.

use super::ledger::Ledger;
use super::random::Random;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write as _;

/// Returns an offset in the blocks of the file.
fn place(it: &Ledger, random: &mut Random) -> usize {
    random.within(it.begin, it.file.len())
}

pub fn bit_flipped(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let mut file = it.file.clone();
    file[place(it, random)] ^= 1 << random.below(8);
    file
}

pub fn byte_replaced(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let mut file = it.file.clone();
    file[place(it, random)] = u8::try_from(random.below(256)).unwrap();
    file
}

pub fn byte_dropped(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let mut file = it.file.clone();
    file.remove(place(it, random));
    file
}

pub fn byte_doubled(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let mut file = it.file.clone();
    let place = place(it, random);
    file.insert(place, file[place]);
    file
}

pub fn stretch_overwritten(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let mut file = it.file.clone();
    let (from, to) = (place(it, random), place(it, random));
    let length = (1 + random.below(200)).min(file.len() - from.max(to));
    file.copy_within(from..from + length, to);
    file
}

pub fn truncated(it: &Ledger, random: &mut Random) -> Vec<u8> {
    it.file[..random.below(it.file.len())].to_vec()
}

pub fn truncated_and_closed(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let end = place(it, random);
    let closing = random.pick(&["\n]}\n", "}]}", "\"}]}]}", "]}]}"]);
    [&it.file[..end], closing.as_bytes()].concat()
}

pub fn white_space_added(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let mut file = it.file.clone();
    file.insert(place(it, random), *random.pick(b" \n\t\r"));
    file
}

pub fn zipped_and_flipped(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let mut zipped = GzEncoder::new(Vec::new(), Compression::fast());
    zipped.write_all(&it.file).unwrap();
    let mut file = zipped.finish().unwrap();
    let place = random.within(2, file.len());
    file[place] ^= 1 << random.below(8);
    file
}
