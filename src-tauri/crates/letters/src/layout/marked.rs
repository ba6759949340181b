//! A marked paper on its pages: the marking top and bottom, head, content, foot.

use safehold_core::document::{MarkedPaper, Text, Typeface};

use crate::PaperError;
use crate::draw::{Colour, Drawing, PAGE_WIDTH, Role, Sketch, mm};
use crate::layout::blocks::Composer;
use crate::layout::flow::{self, Column};
use crate::layout::letter::page_of;
use crate::layout::style::{PLAN, Type};
use crate::typeset::{Line, Manner, Typesetter};

const LEFT: f32 = mm(17.0);
const WIDTH: f32 = mm(176.0);
const RIGHT: f32 = LEFT + WIDTH;
const MARKING_SIZE: f32 = 11.0;
/// Baselines of the marking: its letters stand 9 to 12 mm from either end.
const MARKINGS: [f32; 2] = [mm(11.95), mm(287.95)];
const HEAD_TOP: f32 = mm(17.0);
const HEAD_TYPE: Type = Type::new(10.5, 14.0);
const LATER_TOP: f32 = mm(25.5);
const RUNNING_HEAD: f32 = mm(19.5);
const FOOT_BOTTOM: f32 = mm(282.5);
const FOOT_TYPE: Type = Type::new(9.0, 11.8);
const FOOT_GUTTER: f32 = 14.0;
/// A plan longer than this was filled by accident.
const MOST_PAGES: usize = 100;

/// Sets a marked paper.
///
/// # Errors
/// [`PaperError`] where the content cannot be set; each says what to mend.
pub(crate) fn draw_marked_paper(paper: &MarkedPaper) -> Result<Drawing, PaperError> {
    let mut setter = Typesetter::new(Manner::new(&paper.language, Typeface::NotoSans))?;
    let mut drawing = Drawing::new(&paper.title, &paper.language);
    let first_top = head(paper, &mut setter, &mut drawing)?;
    let foot = Foot::new(paper, &mut setter)?;
    let mut composer = Composer::new(&mut setter, &mut drawing, &PLAN, (LEFT, WIDTH), Typeface::NotoSans);
    composer.blocks(&paper.body)?;
    let blocks = composer.finish();
    let marking = setter.line(&paper.marking, true, MARKING_SIZE)?;
    // Enough to bring a lost page back to its paper; the rest stands in the first page's head.
    let reference = paper.subheading.split(',').next().unwrap_or_default();
    let running = setter.line(&format!("{}, {reference}", paper.heading), false, FOOT_TYPE.size)?;
    let missing = setter.missing();
    if !missing.is_empty() {
        return Err(PaperError::MissingGlyphs(missing));
    }
    let column = Column { first_top, later_top: LATER_TOP, bottom: foot.top - 6.0, most_pages: MOST_PAGES };
    flow::fill(&blocks, column, &mut drawing)?;
    let pages = drawing.pages.len();
    for page in 0..pages {
        let number = setter.line(&page_of(&paper.language, page + 1, pages), false, FOOT_TYPE.size)?;
        drawing.turn_to(page);
        drawing.running(|sketch| {
            for baseline in MARKINGS {
                sketch.text_about(&marking, PAGE_WIDTH / 2.0, baseline, Colour::INK);
            }
            if page > 0 && running.width <= WIDTH {
                sketch.text(&running, LEFT, RUNNING_HEAD, Colour::SOFT);
            }
            foot.draw(&number, sketch);
        });
    }
    Ok(drawing)
}

/// The head of the first page; gives where the content begins.
fn head(paper: &MarkedPaper, setter: &mut Typesetter, drawing: &mut Drawing) -> Result<f32, PaperError> {
    let title = PLAN.headings[0];
    let mut unit = Vec::new();
    let unit_width = WIDTH * 0.42;
    for text in &paper.unit {
        unit.extend(setter.lines(&Text::plain(text.as_str()), false, HEAD_TYPE.size, unit_width)?);
    }
    let widest = unit.iter().map(|line| line.width).fold(0.0, f32::max);
    let width = WIDTH - widest - 20.0;
    let heading = setter.lines(&Text::plain(paper.heading.as_str()), true, title.size, width)?;
    let below = setter.lines(&Text::plain(paper.subheading.as_str()), false, HEAD_TYPE.size, width)?;
    let left_height = heading.len() as f32 * title.leading + below.len() as f32 * HEAD_TYPE.leading;
    let right_height = unit.len() as f32 * HEAD_TYPE.leading;
    let bottom = HEAD_TOP + left_height.max(right_height);
    let stack = |lines: &[Line], type_: Type, top: f32, draw: &mut dyn FnMut(&Line, f32)| {
        for (place, line) in lines.iter().enumerate() {
            draw(line, type_.baseline(top + place as f32 * type_.leading));
        }
    };
    let heading_node = drawing.node(Drawing::ROOT, Role::Heading(1));
    let below_node = drawing.node(Drawing::ROOT, Role::Paragraph);
    let unit_node = drawing.node(Drawing::ROOT, Role::Paragraph);
    let top = bottom - left_height;
    drawing.tagged(heading_node, |sketch| {
        stack(&heading, title, top, &mut |line, at| sketch.text(line, LEFT, at, Colour::INK));
    });
    let below_top = top + heading.len() as f32 * title.leading;
    drawing.tagged(below_node, |sketch| {
        stack(&below, HEAD_TYPE, below_top, &mut |line, at| sketch.text(line, LEFT, at, Colour::SOFT));
    });
    drawing.tagged(unit_node, |sketch| {
        let top = bottom - right_height;
        stack(&unit, HEAD_TYPE, top, &mut |line, at| sketch.text_to(line, RIGHT, at, Colour::SOFT));
    });
    let rule = bottom + 5.0;
    drawing.decoration(|sketch| sketch.rule((LEFT, rule), (RIGHT, rule), 1.6, Colour::BRAND));
    Ok(rule + 12.0)
}

/// The foot of each page: handling, printing, page number.
struct Foot {
    handling: Vec<Line>,
    printed: Vec<Line>,
    printed_left: f32,
    top: f32,
}

impl Foot {
    fn new(paper: &MarkedPaper, setter: &mut Typesetter) -> Result<Self, PaperError> {
        let size = FOOT_TYPE.size;
        let number = setter.line(&page_of(&paper.language, 100, 100), false, size)?.width;
        let room = WIDTH - number - 2.0 * FOOT_GUTTER;
        let (handling, printed) = (Text::plain(paper.handling.as_str()), Text::plain(paper.printed.as_str()));
        let needs = [&handling, &printed].map(|text| setter.extent(text, false, size));
        let [handling_need, printed_need] = needs;
        let (first, second) = (handling_need?.natural.max(1.0), printed_need?.natural.max(1.0));
        let share = (first / (first + second)).clamp(0.3, 0.7);
        let handling = setter.lines(&handling, false, size, room * share)?;
        let printed = setter.lines(&printed, false, size, room * (1.0 - share))?;
        let rows = handling.len().max(printed.len()).max(1) as f32;
        let top = FOOT_BOTTOM - rows * FOOT_TYPE.leading - 4.0;
        Ok(Self { handling, printed, printed_left: LEFT + room * share + FOOT_GUTTER, top })
    }

    fn draw(&self, number: &Line, sketch: &mut Sketch) {
        sketch.rule((LEFT, self.top), (RIGHT, self.top), 0.8, Colour::RULE);
        let top = self.top + 4.0;
        for (lines, left) in [(&self.handling, LEFT), (&self.printed, self.printed_left)] {
            for (place, line) in lines.iter().enumerate() {
                let baseline = FOOT_TYPE.baseline(top + place as f32 * FOOT_TYPE.leading);
                sketch.text(line, left, baseline, Colour::SOFT);
            }
        }
        sketch.text_to(number, RIGHT, FOOT_TYPE.baseline(top), Colour::SOFT);
    }
}
