//! The pictures of easy-read papers, drawn here from plain shapes: one thing each, dark on white, to be known at the size of a
//! thumbnail and in black and white. What must not be done stands in a red ring with a stroke through it.
//!
//! Not here: what a picture stands beside.

mod canvas;
mod people;
mod places;
mod things;

use safehold_core::document::Picture;

use crate::draw::{Area, Mark, Sketch};
use canvas::Canvas;

/// Draws a picture into a square.
pub(crate) fn draw(picture: Picture, area: Area, sketch: &mut Sketch) {
    let mut drawn = Sketch::default();
    let square = Area { left: 0.0, top: 0.0, width: 100.0, height: 100.0 };
    let canvas = &mut Canvas::new(square, &mut drawn);
    match picture {
        Picture::Allowed => things::tick(canvas),
        Picture::Calendar => things::calendar(canvas),
        Picture::Care => things::shield(canvas),
        Picture::Court => places::court(canvas),
        Picture::Deaf => canvas.forbidden(things::ear),
        Picture::Emergency => things::ringing(canvas),
        Picture::Helper => people::helper(canvas),
        Picture::Home => places::house(canvas),
        Picture::Letter => things::envelope(canvas),
        Picture::Order => things::order(canvas),
        Picture::Phone => things::phone(canvas),
        Picture::Police => people::police(canvas),
        Picture::Proof => things::camera(canvas),
        Picture::Question => things::question(canvas),
        Picture::Stop => people::stop(canvas),
        Picture::Write => things::pencil(canvas),
        Picture::NoChild => canvas.forbidden(people::child),
        Picture::NoContact => canvas.forbidden(things::speech),
        Picture::NoHome => canvas.forbidden(places::house),
        Picture::NoOnline => canvas.forbidden(things::laptop),
        Picture::NoPet => canvas.forbidden(things::paw),
        Picture::NoSchool => canvas.forbidden(places::school),
        Picture::NoStreet => canvas.forbidden(places::street),
        Picture::NoTaking => canvas.forbidden(things::bag),
        Picture::NoTracking => canvas.forbidden(places::pin),
        Picture::NoViolence => canvas.forbidden(people::fist),
        Picture::NoWork => canvas.forbidden(things::briefcase),
    }
    sketch.marks.push(Mark::Picture { left: area.left, top: area.top, side: area.width, sketch: drawn });
}
