//! A letter on its pages: sender, date, reference and contact at the top right, address, body, page numbers.
//!
//! A letter never carries a protective marking: it must not tell anybody at the door what it is.

use safehold_core::document::{EnvelopeProfile, LetterPaper, PrintSize, Text};

use crate::PaperError;
use crate::draw::{Colour, Drawing, mm};
use crate::layout::blocks::Composer;
use crate::layout::flow::{self, Column};
use crate::layout::profile::{Envelope, MARGIN, envelope};
use crate::layout::style::{
    CLOSE_16, CLOSE_18, CLOSE_LETTER, LARGE_16, LARGE_18, LETTER, ONE_PAGE, Style, Type,
};
use crate::layout::{address, aside};
use crate::typeset::Typesetter;

/// 165 mm hold about 73 characters of the body.
pub(super) const WIDTH: f32 = mm(165.0);
const LATER_TOP: f32 = mm(20.0);
/// Where a letter of several pages ends, above the page's number.
const BOTTOM: f32 = mm(279.0);
/// Where a letter of one page ends: it needs no number.
const LAST_BOTTOM: f32 = mm(284.0);
const PAGE_NUMBER: f32 = mm(286.5);
/// Fold marks: from the left edge, clear of what printers cannot reach.
const FOLD: (f32, f32) = (mm(3.0), mm(8.0));

/// Sets a letter; closer where that saves a page. The setter is one for the paper's language.
///
/// # Errors
/// [`PaperError`] where the content cannot be set; each says what to mend.
pub(crate) fn draw_letter(
    setter: &mut Typesetter,
    paper: &LetterPaper,
    profile: EnvelopeProfile,
    size: PrintSize,
) -> Result<Drawing, PaperError> {
    let envelope = envelope(profile);
    match size {
        PrintSize::Standard => standard(setter, paper, envelope),
        PrintSize::Large16 => first_that_fits(setter, paper, &envelope, [&LARGE_16, &CLOSE_16]),
        PrintSize::Large18 => first_that_fits(setter, paper, &envelope, [&LARGE_18, &CLOSE_18]),
    }
}

/// The letter in the first of these styles in which its pages go into the envelope.
fn first_that_fits(
    setter: &mut Typesetter,
    paper: &LetterPaper,
    envelope: &Envelope,
    [roomy, close]: [&'static Style; 2],
) -> Result<Drawing, PaperError> {
    match set(setter, paper, envelope, roomy, BOTTOM) {
        Err(PaperError::TooManyPages { .. }) => set(setter, paper, envelope, close, BOTTOM),
        other => other,
    }
}

fn standard(setter: &mut Typesetter, paper: &LetterPaper, envelope: Envelope) -> Result<Drawing, PaperError> {
    let mut best: Result<Drawing, PaperError> = set(setter, paper, &envelope, &LETTER, BOTTOM);
    for (style, bottom) in [(&CLOSE_LETTER, BOTTOM), (&ONE_PAGE, LAST_BOTTOM)] {
        let pages = match &best {
            Ok(drawing) => drawing.pages.len(),
            Err(PaperError::TooManyPages { .. }) => usize::MAX,
            Err(_) => return best,
        };
        if pages == 1 {
            break;
        }
        let envelope = if bottom > BOTTOM { Envelope { most_pages: 1, ..envelope } } else { envelope };
        match set(setter, paper, &envelope, style, bottom) {
            Ok(closer) if closer.pages.len() < pages => best = Ok(closer),
            _ => {}
        }
    }
    match best {
        Err(PaperError::TooManyPages { .. }) => set(setter, paper, &envelope, &ONE_PAGE, BOTTOM),
        other => other,
    }
}

fn set(
    setter: &mut Typesetter,
    paper: &LetterPaper,
    envelope: &Envelope,
    style: &'static Style,
    bottom: f32,
) -> Result<Drawing, PaperError> {
    let mut drawing = Drawing::new(&paper.title, &paper.language);
    // In large print, and in a script that needs much room, whom to ask for comes at the end: there is none beside the
    // address.
    let large = style.body.size > LETTER.body.size;
    let beside = if large { None } else { Some(contact(paper).collect()) };
    let contact_stands = aside::place(paper, style, beside, setter, &mut drawing)?;
    // What is given by hand has no envelope.
    if !paper.address.is_empty() {
        address::place(&paper.address, envelope, setter, &mut drawing)?;
    }
    let mut composer = Composer::new(setter, &mut drawing, style, (MARGIN, WIDTH), paper.typeface);
    body(paper, &mut composer)?;
    let mut together = 0;
    if !contact_stands {
        for part in contact(paper) {
            composer.paragraph(&Text::plain(part.join("\n")), style.paragraph_gap)?;
            together += 1;
        }
    }
    // Whom to call, with its number, and what to do where the letter is not safe: never torn over two pages.
    let blocks = flow::keep_last_together(composer.finish(), together);
    let number = setter.line(&page_number(paper, 88, 88), false, style.body.size)?;
    let above_number = style.body.holding([&number]).baseline(0.0);
    let missing = setter.missing();
    if !missing.is_empty() {
        return Err(PaperError::MissingGlyphs(missing));
    }
    let column = Column {
        first_top: envelope.body_top,
        later_top: LATER_TOP,
        bottom: bottom.min(PAGE_NUMBER - above_number),
        most_pages: envelope.most_pages,
    };
    flow::fill(&blocks, column, &mut drawing)?;
    if drawing.pages.len() > 1 {
        page_numbers(paper, style.body, setter, &mut drawing)?;
    }
    drawing.turn_to(0);
    draw_folds(envelope, &mut drawing);
    Ok(drawing)
}

/// Marks at the left edge where the sheet is folded.
pub(super) fn draw_folds(envelope: &Envelope, drawing: &mut Drawing) {
    drawing.decoration(|sketch| {
        for &fold in envelope.folds {
            let fold = mm(fold.mm());
            sketch.rule((FOLD.0, fold), (FOLD.1, fold), 0.35, Colour::SOFT);
        }
    });
}

/// Whom to ask for, in parts: an empty line parts them.
fn contact(paper: &LetterPaper) -> impl Iterator<Item = &[String]> {
    paper.contact.split(|line| line.trim().is_empty()).filter(|part| !part.is_empty())
}

/// Sets what a letter says in lines that stand on no page yet.
///
/// # Errors
/// [`PaperError::Fonts`], and [`PaperError::TableShape`].
pub(crate) fn compose_letter(
    setter: &mut Typesetter,
    paper: &LetterPaper,
    drawing: &mut Drawing,
) -> Result<(), PaperError> {
    body(paper, &mut Composer::new(setter, drawing, &LETTER, (MARGIN, WIDTH), paper.typeface))
}

fn body(paper: &LetterPaper, composer: &mut Composer<'_>) -> Result<(), PaperError> {
    if !paper.heading.trim().is_empty() {
        composer.heading(1, &paper.heading)?;
    }
    composer.blocks(&paper.body)
}

fn page_numbers(
    paper: &LetterPaper,
    type_: Type,
    setter: &mut Typesetter,
    drawing: &mut Drawing,
) -> Result<(), PaperError> {
    let pages = drawing.pages.len();
    let right_to_left = setter.right_to_left();
    for page in 0..pages {
        let line = setter.line(&page_number(paper, page + 1, pages), false, type_.size)?;
        let left = if right_to_left { MARGIN } else { MARGIN + WIDTH - line.width };
        drawing.turn_to(page);
        drawing.running(|sketch| sketch.text(&line, left, PAGE_NUMBER, Colour::INK));
    }
    Ok(())
}

/// "Page 1 of 2" in the letter's words; the bare numbers where it has none.
fn page_number(paper: &LetterPaper, page: usize, pages: usize) -> String {
    let words = if paper.page_of.contains("{page}") { paper.page_of.as_str() } else { "{page} / {pages}" };
    let words = words.replace("{pages}", &pages.to_string()).replace("{page}", &page.to_string());
    words.replace(' ', "\u{a0}")
}

/// "Page 1 of 2" in the language of a paper for people in the unit.
pub(crate) fn page_of(language: &str, page: usize, pages: usize) -> String {
    if language == "cy" || language.starts_with("cy-") {
        format!("Tudalen\u{a0}{page}\u{a0}o\u{a0}{pages}")
    } else {
        format!("Page\u{a0}{page}\u{a0}of\u{a0}{pages}")
    }
}
