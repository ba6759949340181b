//! A sheet that shows whether an envelope fits its profile: an address in its place, what the window always shows and
//! what it may show around it, folds, and a measure for the printer's scale.
//!
//! Not here: the measures themselves (`profile`, core).

use safehold_core::document::{Block, Item, Text, Typeface};
use safehold_core::envelope::{EnvelopeProfile, SheetPart, WindowEnvelope};

use crate::PaperError;
use crate::draw::{Area, Colour, Drawing, PAGE_WIDTH, Role, Sketch, mm};
use crate::layout::address;
use crate::layout::blocks::Composer;
use crate::layout::flow::{self, Column};
use crate::layout::letter::{WIDTH, draw_folds};
use crate::layout::profile::{MARGIN, envelope};
use crate::layout::style::PLAN;
use crate::outside::shown;
use crate::typeset::{Manner, Typesetter};

/// An address of the most lines, which no window may cut.
const ADDRESS: [&str; 7] =
    ["Ms A Sample", "Flat 2", "The Old Mill", "14 Test Street", "Northfield", "Testshire", "NF4 7QX"];
/// The measure's length in millimetres.
const MEASURE: f32 = 100.0;
const MEASURE_TOP: f32 = 262.0;
const BOTTOM: f32 = mm(250.0);
const NOTE_SIZE: f32 = 9.0;
const THIN: f32 = 0.5;

/// Where GOV.UK Notify reads the address, in millimetres.
const NOTIFY: SheetPart = SheetPart { left: 24.6, top: 39.5, right: 120.0, bottom: 66.3 };

/// Draws the sheet of a profile.
///
/// # Errors
/// [`PaperError`] where even the sample address does not fit.
pub(crate) fn draw_alignment_sheet(profile: EnvelopeProfile) -> Result<Drawing, PaperError> {
    let placed = envelope(profile);
    let mut setter = Typesetter::new(Manner::new("en-GB", Typeface::NotoSans))?;
    let mut drawing = Drawing::new("Alignment sheet", "en-GB");
    let always = profile.envelope().map_or(NOTIFY, |envelope| envelope.always_shown());
    let ever = shown(profile);
    let zones = drawing.node(Drawing::ROOT, Role::Figure);
    let node = drawing.node_mut(zones);
    node.description = Some(said(always, ever));
    node.area = Some(area(ever));
    drawing.tagged(zones, |sketch| {
        dashed(sketch, area(ever));
        sketch.outline(area(always), THIN, Colour::INK);
        rulers(sketch, always);
    });
    let address: Vec<String> = ADDRESS.iter().map(|line| (*line).to_owned()).collect();
    address::place(&address, &placed, &mut setter, &mut drawing)?;
    let mut composer = Composer::new(&mut setter, &mut drawing, &PLAN, (MARGIN, WIDTH), Typeface::NotoSans);
    composer.heading(1, &format!("Alignment sheet: {}", profile.name()))?;
    composer.blocks(&words(profile))?;
    let blocks = composer.finish();
    let column =
        Column { first_top: placed.body_top, later_top: placed.body_top, bottom: BOTTOM, most_pages: 1 };
    flow::fill(&blocks, column, &mut drawing)?;
    measure(&mut setter, &mut drawing)?;
    draw_folds(&placed, &mut drawing);
    Ok(drawing)
}

fn said(always: SheetPart, ever: SheetPart) -> String {
    let part = |part: SheetPart| {
        format!(
            "{:.1} to {:.1} mm from the left, {:.1} to {:.1} mm from the top",
            part.left, part.right, part.top, part.bottom
        )
    };
    format!("The frame of the address, {}; in a dashed frame what may show, {}.", part(always), part(ever))
}

/// What to do with the sheet, and the measures that it was drawn for.
fn words(profile: EnvelopeProfile) -> Vec<Block> {
    let step = |text: &str| Item { text: Text::plain(text), below: Vec::new() };
    let print = step(
        "Print this sheet as letters are printed: same printer, same tray, same paper, at its actual size. \
         \u{201c}Fit to page\u{201d} must be off.",
    );
    let scale = step(&format!(
        "Measure the line at the bottom. It must be {MEASURE} mm long; if not, the printer changes the size."
    ));
    let mut steps = vec![print, scale];
    let mut blocks = Vec::new();
    match profile.envelope() {
        Some(envelope) => {
            blocks.push(Block::Paragraph(Text::plain(measures(&envelope))));
            if !envelope.fold.marks().is_empty() {
                steps.push(step(
                    "Fold the sheet at the short marks on its left edge, with the address outside.",
                ));
            }
            steps.push(step(
                "Put it into the envelope and tap it down on each of its four edges in turn. Each time every line of \
                 the address must show whole, and nothing from outside the dashed frame may.",
            ));
            steps.push(step(
                "If a line is cut, or more shows, measure the envelope and enter its measures as the unit\u{2019}s own \
                 envelope in Settings. Do not print letters before a sheet passes.",
            ));
        }
        None => {
            blocks.push(Block::Paragraph(Text::plain(
                "GOV.UK Notify prints, folds and posts these letters itself. It reads the address from the frame, and \
                 refuses a letter with anything else within the dashed one.",
            )));
            steps
                .push(step("The address must stand within the frame. This sheet itself is not for sending."));
        }
    }
    blocks.push(Block::Numbered(steps));
    blocks
}

fn measures(envelope: &WindowEnvelope) -> String {
    let fold = match envelope.fold.marks().len() {
        0 => "The sheet is not folded.",
        1 => "The sheet is folded in half.",
        _ => "The sheet is folded to three.",
    };
    format!(
        "Drawn for an envelope of {} x {} mm with a window of {} x {} mm, {} mm from its left edge and {} mm above its \
         lower edge. {fold}",
        envelope.width,
        envelope.height,
        envelope.window_width,
        envelope.window_height,
        envelope.window_left,
        envelope.window_up
    )
}

fn area(part: SheetPart) -> Area {
    let (left, top) = (mm(part.left.max(0.0)), mm(part.top.max(0.0)));
    Area { left, top, width: mm(part.right) - left, height: mm(part.bottom) - top }
}

fn dashed(sketch: &mut Sketch, area: Area) {
    let corners = [
        (area.left, area.top),
        (area.right(), area.top),
        (area.right(), area.bottom()),
        (area.left, area.bottom()),
    ];
    for (place, &corner) in corners.iter().enumerate() {
        sketch.dashes(corner, corners[(place + 1) % corners.len()], THIN, Colour::SOFT, (3.0, 2.0));
    }
}

/// Marks every millimetre, longer every five, along the frame's upper and right side: how far off a window is can be
/// read through it.
fn rulers(sketch: &mut Sketch, part: SheetPart) {
    let length = |step: u16| if step.is_multiple_of(5) { mm(2.0) } else { mm(1.0) };
    let steps = |extent: f32| 1..(extent.floor() as u16);
    for step in steps(part.right - part.left) {
        let x = mm(part.left + f32::from(step));
        sketch.rule((x, mm(part.top)), (x, mm(part.top) - length(step)), 0.25, Colour::SOFT);
    }
    for step in steps(part.bottom - part.top) {
        let y = mm(part.top + f32::from(step));
        sketch.rule((mm(part.right), y), (mm(part.right) + length(step), y), 0.25, Colour::SOFT);
    }
}

/// The line to be measured, with its length.
fn measure(setter: &mut Typesetter, drawing: &mut Drawing) -> Result<(), PaperError> {
    let left = (PAGE_WIDTH - mm(MEASURE)) / 2.0;
    let right = left + mm(MEASURE);
    let line = setter.line(&format!("{MEASURE} mm"), false, NOTE_SIZE)?;
    let note = drawing.node(Drawing::ROOT, Role::Paragraph);
    drawing.tagged(note, |sketch| {
        sketch.text_about(&line, PAGE_WIDTH / 2.0, mm(MEASURE_TOP) - 9.0, Colour::INK);
    });
    drawing.decoration(|sketch| {
        let y = mm(MEASURE_TOP);
        sketch.rule((left, y), (right, y), THIN, Colour::INK);
        for step in 0..=10_u8 {
            let x = left + mm(f32::from(step) * MEASURE / 10.0);
            let half = if step.is_multiple_of(5) { mm(2.0) } else { mm(1.0) };
            sketch.rule((x, y - half), (x, y + half), THIN, Colour::INK);
        }
    });
    Ok(())
}
