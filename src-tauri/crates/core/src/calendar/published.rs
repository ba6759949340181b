//! Data: the bank holidays of England and Wales as the government published them, and what single proclamations
//! changed (Banking and Financial Dealings Act 1971 s1(2), (3)).
//!
//! To take in a new year: add its line to [`PUBLISHED`] from www.gov.uk/bank-holidays, what its proclamation changed to
//! [`PROCLAIMED`], and run the tests: they compare every line with the rules.

use chrono::NaiveDate;

/// Year, and its days as month and day, in order. The calendar is verified for these years.
pub(super) const PUBLISHED: [(i32, &str); 17] = [
    (2012, "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26"),
    (2013, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"),
    (2014, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
    (2015, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
    (2016, "01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27"),
    (2017, "01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
    (2018, "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26"),
    (2019, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26"),
    (2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"),
    (2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"),
    (2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"),
    (2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"),
    (2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"),
    (2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
    (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
    (2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
    (2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
];

/// What a proclamation did to one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Proclaimed {
    /// Made it a holiday.
    Holiday(&'static str),
    /// Moved its holiday to another day.
    Moved,
}

use Proclaimed::{Holiday, Moved};

/// The days that single proclamations added or moved, in order.
pub(super) const PROCLAIMED: [(i32, u32, u32, Proclaimed); 17] = [
    (1995, 5, 1, Moved),
    (1995, 5, 8, Holiday("Early May bank holiday (VE Day)")),
    (1999, 12, 31, Holiday("Millennium Eve")),
    (2002, 5, 27, Moved),
    (2002, 6, 3, Holiday("Golden Jubilee bank holiday")),
    (2002, 6, 4, Holiday("Spring bank holiday")),
    (2011, 4, 29, Holiday("Royal wedding bank holiday")),
    (2012, 5, 28, Moved),
    (2012, 6, 4, Holiday("Spring bank holiday (substitute day)")),
    (2012, 6, 5, Holiday("Queen's Diamond Jubilee (extra bank holiday)")),
    (2020, 5, 4, Moved),
    (2020, 5, 8, Holiday("Early May bank holiday (VE Day)")),
    (2022, 5, 30, Moved),
    (2022, 6, 2, Holiday("Spring bank holiday")),
    (2022, 6, 3, Holiday("Platinum Jubilee bank holiday")),
    (2022, 9, 19, Holiday("Bank holiday for the State Funeral of Queen Elizabeth II")),
    (2023, 5, 8, Holiday("Bank holiday for the coronation of King Charles III")),
];

/// What a proclamation did to this day.
pub(super) fn proclaimed(day: NaiveDate) -> Option<Proclaimed> {
    use chrono::Datelike;
    let found = (day.year(), day.month(), day.day());
    PROCLAIMED.iter().find(|(y, m, d, _)| (*y, *m, *d) == found).map(|(.., what)| *what)
}
