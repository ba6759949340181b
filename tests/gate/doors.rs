//! Doors and the many ways in which people write them. What two spellings have in common is known here because they
//! are written from one door; the gate sees the spellings alone.

use safehold_core::person::{Address, AddressKind};
use uuid::Uuid;

/// A number sequence that is the same for the same seed (SplitMix64).
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    pub fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5afe_401d)
    }

    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n as u64) as usize
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

/// A front door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Door {
    pub flat: Option<usize>,
    pub number: usize,
    pub letter: Option<char>,
    pub street: &'static str,
    pub kind: &'static str,
    pub town: &'static str,
    pub postcode: String,
}

const STREETS: [&str; 14] = [
    "Test",
    "Tarn",
    "Mill",
    "Glebe",
    "Beck",
    "Quarry",
    "Kiln",
    "Weir",
    "St Mary's",
    "Ŵyndham",
    "King's Head",
    "Old Ings",
    "Heol-y-Coed",
    "O'Brien",
];
const KINDS: [(&str, &str); 6] = [
    ("Street", "St"),
    ("Lane", "Ln"),
    ("Road", "Rd"),
    ("Avenue", "Ave"),
    ("Close", "Cl"),
    ("Terrace", "Terr"),
];
const TOWNS: [(&str, &str); 6] = [
    ("Leeds", "LS"),
    ("Durham", "DH"),
    ("York", "YO"),
    ("Caerdydd", "CF"),
    ("Wrecsam", "LL"),
    ("Hull", "HU"),
];
const SPELLED: [&str; 12] =
    ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];

impl Door {
    pub fn anywhere(chance: &mut Chance) -> Self {
        let (town, area) = chance.pick(&TOWNS);
        const INWARD: &[u8] = b"ABDEFGHJLNPQRSTUWXYZ";
        let letter = |chance: &mut Chance| char::from(INWARD[chance.below(INWARD.len())]);
        let (one, two) = (letter(chance), letter(chance));
        Self {
            flat: (chance.below(3) == 0).then(|| 1 + chance.below(24)),
            number: 1 + chance.below(180),
            letter: (chance.below(9) == 0).then(|| chance.pick(&['A', 'B', 'C'])),
            street: chance.pick(&STREETS),
            kind: chance.pick(&KINDS).0,
            town,
            postcode: format!("{area}{} {}{one}{two}", 1 + chance.below(19), 1 + chance.below(9)),
        }
    }

    /// Another door that a careless eye takes for this one, and that is another: the same street, ten times the number.
    pub fn neighbour(&self) -> Self {
        Self { number: self.number + 1 + self.number % 7, letter: None, flat: None, ..self.clone() }
    }

    fn street_line(&self, number: &str, kind: &str) -> String {
        let letter = self.letter.map(String::from).unwrap_or_default();
        format!("{number}{letter} {} {kind}", self.street)
    }

    /// As an envelope would have it.
    pub fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.flat.iter().map(|flat| format!("Flat {flat}")).collect();
        lines.push(self.street_line(&self.number.to_string(), self.kind));
        lines.push(self.town.to_owned());
        lines
    }

    pub fn address(&self, kind: AddressKind) -> Address {
        written(kind, self.lines(), self.postcode.clone())
    }

    /// The same door as somebody else writes it.
    pub fn otherwise(&self, kind: AddressKind, chance: &mut Chance) -> Address {
        let short = KINDS.iter().find(|(long, _)| *long == self.kind).map_or(self.kind, |(_, short)| *short);
        let plain = self.street_line(&self.number.to_string(), short);
        let close = self.postcode.replace(' ', "");
        let flat = self.flat.map(|flat| format!("Flat {flat}, ")).unwrap_or_default();
        let (lines, postcode) = match chance.below(9) {
            0 => (vec![plain.to_uppercase(), self.town.to_uppercase()], close),
            1 => (vec![format!("{flat}{plain}, {}", self.town)], self.postcode.to_lowercase()),
            2 => (vec![plain.replace('Ŵ', "W").replace('\'', "\u{2019}")], self.postcode.clone()),
            3 => (vec![plain.replace(' ', "  ")], close.to_lowercase()),
            4 => (vec![format!("No. {plain}"), self.town.to_owned()], self.postcode.clone()),
            // The court kept the postcode back, or the clerk did.
            5 => (vec![self.lines().join(", ")], String::new()),
            6 if self.number <= SPELLED.len() && self.letter.is_none() => {
                (vec![self.street_line(SPELLED[self.number - 1], self.kind)], self.postcode.clone())
            }
            7 => (vec![format!("{}, {plain}", "Upper floor"), self.town.to_owned()], self.postcode.clone()),
            // Somebody forgot the number.
            8 => (vec![format!("{} {}", self.street, self.kind)], self.postcode.clone()),
            _ => (self.lines(), self.postcode.clone()),
        };
        written(kind, lines, postcode)
    }
}

pub fn written(kind: AddressKind, lines: Vec<String>, postcode: String) -> Address {
    Address { id: Uuid::nil().into(), kind, lines, postcode, confidential: false }
}
