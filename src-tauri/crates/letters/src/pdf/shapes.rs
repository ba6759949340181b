//! Colours and points as printpdf takes them: from the bottom left corner, in rounded points, so that a
//! page's stream stays short.

use printpdf::{Color, LinePoint, PaintMode, Point, Pt, Rect, Rgb};

use crate::draw::{Area, Colour, PAGE_HEIGHT};

pub(crate) fn rounded(points: f32) -> f32 {
    (points * 1000.0).round() / 1000.0
}

pub(crate) fn rgb(Colour(red, green, blue): Colour) -> Color {
    let part = |value: u8| rounded(f32::from(value) / 255.0);
    Color::Rgb(Rgb { r: part(red), g: part(green), b: part(blue), icc_profile: None })
}

pub(crate) fn line_point((x, y): (f32, f32)) -> LinePoint {
    LinePoint { p: Point { x: Pt(rounded(x)), y: Pt(rounded(PAGE_HEIGHT - y)) }, bezier: false }
}

pub(crate) fn rectangle(area: Area) -> Rect {
    Rect {
        x: Pt(rounded(area.left)),
        y: Pt(rounded(PAGE_HEIGHT - area.bottom())),
        width: Pt(rounded(area.width)),
        height: Pt(rounded(area.height)),
        mode: Some(PaintMode::Fill),
        winding_order: None,
    }
}
