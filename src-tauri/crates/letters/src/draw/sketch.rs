//! Marks on paper: text, boxes, lines. Points from the top left corner.
//!
//! Not here: what the marks mean, PDF operators.

use crate::typeset::Line;

/// Points to the millimetre.
pub(crate) const fn mm(millimetres: f32) -> f32 {
    millimetres * 72.0 / 25.4
}

/// The width of A4 in points.
pub(crate) const PAGE_WIDTH: f32 = mm(210.0);
/// The height of A4 in points.
pub(crate) const PAGE_HEIGHT: f32 = mm(297.0);

/// Red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour(pub(crate) u8, pub(crate) u8, pub(crate) u8);

impl Colour {
    pub(crate) const INK: Self = Self(0x0b, 0x0c, 0x0c);
    pub(crate) const SOFT: Self = Self(0x48, 0x49, 0x49);
    pub(crate) const WHITE: Self = Self(0xff, 0xff, 0xff);
    pub(crate) const BAND: Self = Self(0xf4, 0xf6, 0xf8);
    pub(crate) const RULE: Self = Self(0xcb, 0xd3, 0xda);
    pub(crate) const HAIRLINE: Self = Self(0xe3, 0xe8, 0xec);
    pub(crate) const BRAND: Self = Self(0x12, 0x35, 0x4f);
    pub(crate) const STOP: Self = Self(0xb1, 0x16, 0x1c);
    pub(crate) const STOP_GROUND: Self = Self(0xfb, 0xe9, 0xea);
    pub(crate) const ALLOWED: Self = Self(0x0f, 0x7a, 0x52);
    pub(crate) const CRIME: Self = Self(0x12, 0x43, 0x6d);
    pub(crate) const ARREST: Self = Self(0x28, 0xa1, 0x97);
    pub(crate) const COURT: Self = Self(0xa9, 0xbd, 0xd0);
    pub(crate) const COURT_DOTS: Self = Self(0x4f, 0x6b, 0x87);
}

/// A box on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
}

impl Area {
    pub(crate) fn right(&self) -> f32 {
        self.left + self.width
    }

    pub(crate) fn bottom(&self) -> f32 {
        self.top + self.height
    }
}

/// A corner of a shape, reached from the one before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Corner {
    /// Where it is.
    pub(crate) at: (f32, f32),
    /// The two points that a curve bends to on its way there; a straight line without.
    pub(crate) bends: Option<[(f32, f32); 2]>,
}

impl Corner {
    /// Reached by a straight line.
    pub(crate) fn straight(at: (f32, f32)) -> Self {
        Self { at, bends: None }
    }

    /// The same corner with each of its points moved.
    pub(crate) fn moved(self, to: impl Fn((f32, f32)) -> (f32, f32)) -> Self {
        Self { at: to(self.at), bends: self.bends.map(|bends| bends.map(to)) }
    }
}

/// One thing drawn.
#[derive(Debug, Clone)]
pub(crate) enum Mark {
    /// Text with its left end and baseline.
    Text { line: Line, x: f32, baseline: f32, colour: Colour },
    /// A filled box.
    Fill { area: Area, colour: Colour },
    /// A filled shape.
    Shape { corners: Vec<Corner>, colour: Colour },
    /// A picture in hundredths of the side of its square: the same wherever it stands, so that a file that shows it again says
    /// the same again.
    Picture { left: f32, top: f32, side: f32, sketch: Sketch },
    /// A line; `dash` is the length of a dash and of the space after it.
    Stroke { points: Vec<(f32, f32)>, thickness: f32, colour: Colour, dash: Option<(f32, f32)>, closed: bool },
}

/// Marks in the order of drawing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sketch {
    pub(crate) marks: Vec<Mark>,
}

impl Sketch {
    /// Text from its left end.
    pub(crate) fn text(&mut self, line: &Line, x: f32, baseline: f32, colour: Colour) {
        self.marks.push(Mark::Text { line: line.clone(), x, baseline, colour });
    }

    /// Text to its right end.
    pub(crate) fn text_to(&mut self, line: &Line, right: f32, baseline: f32, colour: Colour) {
        self.text(line, right - line.width, baseline, colour);
    }

    /// Text about its middle.
    pub(crate) fn text_about(&mut self, line: &Line, middle: f32, baseline: f32, colour: Colour) {
        self.text(line, middle - line.width / 2.0, baseline, colour);
    }

    /// A filled box.
    pub(crate) fn fill(&mut self, area: Area, colour: Colour) {
        self.marks.push(Mark::Fill { area, colour });
    }

    /// A filled shape.
    pub(crate) fn shape(&mut self, corners: Vec<Corner>, colour: Colour) {
        self.marks.push(Mark::Shape { corners, colour });
    }

    /// A filled shape with straight sides.
    pub(crate) fn polygon(&mut self, corners: &[(f32, f32)], colour: Colour) {
        self.shape(corners.iter().map(|&corner| Corner::straight(corner)).collect(), colour);
    }

    /// A straight line.
    pub(crate) fn rule(&mut self, from: (f32, f32), to: (f32, f32), thickness: f32, colour: Colour) {
        self.marks.push(Mark::Stroke {
            points: vec![from, to],
            thickness,
            colour,
            dash: None,
            closed: false,
        });
    }

    /// A dashed line.
    pub(crate) fn dashes(
        &mut self,
        from: (f32, f32),
        to: (f32, f32),
        thickness: f32,
        colour: Colour,
        dash: (f32, f32),
    ) {
        let points = vec![from, to];
        self.marks.push(Mark::Stroke { points, thickness, colour, dash: Some(dash), closed: false });
    }

    /// The outline of a box, inside its edge.
    pub(crate) fn outline(&mut self, area: Area, thickness: f32, colour: Colour) {
        let (left, top) = (area.left + thickness / 2.0, area.top + thickness / 2.0);
        let (right, bottom) = (area.right() - thickness / 2.0, area.bottom() - thickness / 2.0);
        let points = vec![(left, top), (right, top), (right, bottom), (left, bottom)];
        self.marks.push(Mark::Stroke { points, thickness, colour, dash: None, closed: true });
    }

    /// All marks of another sketch, `down` points lower.
    pub(crate) fn lay(&mut self, other: &Self, down: f32) {
        let lowered = |points: &[(f32, f32)]| points.iter().map(|&(x, y)| (x, y + down)).collect();
        self.marks.extend(other.marks.iter().map(|mark| match mark {
            Mark::Text { line, x, baseline, colour } => {
                Mark::Text { line: line.clone(), x: *x, baseline: baseline + down, colour: *colour }
            }
            Mark::Fill { area, colour } => {
                Mark::Fill { area: Area { top: area.top + down, ..*area }, colour: *colour }
            }
            Mark::Shape { corners, colour } => Mark::Shape {
                corners: corners.iter().map(|corner| corner.moved(|(x, y)| (x, y + down))).collect(),
                colour: *colour,
            },
            Mark::Picture { left, top, side, sketch } => {
                Mark::Picture { left: *left, top: top + down, side: *side, sketch: sketch.clone() }
            }
            Mark::Stroke { points, thickness, colour, dash, closed } => Mark::Stroke {
                points: lowered(points),
                thickness: *thickness,
                colour: *colour,
                dash: *dash,
                closed: *closed,
            },
        }));
    }
}
