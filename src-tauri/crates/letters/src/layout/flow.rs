//! Blocks on pages: what is kept together, where a page ends, what is repeated on the next.
//!
//! A block is a row of parts (lines, rows of a drawing) that are never cut themselves.

use std::ops::Range;
use std::rc::Rc;

use crate::PaperError;
use crate::draw::Drawing;

/// Something that fills the page from top to bottom.
pub(crate) trait Flow {
    /// The heights of its parts in points.
    fn heights(&self) -> &[f32];
    /// A page may end before this part where there is a choice.
    fn may_part(&self, before: usize) -> bool;
    /// Draws some parts, the first at `top`.
    fn draw(&self, parts: Range<usize>, top: f32, drawing: &mut Drawing);
}

/// What is set again at the top of a page that goes on with a block: a table's headings.
pub(crate) trait Repeat {
    /// Its height in points.
    fn height(&self) -> f32;
    /// Draws it at `top`.
    fn draw(&self, top: f32, drawing: &mut Drawing);
}

/// A block and how it stands to its neighbours.
pub(crate) struct Placed {
    /// Space above in points; none at the top of a page.
    pub(crate) gap: f32,
    /// Begins on a new page.
    pub(crate) new_page: bool,
    /// Never the last thing on its page.
    pub(crate) with_next: bool,
    /// Set first where the block begins or goes on at the top of a page.
    pub(crate) repeat: Option<Rc<dyn Repeat>>,
    /// The block.
    pub(crate) flow: Box<dyn Flow>,
}

/// A block of which nothing stands on another page.
struct Whole(Box<dyn Flow>);

impl Flow for Whole {
    fn heights(&self) -> &[f32] {
        self.0.heights()
    }

    fn may_part(&self, _before: usize) -> bool {
        false
    }

    fn draw(&self, parts: Range<usize>, top: f32, drawing: &mut Drawing) {
        self.0.draw(parts, top, drawing);
    }
}

/// Keeps the last `count` blocks together on one page.
pub(crate) fn keep_last_together(blocks: Vec<Placed>, count: usize) -> Vec<Placed> {
    let first = blocks.len().saturating_sub(count);
    let last = blocks.len().saturating_sub(1);
    let kept = |(place, block): (usize, Placed)| match place {
        place if place < first => block,
        place => {
            Placed { with_next: block.with_next || place < last, flow: Box::new(Whole(block.flow)), ..block }
        }
    };
    blocks.into_iter().enumerate().map(kept).collect()
}

/// The column that blocks fill, in points from the top of the page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    /// Where it begins on the first page.
    pub(crate) first_top: f32,
    /// Where it begins on later pages.
    pub(crate) later_top: f32,
    /// Where it ends.
    pub(crate) bottom: f32,
    /// How many pages there may be.
    pub(crate) most_pages: usize,
}

/// Draws the blocks one below the other, on as many pages as they need.
///
/// # Errors
/// [`PaperError::TooManyPages`].
pub(crate) fn fill(blocks: &[Placed], column: Column, drawing: &mut Drawing) -> Result<(), PaperError> {
    let mut page = Filler { column, y: column.first_top, empty: true, drawing };
    for (place, block) in blocks.iter().enumerate() {
        let needed = least_start(&blocks[place..]);
        if !page.empty && (block.new_page || page.y + block.gap + needed > column.bottom) {
            page.turn(block)?;
        }
        page.place(block)?;
    }
    Ok(())
}

struct Filler<'a> {
    column: Column,
    y: f32,
    empty: bool,
    drawing: &'a mut Drawing,
}

impl Filler<'_> {
    fn turn(&mut self, block: &Placed) -> Result<(), PaperError> {
        let most = self.column.most_pages;
        if self.drawing.pages.len() >= most {
            return Err(PaperError::TooManyPages { pages: most + 1, most });
        }
        self.drawing.next_page();
        (self.y, self.empty) = (self.column.later_top, true);
        if let Some(repeat) = &block.repeat {
            repeat.draw(self.y, self.drawing);
            self.y += repeat.height();
        }
        Ok(())
    }

    fn place(&mut self, block: &Placed) -> Result<(), PaperError> {
        let parts = block.flow.heights().len();
        let mut start = 0;
        if !self.empty {
            self.y += block.gap;
        }
        while start < parts {
            let end = self.portion(block, start);
            block.flow.draw(start..end, self.y, self.drawing);
            self.y += block.flow.heights()[start..end].iter().sum::<f32>();
            self.empty = false;
            start = end;
            if start < parts {
                self.turn(block)?;
            }
        }
        Ok(())
    }

    /// The end of what fits on this page from part `start` on; at least one part.
    fn portion(&self, block: &Placed, start: usize) -> usize {
        let heights = block.flow.heights();
        let mut room = self.column.bottom - self.y + 0.01;
        let mut fitting = start;
        while let Some(height) = heights.get(fitting).filter(|height| **height <= room) {
            room -= height;
            fitting += 1;
        }
        if fitting == heights.len() {
            return fitting;
        }
        let wished = (start + 1..=fitting).rev().find(|end| block.flow.may_part(*end));
        wished.unwrap_or(fitting).max(start + 1)
    }
}

/// The height that must be free for the first of the blocks to begin on a page.
fn least_start(blocks: &[Placed]) -> f32 {
    let Some((block, rest)) = blocks.split_first() else { return 0.0 };
    let heights = block.flow.heights();
    let first_end = (1..heights.len()).find(|end| block.flow.may_part(*end));
    match first_end {
        Some(end) => heights[..end].iter().sum(),
        None => {
            let whole: f32 = heights.iter().sum();
            let next = rest.first().filter(|next| block.with_next && !next.new_page);
            let follows = next.map(|next| next.gap + least_start(rest));
            whole + follows.unwrap_or(0.0)
        }
    }
}
