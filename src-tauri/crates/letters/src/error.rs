//! What can stand in the way of a paper, in words that say what to mend.

/// Why a letter or plan could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// No built-in font has these characters.
    #[error("{}", missing_words(.0))]
    MissingGlyphs(Vec<char>),
    /// The address has too few or too many lines.
    #[error("the address has {lines} lines: a letter needs 3 to 7, with the postcode alone on the last")]
    AddressLines {
        /// How many there are.
        lines: usize,
    },
    /// The address does not fit the envelope's window at the smallest size allowed.
    #[error(
        "line {line} of the address is too long for the envelope's window: shorten it, or choose an envelope \
         with a wider window"
    )]
    AddressDoesNotFit {
        /// The longest line, counted from 1.
        line: usize,
    },
    /// The sender's lines run out of their corner.
    #[error(
        "the sender's details take {lines} lines, but only {most} fit at the top of a letter: shorten them"
    )]
    SenderDoesNotFit {
        /// Lines after wrapping.
        lines: usize,
        /// Lines that fit.
        most: usize,
    },
    /// The paper is longer than may be sent or handed out.
    #[error("this would take {pages} pages, and {most} is the most: shorten the text")]
    TooManyPages {
        /// Pages needed.
        pages: usize,
        /// Pages allowed.
        most: usize,
    },
    /// A row of a table has not as many cells as the table has headings.
    #[error("row {row} of the table has {cells} cells under {headings} headings: give each row one for each")]
    TableShape {
        /// The row, counted from 1.
        row: usize,
        /// Its cells.
        cells: usize,
        /// The table's headings.
        headings: usize,
    },
    /// A file of letters has none.
    #[error("there is no letter to print: every one was refused or taken out")]
    NoLetters,
    /// The paper has no title for its file.
    #[error("the paper has no title: give the template a neutral one, such as \"Letter\"")]
    NoTitle,
    /// The language is not a tag such as `en-GB`.
    #[error("\"{0}\" is not a language tag: the template needs one such as en-GB or cy")]
    Language(String),
    /// A built-in font is damaged; only a new installation helps.
    #[error("{0}: install the program again")]
    Fonts(String),
    /// The file could not be put together.
    #[error("the PDF could not be written: {0}")]
    Write(String),
}

fn missing_words(missing: &[char]) -> String {
    let named: Vec<String> = missing
        .iter()
        .map(|&character| {
            let code = u32::from(character);
            if character.is_control() {
                format!("U+{code:04X}")
            } else {
                format!("{character} (U+{code:04X})")
            }
        })
        .collect();
    let which = if missing.len() == 1 { "this character" } else { "these characters" };
    format!("no font here can print {which}: {}. Write the words another way", named.join(", "))
}

#[cfg(test)]
mod tests {
    use super::PaperError;

    #[test]
    fn missing_characters_are_named() {
        let message = PaperError::MissingGlyphs(vec!['\u{7}', 'ア']).to_string();
        assert_eq!(
            message,
            "no font here can print these characters: U+0007, ア (U+30A2). Write the words another way"
        );
    }
}
