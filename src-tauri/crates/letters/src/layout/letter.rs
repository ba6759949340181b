//! A letter on its pages: sender, date, reference and contact at the top right, address, body, page numbers.
//!
//! A letter never carries a protective marking: it must not tell anybody at the door what it is.

use safehold_core::document::{EnvelopeProfile, LetterPaper, PrintSize, Text};

use crate::PaperError;
use crate::draw::{Area, Colour, Drawing, Role, mm};
use crate::layout::address;
use crate::layout::blocks::Composer;
use crate::layout::flow::{self, Column};
use crate::layout::profile::{Envelope, MARGIN, envelope};
use crate::layout::style::{CLOSE_LETTER, LARGE_16, LARGE_18, LETTER, ONE_PAGE, Style, Type};
use crate::typeset::Typesetter;

/// 165 mm hold about 73 characters of the body.
pub(super) const WIDTH: f32 = mm(165.0);
const LATER_TOP: f32 = mm(20.0);
/// Where a letter of several pages ends, above the page's number.
const BOTTOM: f32 = mm(279.0);
/// Where a letter of one page ends: it needs no number.
const LAST_BOTTOM: f32 = mm(284.0);
const PAGE_NUMBER: f32 = mm(286.5);
const ASIDE: Area = Area { left: mm(125.0), top: mm(12.0), width: mm(69.0), height: mm(81.0) };
const ASIDE_TYPE: Type = Type { size: 12.0, leading: 15.0 };
/// Between the sender, the date with the reference, and the contact.
const ASIDE_GAP: f32 = 9.0;
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
        PrintSize::Large16 => set(setter, paper, &envelope, &LARGE_16, BOTTOM),
        PrintSize::Large18 => set(setter, paper, &envelope, &LARGE_18, BOTTOM),
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
    best
}

fn set(
    setter: &mut Typesetter,
    paper: &LetterPaper,
    envelope: &Envelope,
    style: &'static Style,
    bottom: f32,
) -> Result<Drawing, PaperError> {
    let mut drawing = Drawing::new(&paper.title, &paper.language);
    // In large print whom to ask for comes at the end: there is no room for it beside the address.
    let large = style.body.size > LETTER.body.size;
    let type_ =
        if large { Type { size: style.body.size, leading: style.body.size * 1.3 } } else { ASIDE_TYPE };
    aside(paper, type_, !large, setter, &mut drawing)?;
    // What is given by hand has no envelope.
    if !paper.address.is_empty() {
        address::place(&paper.address, envelope, setter, &mut drawing)?;
    }
    let mut composer = Composer::new(setter, &mut drawing, style, MARGIN, WIDTH);
    body(paper, &mut composer)?;
    if large {
        for part in contact(paper) {
            composer.paragraph(&Text::plain(part.join(". ")), style.paragraph_gap)?;
        }
    }
    let blocks = composer.finish();
    let missing = setter.missing();
    if !missing.is_empty() {
        return Err(PaperError::MissingGlyphs(missing));
    }
    let column = Column {
        first_top: envelope.body_top,
        later_top: LATER_TOP,
        bottom,
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

/// The sender, the date with the reference, and whom to ask for: beside the address, where no window shows it.
fn aside(
    paper: &LetterPaper,
    type_: Type,
    with_contact: bool,
    setter: &mut Typesetter,
    drawing: &mut Drawing,
) -> Result<(), PaperError> {
    let dated = [paper.date.clone(), paper.reference.clone()];
    let mut parts: Vec<(&[String], bool)> = vec![(&paper.sender, true), (&dated, false)];
    if with_contact {
        parts.extend(contact(paper).enumerate().map(|(place, part)| (part, place == 0)));
    }
    let mut blocks = Vec::new();
    let mut height = -ASIDE_GAP;
    for (texts, headed) in parts {
        let mut lines = Vec::new();
        for (place, text) in texts.iter().filter(|text| !text.trim().is_empty()).enumerate() {
            let text = Text::plain(text.as_str());
            lines.extend(setter.lines(&text, headed && place == 0, type_.size, ASIDE.width)?);
        }
        if !lines.is_empty() {
            height += lines.len() as f32 * type_.leading + ASIDE_GAP;
            blocks.push(address::with_spaces(lines, setter, type_.size)?);
        }
    }
    if height > ASIDE.height {
        let lines = blocks.iter().map(Vec::len).sum();
        let most = ((ASIDE.height - 3.0 * ASIDE_GAP) / type_.leading) as usize;
        return Err(PaperError::SenderDoesNotFit { lines, most });
    }
    let mut top = ASIDE.top;
    for lines in &blocks {
        let node = drawing.node(Drawing::ROOT, Role::Paragraph);
        drawing.tagged(node, |sketch| {
            for line in lines {
                sketch.text(line, ASIDE.left, type_.baseline(top), Colour::INK);
                top += type_.leading;
            }
        });
        top += ASIDE_GAP;
    }
    Ok(())
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
    for page in 0..pages {
        let line = setter.line(&page_of(&paper.language, page + 1, pages), false, type_.size)?;
        drawing.turn_to(page);
        drawing.running(|sketch| sketch.text_to(&line, MARGIN + WIDTH, PAGE_NUMBER, Colour::INK));
    }
    Ok(())
}

/// "Page 1 of 2" in the paper's language.
pub(crate) fn page_of(language: &str, page: usize, pages: usize) -> String {
    if language == "cy" || language.starts_with("cy-") {
        format!("Tudalen\u{a0}{page}\u{a0}o\u{a0}{pages}")
    } else {
        format!("Page\u{a0}{page}\u{a0}of\u{a0}{pages}")
    }
}
