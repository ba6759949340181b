//! Lengths as a rule shows them: millimetres to a tenth.

use std::fmt;

/// A length of at most three metres, to a tenth of a millimetre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Millimetres(u16);

impl Millimetres {
    /// The longest that is taken: no envelope comes near.
    const MOST: u16 = 10_000;

    /// So many tenths of a millimetre.
    pub const fn tenths(tenths: u16) -> Self {
        Self(tenths)
    }

    /// The length in millimetres.
    pub fn mm(self) -> f32 {
        f32::from(self.0) / 10.0
    }

    /// The length in tenths of a millimetre.
    pub const fn in_tenths(self) -> u16 {
        self.0
    }

    /// Reads "148.5" or "20": millimetres with at most one decimal, up to a metre.
    pub fn read(text: &str) -> Option<Self> {
        let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), "0"));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty();
        if !digits(whole) || !digits(part) || part.len() != 1 {
            return None;
        }
        let tenths = whole.parse::<u16>().ok()?.checked_mul(10)?.checked_add(part.parse().ok()?)?;
        (tenths <= Self::MOST).then_some(Self(tenths))
    }
}

impl fmt::Display for Millimetres {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 % 10 {
            0 => write!(to, "{}", self.0 / 10),
            part => write!(to, "{}.{part}", self.0 / 10),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Millimetres;

    #[test]
    fn lengths_are_read_as_a_rule_shows_them() {
        for (text, tenths) in [("20", 200), ("148.5", 1485), (" 0.3 ", 3), ("1000", 10_000)] {
            assert_eq!(Millimetres::read(text).map(Millimetres::in_tenths), Some(tenths), "{text}");
        }
        for bad in ["", ".", "1.", ".5", "-1", "+1", "1.25", "1,5", "1000.1", "99999", "9e1", "twenty"] {
            assert_eq!(Millimetres::read(bad), None, "{bad}");
        }
        assert_eq!(Millimetres::tenths(1485).to_string(), "148.5");
        assert_eq!(Millimetres::tenths(200).to_string(), "20");
    }
}
