//! Sizes of type and spaces of a paper, in points.

use crate::typeset::{Line, Stature};

/// A size of type with the distance between its lines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Type {
    /// Size in points.
    pub(crate) size: f32,
    /// From one baseline to the next.
    pub(crate) leading: f32,
    /// From the baseline up to the middle of the letters, in sizes.
    middle: f32,
}

/// Lines of Latin type as close as they are ever set, and as far apart, in sizes.
const CLOSEST: f32 = 1.25;
const ROOMIEST: f32 = 1.4;

impl Type {
    /// Type of this size and this distance between lines in Latin script, in points.
    pub(crate) const fn new(size: f32, leading: f32) -> Self {
        Self { size, leading, middle: Stature::LATIN.middle }
    }

    /// The same with the room that these lines need: another script's letters are taller. The closer the type is set, the
    /// closer its taller scripts are.
    pub(crate) fn holding<'a>(self, lines: impl IntoIterator<Item = &'a Line>) -> Self {
        let statures = lines.into_iter().map(Line::stature);
        let tallest = statures
            .fold(Stature::LATIN, |tallest, one| if one.leading > tallest.leading { one } else { tallest });
        let roomy = ((self.leading / self.size - CLOSEST) / (ROOMIEST - CLOSEST)).clamp(0.0, 1.0);
        let least = self.size * (tallest.leading + tallest.more * roomy);
        Self { leading: self.leading.max(least), middle: tallest.middle, ..self }
    }

    /// The baseline of a line whose box begins at `top`: letters stand in the middle of the box.
    pub(crate) fn baseline(self, top: f32) -> f32 {
        top + self.leading / 2.0 + self.middle * self.size
    }
}

/// The sizes and spaces of one kind of paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    /// Paragraphs.
    pub(crate) body: Type,
    /// Tables.
    pub(crate) table: Type,
    /// Headings of levels 1 to 3.
    pub(crate) headings: [Type; 3],
    /// Between paragraphs.
    pub(crate) paragraph_gap: f32,
    /// Between the entries of a list.
    pub(crate) item_gap: f32,
    /// Above a heading.
    pub(crate) heading_gap: f32,
    /// Below a heading.
    pub(crate) below_heading: f32,
    /// From the margin to the text of a list.
    pub(crate) indent: f32,
    /// The side of a picture beside an idea.
    pub(crate) picture: f32,
    /// Above an idea.
    pub(crate) idea_gap: f32,
}

/// A letter: clear print, one blank line between paragraphs.
pub(crate) const LETTER: Style = Style {
    body: Type::new(12.5, 17.0),
    table: Type::new(12.5, 17.0),
    headings: [Type::new(15.6, 20.5), Type::new(14.0, 19.0), Type::new(12.5, 17.0)],
    paragraph_gap: 17.0,
    item_gap: 7.0,
    heading_gap: 21.0,
    below_heading: 8.0,
    indent: 24.0,
    picture: 40.0,
    idea_gap: 12.0,
};

/// A letter that would need another page for a few lines: the same type, less space between.
pub(crate) const CLOSE_LETTER: Style =
    Style { paragraph_gap: 11.5, item_gap: 5.0, heading_gap: 16.5, below_heading: 5.0, ..LETTER };

/// A letter that so comes on one page: clear print's least type, and space between the parts only.
pub(crate) const ONE_PAGE: Style = Style {
    body: Type::new(12.0, 16.2),
    table: Type::new(12.0, 16.2),
    headings: [Type::new(15.0, 19.5), Type::new(12.5, 17.0), Type::new(12.0, 16.2)],
    paragraph_gap: 6.0,
    item_gap: 2.5,
    heading_gap: 9.0,
    below_heading: 2.5,
    indent: 20.0,
    picture: 34.0,
    idea_gap: 6.0,
};

/// Large print: 16 points, set anew.
pub(crate) const LARGE_16: Style = Style {
    body: Type::new(16.0, 22.4),
    table: Type::new(16.0, 22.4),
    headings: [Type::new(20.0, 26.0), Type::new(18.0, 24.0), Type::new(16.0, 22.4)],
    paragraph_gap: 16.0,
    item_gap: 9.0,
    heading_gap: 24.0,
    below_heading: 8.0,
    indent: 32.0,
    picture: 51.0,
    idea_gap: 14.5,
};

/// Large print: 18 points, set anew.
pub(crate) const LARGE_18: Style = Style {
    body: Type::new(18.0, 25.2),
    table: Type::new(18.0, 25.2),
    headings: [Type::new(22.5, 29.0), Type::new(20.0, 27.0), Type::new(18.0, 25.2)],
    paragraph_gap: 18.0,
    item_gap: 10.0,
    heading_gap: 27.0,
    below_heading: 9.0,
    indent: 36.0,
    picture: 57.0,
    idea_gap: 16.0,
};

/// Large print that would need more pages than an envelope takes: the same sizes, less space between.
pub(crate) const CLOSE_16: Style = Style {
    body: Type::new(16.0, 20.4),
    table: Type::new(16.0, 20.4),
    paragraph_gap: 10.0,
    item_gap: 6.0,
    heading_gap: 16.0,
    below_heading: 5.0,
    picture: 40.0,
    idea_gap: 8.0,
    ..LARGE_16
};

/// The same for 18 points.
pub(crate) const CLOSE_18: Style = Style {
    body: Type::new(18.0, 22.8),
    table: Type::new(18.0, 22.8),
    paragraph_gap: 11.0,
    item_gap: 7.0,
    heading_gap: 18.0,
    below_heading: 6.0,
    picture: 44.0,
    idea_gap: 9.0,
    ..LARGE_18
};

/// A plan: denser, for people who work with it.
pub(crate) const PLAN: Style = Style {
    body: Type::new(10.5, 14.5),
    table: Type::new(10.0, 13.5),
    headings: [Type::new(20.0, 25.0), Type::new(14.0, 18.0), Type::new(11.5, 15.5)],
    paragraph_gap: 7.0,
    item_gap: 4.0,
    heading_gap: 16.0,
    below_heading: 4.0,
    indent: 20.0,
    picture: 34.0,
    idea_gap: 8.0,
};
