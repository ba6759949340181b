//! A letter on its pages: sender, date, reference and contact at the top right, address, body, page numbers.
//!
//! A letter never carries a protective marking: it must not tell anybody at the door what it is.

use safehold_core::document::{EnvelopeProfile, LetterPaper, PrintSize, Text};

use crate::PaperError;
use crate::draw::{Area, Colour, Drawing, Role, mm};
use crate::layout::blocks::Composer;
use crate::layout::flow::{self, Column};
use crate::layout::profile::{Envelope, MARGIN, envelope};
use crate::layout::style::{CLOSE_LETTER, LARGE_16, LARGE_18, LETTER, ONE_PAGE, Style, Type};
use crate::typeset::{Line, Typesetter};

/// 165 mm hold about 73 characters of the body.
const WIDTH: f32 = mm(165.0);
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
/// Height of a line of type from its highest to its lowest point, in sizes.
const LINE_BOX: f32 = 1.362;
/// From the top of that box to the baseline.
const ASCENT: f32 = 1.069;

/// Sets a letter; closer where that saves a page.
///
/// # Errors
/// [`PaperError`] where the content cannot be set; each says what to mend.
pub(crate) fn draw_letter(
    paper: &LetterPaper,
    profile: EnvelopeProfile,
    size: PrintSize,
) -> Result<Drawing, PaperError> {
    let envelope = envelope(profile);
    match size {
        PrintSize::Standard => standard(paper, envelope),
        PrintSize::Large16 => set(paper, &envelope, &LARGE_16, BOTTOM),
        PrintSize::Large18 => set(paper, &envelope, &LARGE_18, BOTTOM),
    }
}

fn standard(paper: &LetterPaper, envelope: Envelope) -> Result<Drawing, PaperError> {
    let mut best: Result<Drawing, PaperError> = set(paper, &envelope, &LETTER, BOTTOM);
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
        match set(paper, &envelope, style, bottom) {
            Ok(closer) if closer.pages.len() < pages => best = Ok(closer),
            _ => {}
        }
    }
    best
}

fn set(
    paper: &LetterPaper,
    envelope: &Envelope,
    style: &'static Style,
    bottom: f32,
) -> Result<Drawing, PaperError> {
    let mut setter = Typesetter::new(&paper.language)?;
    let mut drawing = Drawing::new(&paper.title, &paper.language);
    // In large print whom to ask for comes at the end: there is no room for it beside the address.
    let large = style.body.size > LETTER.body.size;
    let type_ =
        if large { Type { size: style.body.size, leading: style.body.size * 1.3 } } else { ASIDE_TYPE };
    aside(paper, type_, !large, &mut setter, &mut drawing)?;
    address(paper, envelope, &mut setter, &mut drawing)?;
    let mut composer = Composer::new(&mut setter, &mut drawing, style, MARGIN, WIDTH);
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
        page_numbers(paper, style.body, &mut setter, &mut drawing)?;
    }
    drawing.turn_to(0);
    drawing.decoration(|sketch| {
        for &fold in envelope.folds {
            sketch.rule((FOLD.0, fold), (FOLD.1, fold), 0.35, Colour::SOFT);
        }
    });
    Ok(drawing)
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
            blocks.push(with_spaces(lines, setter, type_.size)?);
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

/// Lines that end in a space, so that a reader of the file does not join their words.
fn with_spaces(lines: Vec<Line>, setter: &mut Typesetter, size: f32) -> Result<Vec<Line>, PaperError> {
    let space = setter.line(" ", false, size)?;
    let add = |mut line: Line| {
        let at = line.width;
        line.pieces.extend(space.pieces.iter().cloned().map(|mut piece| {
            piece.x += at;
            piece
        }));
        line
    };
    Ok(lines.into_iter().map(add).collect())
}

fn address(
    paper: &LetterPaper,
    envelope: &Envelope,
    setter: &mut Typesetter,
    drawing: &mut Drawing,
) -> Result<(), PaperError> {
    let count = paper.address.len();
    if !(3..=7).contains(&count) {
        return Err(PaperError::AddressLines { lines: count });
    }
    let (lines, type_) = fit_address(paper, envelope, setter)?;
    let lines = with_spaces(lines, setter, type_.size)?;
    let height = (lines.len() as f32 - 1.0) * type_.leading + LINE_BOX * type_.size;
    let spare = (envelope.window.height - height).max(0.0);
    let top = envelope.window.top + if envelope.from_top { 0.0 } else { spare / 2.0 };
    let node = drawing.node(Drawing::ROOT, Role::Paragraph);
    drawing.tagged(node, |sketch| {
        let mut baseline = top + ASCENT * type_.size;
        for line in &lines {
            sketch.text(line, envelope.window.left, baseline, Colour::INK);
            baseline += type_.leading;
        }
    });
    Ok(())
}

/// The address in the largest type that fits: first the clear space yields, then the size, down to
/// 9 points, then the space between lines. Long lines are wrapped only at 9 points.
fn fit_address(
    paper: &LetterPaper,
    envelope: &Envelope,
    setter: &mut Typesetter,
) -> Result<(Vec<Line>, Type), PaperError> {
    let texts: Vec<Text> = paper.address.iter().map(|line| Text::plain(line.trim())).collect();
    let width = envelope.window.width;
    let tightest = [(11.0, 1.15), (10.5, 1.15), (10.0, 1.15), (9.5, 1.15), (9.0, 1.15), (9.0, 1.02)];
    for (size, least) in tightest {
        let mut lines = Vec::new();
        let mut wrapped = false;
        for text in &texts {
            let set = setter.lines(text, false, size, width)?;
            wrapped |= set.len() > 1;
            lines.extend(set);
        }
        if wrapped && size > 9.0 || lines.len() > 7 {
            continue;
        }
        let between = lines.len() as f32 - 1.0;
        let room = |height: f32| (height - LINE_BOX * size) / between;
        let clear = room(envelope.window.height - 2.0 * envelope.clearance);
        let leading = if clear >= 1.2 * size { clear } else { room(envelope.window.height) };
        if leading >= least * size {
            return Ok((lines, Type { size, leading: leading.min(1.2 * size) }));
        }
    }
    let mut longest = (0.0, 1);
    for (place, text) in texts.iter().enumerate() {
        let extent = setter.extent(text, false, 9.0)?;
        if extent.natural > longest.0 {
            longest = (extent.natural, place + 1);
        }
    }
    Err(PaperError::AddressDoesNotFit { line: longest.1 })
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
