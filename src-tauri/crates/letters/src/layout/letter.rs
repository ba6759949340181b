//! A letter on its pages: sender, address, date, body, signature, page numbers.
//!
//! A letter never carries a protective marking: it must not tell anybody at the door what it is.

use safehold_core::document::{LetterPaper, Text};

use crate::PaperError;
use crate::draw::{Area, Colour, Drawing, Role, mm};
use crate::layout::blocks::Composer;
use crate::layout::flow::{self, Column};
use crate::layout::profile::{Envelope, EnvelopeProfile, MARGIN};
use crate::layout::style::{CLOSE_LETTER, LETTER, Style, Type};
use crate::layout::text::TextBlock;
use crate::typeset::{Line, Typesetter};

/// 150 mm hold about 70 characters of the body.
const WIDTH: f32 = mm(150.0);
const LATER_TOP: f32 = mm(20.0);
const BOTTOM: f32 = mm(277.0);
const PAGE_NUMBER: f32 = mm(286.5);
const SENDER: Area = Area { left: mm(125.0), top: mm(15.0), width: mm(69.0), height: mm(76.0) };
const SENDER_TYPE: Type = Type { size: 12.0, leading: 15.6 };
/// Fold marks: from the left edge, clear of what printers cannot reach.
const FOLD: (f32, f32) = (mm(3.0), mm(8.0));
/// Height of a line of type from its highest to its lowest point, in sizes.
const LINE_BOX: f32 = 1.362;
/// From the top of that box to the baseline.
const ASCENT: f32 = 1.069;

/// Sets a letter; a little closer where that saves a page.
///
/// # Errors
/// [`PaperError`] where the content cannot be set; each says what to mend.
pub(crate) fn draw_letter(paper: &LetterPaper, profile: EnvelopeProfile) -> Result<Drawing, PaperError> {
    let envelope = profile.envelope();
    let open = set(paper, &envelope, &LETTER);
    match &open {
        Ok(drawing) if drawing.pages.len() > 1 => {
            let close = set(paper, &envelope, &CLOSE_LETTER)?;
            if close.pages.len() < drawing.pages.len() { Ok(close) } else { open }
        }
        Err(PaperError::TooManyPages { .. }) => set(paper, &envelope, &CLOSE_LETTER),
        _ => open,
    }
}

fn set(paper: &LetterPaper, envelope: &Envelope, style: &'static Style) -> Result<Drawing, PaperError> {
    let mut setter = Typesetter::new(&paper.language)?;
    let mut drawing = Drawing::new(&paper.title, &paper.language);
    sender(paper, &mut setter, &mut drawing)?;
    address(paper, envelope, &mut setter, &mut drawing)?;
    let mut composer = Composer::new(&mut setter, &mut drawing, style, MARGIN, WIDTH);
    body(paper, &mut composer)?;
    let blocks = composer.finish();
    let missing = setter.missing();
    if !missing.is_empty() {
        return Err(PaperError::MissingGlyphs(missing));
    }
    let column = Column {
        first_top: envelope.body_top,
        later_top: LATER_TOP,
        bottom: BOTTOM,
        most_pages: envelope.most_pages,
    };
    flow::fill(&blocks, column, &mut drawing)?;
    page_numbers(paper, &mut setter, &mut drawing)?;
    drawing.turn_to(0);
    drawing.decoration(|sketch| {
        for &fold in envelope.folds {
            sketch.rule((FOLD.0, fold), (FOLD.1, fold), 0.35, Colour::SOFT);
        }
    });
    Ok(drawing)
}

fn sender(paper: &LetterPaper, setter: &mut Typesetter, drawing: &mut Drawing) -> Result<(), PaperError> {
    let mut lines = Vec::new();
    for (place, text) in paper.sender.iter().enumerate() {
        let text = Text::plain(text.as_str());
        lines.extend(setter.lines(&text, place == 0, SENDER_TYPE.size, SENDER.width)?);
    }
    let most = (SENDER.height / SENDER_TYPE.leading) as usize;
    if lines.len() > most {
        return Err(PaperError::SenderDoesNotFit { lines: lines.len(), most });
    }
    let lines = with_spaces(lines, setter, SENDER_TYPE.size)?;
    let node = drawing.node(Drawing::ROOT, Role::Paragraph);
    drawing.tagged(node, |sketch| {
        let mut top = SENDER.top;
        for line in &lines {
            sketch.text(line, SENDER.left, SENDER_TYPE.baseline(top), Colour::INK);
            top += SENDER_TYPE.leading;
        }
    });
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
    for (gap, words) in [(0.0, &paper.date), (2.0, &paper.reference)] {
        if !words.trim().is_empty() {
            composer.paragraph(&Text::plain(words.as_str()), gap)?;
            composer.keep_with_next();
        }
    }
    if !paper.heading.trim().is_empty() {
        composer.heading(1, &paper.heading)?;
    }
    composer.blocks(&paper.body)?;
    // No page holds only "Yours sincerely" and a name.
    composer.keep_last_together(2);
    signature(paper, composer)
}

fn signature(paper: &LetterPaper, composer: &mut Composer<'_>) -> Result<(), PaperError> {
    if paper.signature.is_empty() {
        return Ok(());
    }
    let type_ = LETTER.body;
    let mut lines = Vec::new();
    for (place, text) in paper.signature.iter().enumerate() {
        lines.extend(composer.lines(&Text::plain(text.as_str()), place == 0, type_, 0.0)?);
    }
    let lines = with_spaces(lines, composer.setter, type_.size)?;
    let node = composer.drawing.node(Drawing::ROOT, Role::Paragraph);
    // Room for a signature by hand.
    let gap = 2.0 * type_.leading;
    composer.push(gap, TextBlock::new(lines, type_, MARGIN, node).whole());
    Ok(())
}

fn page_numbers(
    paper: &LetterPaper,
    setter: &mut Typesetter,
    drawing: &mut Drawing,
) -> Result<(), PaperError> {
    let pages = drawing.pages.len();
    for page in 0..pages {
        let line = setter.line(&page_of(&paper.language, page + 1, pages), false, LETTER.body.size)?;
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
