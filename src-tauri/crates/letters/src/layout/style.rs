//! Sizes of type and spaces of a paper, in points.

/// A size of type with the distance between its lines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Type {
    /// Size in points.
    pub(crate) size: f32,
    /// From one baseline to the next.
    pub(crate) leading: f32,
}

impl Type {
    /// The baseline of a line whose box begins at `top`: letters stand in the middle of the box.
    pub(crate) fn baseline(self, top: f32) -> f32 {
        // Half the difference of Noto Sans's ascent and descent.
        const MIDDLE: f32 = 0.388;
        top + self.leading / 2.0 + MIDDLE * self.size
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
}

/// A letter: clear print, one blank line between paragraphs.
pub(crate) const LETTER: Style = Style {
    body: Type { size: 12.5, leading: 16.5 },
    table: Type { size: 12.5, leading: 16.5 },
    headings: [
        Type { size: 15.6, leading: 20.0 },
        Type { size: 14.0, leading: 18.5 },
        Type { size: 12.5, leading: 16.5 },
    ],
    paragraph_gap: 16.5,
    item_gap: 7.0,
    heading_gap: 21.0,
    below_heading: 8.0,
    indent: 24.0,
};

/// A letter that would need another page for a few lines: the same type, less space between.
pub(crate) const CLOSE_LETTER: Style =
    Style { paragraph_gap: 11.5, item_gap: 5.0, heading_gap: 16.5, below_heading: 5.0, ..LETTER };

/// A letter that so comes on one page: clear print's least type, and space between the parts only.
pub(crate) const ONE_PAGE: Style = Style {
    body: Type { size: 12.0, leading: 15.0 },
    table: Type { size: 12.0, leading: 15.0 },
    headings: [
        Type { size: 15.0, leading: 18.0 },
        Type { size: 12.5, leading: 16.0 },
        Type { size: 12.0, leading: 15.0 },
    ],
    paragraph_gap: 6.0,
    item_gap: 2.5,
    heading_gap: 9.0,
    below_heading: 2.5,
    indent: 20.0,
};

/// Large print: 16 points, set anew.
pub(crate) const LARGE_16: Style = Style {
    body: Type { size: 16.0, leading: 22.4 },
    table: Type { size: 16.0, leading: 22.4 },
    headings: [
        Type { size: 20.0, leading: 26.0 },
        Type { size: 18.0, leading: 24.0 },
        Type { size: 16.0, leading: 22.4 },
    ],
    paragraph_gap: 16.0,
    item_gap: 9.0,
    heading_gap: 24.0,
    below_heading: 8.0,
    indent: 32.0,
};

/// Large print: 18 points, set anew.
pub(crate) const LARGE_18: Style = Style {
    body: Type { size: 18.0, leading: 25.2 },
    table: Type { size: 18.0, leading: 25.2 },
    headings: [
        Type { size: 22.5, leading: 29.0 },
        Type { size: 20.0, leading: 27.0 },
        Type { size: 18.0, leading: 25.2 },
    ],
    paragraph_gap: 18.0,
    item_gap: 10.0,
    heading_gap: 27.0,
    below_heading: 9.0,
    indent: 36.0,
};

/// A plan: denser, for people who work with it.
pub(crate) const PLAN: Style = Style {
    body: Type { size: 10.5, leading: 14.5 },
    table: Type { size: 10.0, leading: 13.5 },
    headings: [
        Type { size: 20.0, leading: 25.0 },
        Type { size: 14.0, leading: 18.0 },
        Type { size: 11.5, leading: 15.5 },
    ],
    paragraph_gap: 7.0,
    item_gap: 4.0,
    heading_gap: 16.0,
    below_heading: 4.0,
    indent: 20.0,
};
