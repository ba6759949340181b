//! What stands at the top right of a letter: the sender, the date with the reference, and whom to ask for. No window shows it.
//!
//! Each line runs as its own letters do and begins at the left: names, numbers and addresses are read and compared so in any
//! language.

use safehold_core::document::{LetterPaper, Text};

use crate::PaperError;
use crate::draw::{Area, Colour, Drawing, Role, mm};
use crate::layout::address::with_spaces;
use crate::layout::blocks::spoken;
use crate::layout::style::{LETTER, Style, Type};
use crate::typeset::{Direction, Line, Manner, Typesetter};

const PLACE: Area = Area { left: mm(125.0), top: mm(12.0), width: mm(69.0), height: mm(81.0) };
const TYPE: Type = Type::new(12.0, 15.0);
/// Between the sender, the date with the reference, and the contact.
const GAP: f32 = 9.0;

/// Lines that belong together, set.
struct Part<'a> {
    texts: &'a [String],
    /// The first line is a heading.
    headed: bool,
    manner: &'a Manner,
    lines: Vec<Line>,
}

/// Draws it; `contact` stands here where it is given and there is room. Gives whether it does.
///
/// # Errors
/// [`PaperError::SenderDoesNotFit`] where even without the contact it is longer than the room beside the address.
pub(super) fn place(
    paper: &LetterPaper,
    style: &Style,
    contact: Option<Vec<&[String]>>,
    setter: &mut Typesetter,
    drawing: &mut Drawing,
) -> Result<bool, PaperError> {
    let size = style.body.size;
    let wished = if size > LETTER.body.size { Type::new(size, size * 1.3) } else { TYPE };
    let dated = [paper.date.clone(), paper.reference.clone()];
    let own = Manner { direction: Direction::Own, ..setter.manner().clone() };
    // The sender is as post needs it, in English.
    let sender = Manner { direction: Direction::Own, ..Manner::new("en-GB", paper.typeface) };
    let part = |texts, headed, manner| Part { texts, headed, manner, lines: Vec::new() };
    let mut parts = vec![part(&paper.sender, true, &sender), part(&dated, false, &own)];
    let (before, contact) = (parts.len(), contact.unwrap_or_default());
    parts.extend(contact.into_iter().enumerate().map(|(place, texts)| part(texts, place == 0, &own)));
    let of_body = setter.manner().clone();
    let fitted = fit(&mut parts, before, wished, setter);
    setter.change(of_body);
    let type_ = fitted?;
    let mut top = PLACE.top;
    for part in parts.iter().filter(|part| !part.lines.is_empty()) {
        let node = drawing.node(Drawing::ROOT, Role::Paragraph);
        let said: Vec<&str> = printed(part.texts).collect();
        spoken(drawing, node, part.manner, &said.join(" "), &part.lines);
        drawing.tagged(node, |sketch| {
            for line in &part.lines {
                let type_ = type_.holding([line]);
                sketch.text(line, PLACE.left, type_.baseline(top), Colour::INK);
                top += type_.leading;
            }
        });
        top += GAP;
    }
    Ok(parts.len() > before)
}

/// Sets the parts in type that fits: first those after the first `needed` yield, then the size, down to that of ordinary
/// letters.
fn fit(
    parts: &mut Vec<Part<'_>>,
    needed: usize,
    wished: Type,
    setter: &mut Typesetter,
) -> Result<Type, PaperError> {
    let mut type_ = wished;
    loop {
        set(parts, type_, setter)?;
        if height(parts, type_) > PLACE.height {
            parts.truncate(needed);
        }
        if height(parts, type_) <= PLACE.height {
            return Ok(type_);
        }
        if type_.size <= TYPE.size {
            let lines = parts.iter().map(|part| part.lines.len()).sum();
            let most = ((PLACE.height - GAP) / type_.leading) as usize;
            return Err(PaperError::SenderDoesNotFit { lines, most });
        }
        let size = (type_.size - 1.0).max(TYPE.size);
        type_ = Type::new(size, size * 1.25);
    }
}

/// Sets the lines of all parts.
fn set(parts: &mut [Part<'_>], type_: Type, setter: &mut Typesetter) -> Result<(), PaperError> {
    for part in parts {
        setter.change(part.manner.clone());
        part.lines.clear();
        for (place, text) in printed(part.texts).enumerate() {
            let lines =
                setter.lines(&Text::plain(text), part.headed && place == 0, type_.size, PLACE.width)?;
            part.lines.extend(lines.into_iter().map(|line| line.flush_left(PLACE.width)));
        }
        part.lines = with_spaces(std::mem::take(&mut part.lines), setter, type_.size)?;
    }
    Ok(())
}

fn height(parts: &[Part<'_>], type_: Type) -> f32 {
    let set = parts.iter().filter(|part| !part.lines.is_empty());
    let lines = set.clone().flat_map(|part| &part.lines).map(|line| type_.holding([line]).leading);
    lines.sum::<f32>() + GAP * (set.count() as f32 - 1.0)
}

fn printed(texts: &[String]) -> impl Iterator<Item = &str> {
    texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty())
}
