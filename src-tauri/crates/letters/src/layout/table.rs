//! Tables: shares of the width, rows that stay whole, headings repeated on each page.

use std::ops::Range;
use std::rc::Rc;

use safehold_core::document::{Table, Text};

use crate::PaperError;
use crate::draw::{Area, Colour, Drawing, NodeId, Role};
use crate::layout::blocks::Composer;
use crate::layout::flow::{Flow, Repeat};
use crate::layout::style::Type;
use crate::typeset::Line;

const PADDING: f32 = 4.0;
const SIDE: f32 = 5.0;
/// A column whose content fits in this part of the table gets all the width it needs.
const SHORT: f32 = 0.28;

/// Adds a table. Its columns stand where those of its `peers` stand, tables with the same headings, itself among them.
/// Rows named in `warned` stand on a red ground.
///
/// # Errors
/// [`PaperError::TableShape`] where a row and the headings differ in number.
pub(crate) fn compose(
    composer: &mut Composer<'_>,
    table: &Table,
    peers: &[&Table],
    warned: &[usize],
) -> Result<(), PaperError> {
    let headings = table.headings.len();
    for (place, row) in table.rows.iter().enumerate() {
        if row.len() != headings {
            return Err(PaperError::TableShape { row: place + 1, cells: row.len(), headings });
        }
    }
    if headings == 0 {
        return Ok(());
    }
    let grid = Rc::new(grid(composer, table, peers)?);
    let root = composer.drawing.node(Drawing::ROOT, Role::Table);
    composer.drawing.node_mut(root).description = Some(table.summary.clone());
    let head = composer.drawing.node(root, Role::TableHead);
    let texts: Vec<Text> = table.headings.iter().map(|heading| Text::bold(heading.as_str())).collect();
    let row = row(composer, &grid, head, Role::HeadCell, &texts, None)?;
    let repeat: Rc<dyn Repeat> = Rc::new(Headings(Row { cells: row.cells.clone(), ..row.clone() }));
    composer.push(composer.style.paragraph_gap, row);
    composer.keep_with_next();
    let body = composer.drawing.node(root, Role::TableBody);
    for (place, texts) in table.rows.iter().enumerate() {
        let ground = warned.contains(&place).then_some(Colour::STOP_GROUND);
        let row = self::row(composer, &grid, body, Role::Cell, texts, ground)?;
        composer.push_repeating(0.0, Some(Rc::clone(&repeat)), row);
    }
    Ok(())
}

/// The columns: left end and width of their text, in points.
struct Grid {
    columns: Vec<(f32, f32)>,
    left: f32,
    width: f32,
    type_: Type,
}

fn grid(composer: &mut Composer<'_>, table: &Table, peers: &[&Table]) -> Result<Grid, PaperError> {
    let type_ = composer.style.table;
    let mut needs = Vec::with_capacity(table.headings.len());
    for (place, heading) in table.headings.iter().enumerate() {
        let mut need = composer.setter.extent(&Text::plain(heading.as_str()), true, type_.size)?;
        for cell in peers.iter().flat_map(|peer| &peer.rows).filter_map(|row| row.get(place)) {
            let extent = composer.setter.extent(cell, false, type_.size)?;
            need.least = need.least.max(extent.least);
            need.natural = need.natural.max(extent.natural);
        }
        needs.push((need.least + 2.0 * SIDE + 0.1, need.natural + 2.0 * SIDE + 0.1));
    }
    let shares: Vec<f32> =
        (0..needs.len()).map(|place| f32::from(*table.widths.get(place).unwrap_or(&1)).max(1.0)).collect();
    let widths = share_out(composer.width, &shares, &needs);
    // From right to left the first column stands at the right.
    let right_to_left = composer.setter.right_to_left();
    let mut x = if right_to_left { composer.left + composer.width } else { composer.left };
    let columns = widths
        .iter()
        .map(|width| {
            x -= if right_to_left { *width } else { 0.0 };
            let column = (x + SIDE, width - 2.0 * SIDE);
            x += if right_to_left { 0.0 } else { *width };
            column
        })
        .collect();
    Ok(Grid { columns, left: composer.left, width: composer.width, type_ })
}

/// Widths of columns: their shares, except that no column is narrower than its widest word and a
/// short column is as wide as its longest line, so that names and dates stay on one line.
/// `needs` holds the least and the natural width of each.
fn share_out(total: f32, shares: &[f32], needs: &[(f32, f32)]) -> Vec<f32> {
    let all: f32 = shares.iter().sum();
    let wished: Vec<f32> = shares.iter().map(|share| total * share / all).collect();
    let floor = |place: usize| {
        let (least, natural) = needs[place];
        if natural <= wished[place].max(total * SHORT) { natural } else { least }
    };
    let mut floors: Vec<f32> = if needs.iter().map(|(_, natural)| natural).sum::<f32>() <= total {
        needs.iter().map(|(_, natural)| *natural).collect()
    } else {
        (0..needs.len()).map(floor).collect()
    };
    if floors.iter().sum::<f32>() > total {
        floors = needs.iter().map(|(least, _)| *least).collect();
    }
    if floors.iter().sum::<f32>() > total {
        // Some single word is too wide: its column keeps to its share and the word is cut.
        floors = needs.iter().zip(&wished).map(|((least, _), wish)| least.min(*wish)).collect();
    }
    let mut widths: Vec<f32> = wished.iter().zip(&floors).map(|(wish, floor)| wish.max(*floor)).collect();
    let over = widths.iter().sum::<f32>() - total;
    let spare: f32 = widths.iter().zip(&floors).map(|(width, floor)| width - floor).sum();
    if over > 0.0 && spare > 0.0 {
        for (width, floor) in widths.iter_mut().zip(&floors) {
            *width -= (*width - floor) * over / spare;
        }
    }
    widths
}

fn row(
    composer: &mut Composer<'_>,
    grid: &Rc<Grid>,
    parent: NodeId,
    role: Role,
    texts: &[Text],
    ground: Option<Colour>,
) -> Result<Row, PaperError> {
    let node = composer.drawing.node(parent, Role::Row);
    let mut cells = Vec::with_capacity(texts.len());
    for (text, &(_, width)) in texts.iter().zip(&grid.columns) {
        let lines = composer.setter.lines(text, false, grid.type_.size, width)?;
        let cell = composer.text_node(node, role, text, &lines);
        cells.push((cell, lines));
    }
    let count = cells.iter().map(|(_, lines)| lines.len()).max().unwrap_or(1);
    let type_ = grid.type_.holding(cells.iter().flat_map(|(_, lines)| lines));
    let mut heights = vec![type_.leading; count];
    heights[0] += PADDING;
    heights[count - 1] += PADDING;
    let head = role == Role::HeadCell;
    Ok(Row { grid: Rc::clone(grid), cells, heights, type_, head, ground })
}

#[derive(Clone)]
struct Row {
    grid: Rc<Grid>,
    cells: Vec<(NodeId, Vec<Line>)>,
    heights: Vec<f32>,
    type_: Type,
    head: bool,
    ground: Option<Colour>,
}

impl Row {
    fn cell_lines(&self, place: usize, parts: &Range<usize>) -> &[Line] {
        let lines = self.cells.get(place).map_or(&[][..], |(_, lines)| lines);
        lines.get(parts.start.min(lines.len())..parts.end.min(lines.len())).unwrap_or_default()
    }

    fn colour(&self) -> Colour {
        if self.head { Colour::SOFT } else { Colour::INK }
    }

    fn rule(&self) -> (f32, Colour) {
        if self.head { (1.0, Colour::RULE) } else { (0.6, Colour::RULE) }
    }

    fn text_top(parts: &Range<usize>, top: f32) -> f32 {
        if parts.start == 0 { top + PADDING } else { top }
    }

    fn draw_cell(&self, place: usize, parts: &Range<usize>, top: f32, sketch: &mut crate::draw::Sketch) {
        let Some(&(x, _)) = self.grid.columns.get(place) else { return };
        let mut y = Self::text_top(parts, top);
        for line in self.cell_lines(place, parts) {
            sketch.text(line, x, self.type_.baseline(y), self.colour());
            y += self.type_.leading;
        }
    }

    fn draw_rule(&self, bottom: f32, sketch: &mut crate::draw::Sketch) {
        let (thickness, colour) = self.rule();
        let right = self.grid.left + self.grid.width;
        sketch.rule((self.grid.left, bottom), (right, bottom), thickness, colour);
    }
}

impl Flow for Row {
    fn heights(&self) -> &[f32] {
        &self.heights
    }

    fn may_part(&self, _before: usize) -> bool {
        false
    }

    fn draw(&self, parts: Range<usize>, top: f32, drawing: &mut Drawing) {
        let height: f32 = self.heights.get(parts.clone()).unwrap_or_default().iter().sum();
        drawing.decoration(|sketch| {
            if let Some(ground) = self.ground {
                sketch.fill(Area { left: self.grid.left, top, width: self.grid.width, height }, ground);
            }
            self.draw_rule(top + height, sketch);
        });
        for (place, (node, _)) in self.cells.iter().enumerate() {
            drawing.tagged(*node, |sketch| self.draw_cell(place, &parts, top, sketch));
        }
    }
}

/// A table's headings, drawn again on a later page.
struct Headings(Row);

impl Repeat for Headings {
    fn height(&self) -> f32 {
        self.0.heights.iter().sum()
    }

    fn draw(&self, top: f32, drawing: &mut Drawing) {
        let parts = 0..self.0.heights.len();
        drawing.running(|sketch| {
            for place in 0..self.0.cells.len() {
                self.0.draw_cell(place, &parts, top, sketch);
            }
            self.0.draw_rule(top + self.height(), sketch);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::share_out;

    #[test]
    fn short_columns_keep_their_line() {
        // A number, a long action, an owner and a date that need a little more than their share.
        let needs = [(20.0, 20.0), (60.0, 600.0), (50.0, 80.0), (70.0, 78.0)];
        let widths = share_out(500.0, &[1.0, 15.0, 2.0, 2.0], &needs);
        assert!((widths.iter().sum::<f32>() - 500.0).abs() < 0.1);
        assert!(widths[2] >= 80.0 && widths[3] >= 78.0 && widths[0] >= 20.0, "{widths:?}");
    }

    #[test]
    fn a_table_never_grows_beyond_the_page() {
        let needs = [(400.0, 900.0), (300.0, 900.0)];
        let widths = share_out(500.0, &[1.0, 1.0], &needs);
        assert!((widths.iter().sum::<f32>() - 500.0).abs() < 0.1, "{widths:?}");
        let widths = share_out(500.0, &[1.0, 3.0], &[(2000.0, 2000.0), (30.0, 9000.0)]);
        assert!((widths[0] - 125.0).abs() < 0.1 && (widths[1] - 375.0).abs() < 0.1, "{widths:?}");
    }
}
