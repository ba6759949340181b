//! A page's stream of operators, as bytes.
//!
//! Not here: which operators a page needs (`ops`).

use crate::draw::{Area, Colour, Corner, PAGE_HEIGHT};
use crate::pdf::object::{integer, literal_byte, number, utf16};

/// Operators, one after another.
#[derive(Default)]
pub(crate) struct Content {
    bytes: Vec<u8>,
    /// The strings and shifts of the operator that shows text, as far as they are known.
    text: Vec<u8>,
    in_string: bool,
    shifted: bool,
    /// Inside a picture, whose own places count from its top left corner.
    in_picture: bool,
}

impl Content {
    /// The stream.
    pub(crate) fn finish(self) -> Vec<u8> {
        self.bytes
    }

    /// Begins content of a node, with its number on the page.
    pub(crate) fn begin_content(&mut self, role: &str, mcid: u32) {
        self.bytes.push(b'/');
        self.bytes.extend_from_slice(role.as_bytes());
        self.bytes.extend_from_slice(b"<</MCID ");
        integer(&mut self.bytes, i64::from(mcid));
        self.bytes.extend_from_slice(b">>BDC\n");
    }

    /// Begins what has no place in the tree of meaning: of the kind `Pagination` or `Layout`.
    pub(crate) fn begin_artifact(&mut self, kind: &str) {
        self.bytes.extend_from_slice(b"/Artifact<</Type/");
        self.bytes.extend_from_slice(kind.as_bytes());
        self.bytes.extend_from_slice(b">>BDC\n");
    }

    /// Begins glyphs that read as these words.
    pub(crate) fn begin_words(&mut self, words: &str) {
        self.bytes.extend_from_slice(b"/Span<</ActualText");
        utf16(&mut self.bytes, words);
        self.bytes.extend_from_slice(b">>BDC\n");
    }

    /// Ends what was begun last.
    pub(crate) fn end_marked(&mut self) {
        self.bytes.extend_from_slice(b"EMC\n");
    }

    /// Begins a picture over this square: its places are hundredths of its side from here on, its colours its own.
    pub(crate) fn begin_picture(&mut self, left: f32, top: f32, side: f32) {
        let scale = side / 100.0;
        self.bytes.extend_from_slice(b"q ");
        self.operator(&[scale, 0.0, 0.0, -scale, hundredths(left), hundredths(PAGE_HEIGHT - top)], b"cm\n");
        self.in_picture = true;
    }

    /// Ends it.
    pub(crate) fn end_picture(&mut self) {
        self.bytes.extend_from_slice(b"Q\n");
        self.in_picture = false;
    }

    /// A height counted from the top, as the file counts it.
    fn up(&self, down: f32) -> f32 {
        if self.in_picture { down } else { PAGE_HEIGHT - down }
    }

    /// Begins text.
    pub(crate) fn begin_text(&mut self) {
        self.bytes.extend_from_slice(b"BT\n");
    }

    /// Ends text.
    pub(crate) fn end_text(&mut self) {
        self.bytes.extend_from_slice(b"ET\n");
    }

    /// Goes on in this font of the page's resources.
    pub(crate) fn font(&mut self, resource: &str, size: f32) {
        self.bytes.push(b'/');
        self.bytes.extend_from_slice(resource.as_bytes());
        self.bytes.push(b' ');
        self.operator(&[size], b"Tf\n");
    }

    /// Places the pen, in points from the bottom left corner.
    pub(crate) fn pen(&mut self, x: f32, y: f32) {
        self.bytes.extend_from_slice(b"1 0 0 1 ");
        self.operator(&[x, y].map(hundredths), b"Tm\n");
    }

    /// Lifts what follows from its baseline by so many points.
    pub(crate) fn rise(&mut self, points: f32) {
        self.operator(&[hundredths(points)], b"Ts\n");
    }

    /// Adds a glyph to the text that is shown next.
    pub(crate) fn glyph(&mut self, id: u16) {
        if !self.in_string {
            self.text.push(b'(');
            self.in_string = true;
        }
        id.to_be_bytes().into_iter().for_each(|byte| literal_byte(&mut self.text, byte));
    }

    /// Moves the next glyph to the left, by thousandths of the size.
    pub(crate) fn shift(&mut self, thousandths: f32) {
        self.end_string();
        if self.text.last().is_some_and(u8::is_ascii_digit) {
            self.text.push(b' ');
        }
        number(&mut self.text, thousandths);
        self.shifted = true;
    }

    /// Shows the glyphs added since the last time.
    pub(crate) fn show(&mut self) {
        if self.text.is_empty() {
            return;
        }
        self.end_string();
        if self.shifted {
            self.bytes.push(b'[');
            self.bytes.append(&mut self.text);
            self.bytes.extend_from_slice(b"]TJ\n");
        } else {
            self.bytes.append(&mut self.text);
            self.bytes.extend_from_slice(b"Tj\n");
        }
        self.shifted = false;
    }

    fn end_string(&mut self) {
        if self.in_string {
            self.text.push(b')');
            self.in_string = false;
        }
    }

    /// Fills with this colour from here on.
    pub(crate) fn fill_colour(&mut self, colour: Colour) {
        self.operator(&parts(colour), b"rg\n");
    }

    /// Draws lines in this colour from here on.
    pub(crate) fn line_colour(&mut self, colour: Colour) {
        self.operator(&parts(colour), b"RG\n");
    }

    /// Draws lines of this many points from here on.
    pub(crate) fn thickness(&mut self, points: f32) {
        self.operator(&[points], b"w\n");
    }

    /// Draws lines with these lengths of dash and space from here on; unbroken ones where none are given.
    pub(crate) fn dash(&mut self, dash: Option<(f32, f32)>) {
        self.bytes.push(b'[');
        if let Some((on, off)) = dash {
            number(&mut self.bytes, on);
            self.bytes.push(b' ');
            number(&mut self.bytes, off);
        }
        self.bytes.extend_from_slice(b"]0 d\n");
    }

    /// A filled box.
    pub(crate) fn fill_area(&mut self, area: Area) {
        let sides = [
            area.left,
            self.up(area.bottom()),
            area.width,
            if self.in_picture { -area.height } else { area.height },
        ];
        self.operator(&sides.map(hundredths), b"re f\n");
    }

    /// A filled shape.
    pub(crate) fn fill_shape(&mut self, corners: &[Corner]) {
        for (place, corner) in corners.iter().enumerate() {
            let (x, y) = corner.at;
            match corner.bends {
                Some([(x1, y1), (x2, y2)]) if place > 0 => {
                    let points = [x1, self.up(y1), x2, self.up(y2), x, self.up(y)];
                    self.operator(&points.map(hundredths), b"c\n");
                }
                _ => self.point((x, y), place),
            }
        }
        self.bytes.extend_from_slice(b"f\n");
    }

    /// A line along these points.
    pub(crate) fn line(&mut self, points: &[(f32, f32)], closed: bool) {
        self.path(points);
        self.bytes.extend_from_slice(if closed { b"s\n" } else { b"S\n" });
    }

    fn path(&mut self, points: &[(f32, f32)]) {
        for (place, &point) in points.iter().enumerate() {
            self.point(point, place);
        }
    }

    fn point(&mut self, (x, y): (f32, f32), place: usize) {
        self.operator(&[x, self.up(y)].map(hundredths), if place == 0 { b"m\n" } else { b"l\n" });
    }

    fn operator(&mut self, operands: &[f32], operator: &[u8]) {
        for &operand in operands {
            number(&mut self.bytes, operand);
            self.bytes.push(b' ');
        }
        self.bytes.extend_from_slice(operator);
    }
}

/// What is drawn is placed to the hundredth of a point: a finer place is not seen, and costs bytes.
fn hundredths(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

fn parts(Colour(red, green, blue): Colour) -> [f32; 3] {
    [red, green, blue].map(|part| f32::from(part) / 255.0)
}

#[cfg(test)]
mod tests {
    use super::Content;

    #[test]
    fn text_is_shown_as_shortly_as_it_can_be() {
        let mut content = Content::default();
        content.glyph(0x4142);
        content.glyph(0x4328);
        content.show();
        content.glyph(0x4141);
        content.shift(-12.5);
        content.glyph(0x4242);
        content.show();
        content.show();
        assert_eq!(content.finish(), b"(ABC\\()Tj\n[(AA)-12.5(BB)]TJ\n");
    }

    #[test]
    fn two_shifts_without_a_glyph_between_them_stay_apart() {
        let mut content = Content::default();
        content.shift(5.0);
        content.shift(6.0);
        content.glyph(0x4141);
        content.show();
        assert_eq!(content.finish(), b"[5 6(AA)]TJ\n");
    }
}
