//! The blocks of a paper's content, made ready to be placed.
//!
//! Not here: pages; what only a letter or only a plan has.

use std::rc::Rc;

use safehold_core::document::{Block, Item, Table, Text, Typeface};
use safehold_core::letter::Language;

use crate::PaperError;
use crate::draw::{Colour, Drawing, NodeId, Role};
use crate::layout::flow::{Flow, Placed, Repeat};
use crate::layout::frames;
use crate::layout::ideas;
use crate::layout::style::{Style, Type};
use crate::layout::table;
use crate::layout::text::{Marker, TextBlock};
use crate::layout::timeline;
use crate::typeset::{Line, Manner, Typesetter, is_control};

/// Turns content into blocks, in reading order, and builds the tree of meaning with them.
pub(crate) struct Composer<'a> {
    pub(crate) setter: &'a mut Typesetter,
    pub(crate) drawing: &'a mut Drawing,
    pub(crate) style: &'static Style,
    /// The left edge of the column in points.
    pub(crate) left: f32,
    /// The width of the column in points.
    pub(crate) width: f32,
    typeface: Typeface,
    blocks: Vec<Placed>,
    level: u8,
    after_heading: bool,
    new_page: bool,
}

impl<'a> Composer<'a> {
    /// A composer for one column from `left` on. What is in another language is set in this typeface.
    pub(crate) fn new(
        setter: &'a mut Typesetter,
        drawing: &'a mut Drawing,
        style: &'static Style,
        (left, width): (f32, f32),
        typeface: Typeface,
    ) -> Self {
        let blocks = Vec::new();
        Self {
            setter,
            drawing,
            style,
            left,
            width,
            typeface,
            blocks,
            level: 1,
            after_heading: false,
            new_page: false,
        }
    }

    /// What was composed.
    pub(crate) fn finish(self) -> Vec<Placed> {
        self.blocks
    }

    /// Adds a block below the others. Straight after a heading the gap is the heading's.
    pub(crate) fn push(&mut self, gap: f32, flow: impl Flow + 'static) {
        self.push_repeating(gap, None, flow);
    }

    /// Adds a block with something to repeat where it goes on at the top of a page.
    pub(crate) fn push_repeating(
        &mut self,
        gap: f32,
        repeat: Option<Rc<dyn Repeat>>,
        flow: impl Flow + 'static,
    ) {
        let after_heading = std::mem::take(&mut self.after_heading);
        let gap = if after_heading { self.style.below_heading } else { gap };
        let new_page = std::mem::take(&mut self.new_page);
        self.blocks.push(Placed { gap, new_page, with_next: false, repeat, flow: Box::new(flow) });
    }

    /// Keeps the block added last on one page with what comes next.
    pub(crate) fn keep_with_next(&mut self) {
        self.keep_last_together(1);
    }

    /// Keeps the blocks added last, so many of them, on one page with what comes next.
    pub(crate) fn keep_last_together(&mut self, count: usize) {
        for block in self.blocks.iter_mut().rev().take(count) {
            block.with_next = true;
        }
    }

    /// Lines in the column, from `indent` on.
    pub(crate) fn lines(
        &mut self,
        text: &Text,
        bold: bool,
        type_: Type,
        indent: f32,
    ) -> Result<Vec<Line>, PaperError> {
        self.setter.lines(text, bold, type_.size, self.width - indent)
    }

    /// A new node below `parent` in the language of the moment, whose words read rightly even where they run from right to left.
    pub(crate) fn text_node(&mut self, parent: NodeId, role: Role, text: &Text, lines: &[Line]) -> NodeId {
        let node = self.drawing.node(parent, role);
        spoken(self.drawing, node, self.setter.manner(), &text.words(), lines);
        node
    }

    /// Adds blocks of content.
    pub(crate) fn blocks(&mut self, blocks: &[Block]) -> Result<(), PaperError> {
        for block in blocks {
            match block {
                Block::Heading(level, words) => self.heading(*level, words)?,
                Block::Paragraph(text) => self.paragraph(text, self.style.paragraph_gap)?,
                Block::Numbered(items) => self.numbered(items)?,
                Block::Bullets(items) => self.bullets(items)?,
                Block::Table(content) => table::compose(self, content, &peers(blocks, content), &[])?,
                Block::Callout(heading, text) => frames::callout(self, heading, text)?,
                Block::Facts(facts) => frames::facts(self, facts)?,
                Block::Idea { picture, text } => ideas::compose(self, *picture, text)?,
                Block::In(language, blocks) => self.within(*language, blocks)?,
                Block::NewPage => self.new_page = true,
                Block::Timeline(picture) => timeline::compose(self, picture)?,
            }
        }
        Ok(())
    }

    /// Adds blocks in another language.
    fn within(&mut self, language: Language, blocks: &[Block]) -> Result<(), PaperError> {
        let before = self.setter.change(Manner::new(language.tag(), self.typeface));
        let added = self.blocks(blocks);
        self.setter.change(before);
        added
    }

    /// A heading; no level of the tree is left out.
    pub(crate) fn heading(&mut self, level: u8, words: &str) -> Result<(), PaperError> {
        let level = level.clamp(1, 3).min(self.level + 1);
        self.level = level;
        let type_ = self.style.headings[usize::from(level - 1)];
        let text = Text::plain(words);
        let lines = self.lines(&text, true, type_, 0.0)?;
        let node = self.text_node(Drawing::ROOT, Role::Heading(level), &text, &lines);
        let gap = if level == 3 { self.style.heading_gap * 0.7 } else { self.style.heading_gap };
        let whole = TextBlock::new(lines, type_, self.left, node).whole();
        self.push(gap, whole);
        self.keep_with_next();
        self.after_heading = true;
        Ok(())
    }

    /// A paragraph with space above.
    pub(crate) fn paragraph(&mut self, text: &Text, gap: f32) -> Result<(), PaperError> {
        let type_ = self.style.body;
        let lines = self.lines(text, false, type_, 0.0)?;
        let node = self.text_node(Drawing::ROOT, Role::Paragraph, text, &lines);
        self.push(gap, TextBlock::new(lines, type_, self.left, node));
        Ok(())
    }

    fn numbered(&mut self, items: &[Item]) -> Result<(), PaperError> {
        let list = self.drawing.node(Drawing::ROOT, Role::List);
        self.drawing.node_mut(list).numbered = true;
        let widest = self.setter.line(&format!("{}. ", items.len()), false, self.style.body.size)?.width;
        let indent = self.style.indent.max(widest + self.style.body.size * 0.6);
        for (place, item) in items.iter().enumerate() {
            self.entry(list, &format!("{}. ", place + 1), indent, item, place == 0)?;
        }
        Ok(())
    }

    fn bullets(&mut self, items: &[Text]) -> Result<(), PaperError> {
        let list = self.drawing.node(Drawing::ROOT, Role::List);
        for (place, text) in items.iter().enumerate() {
            let item = Item { text: text.clone(), below: Vec::new() };
            self.entry(list, "\u{2022} ", self.style.indent * 0.75, &item, place == 0)?;
        }
        Ok(())
    }

    fn entry(
        &mut self,
        list: NodeId,
        marker: &str,
        indent: f32,
        item: &Item,
        first: bool,
    ) -> Result<(), PaperError> {
        let type_ = self.style.body;
        let entry = self.drawing.node(list, Role::ListItem);
        let label = self.drawing.node(entry, Role::Label);
        let body = self.drawing.node(entry, Role::ListBody);
        let line = self.setter.line(marker.trim_end(), false, type_.size)?;
        let right_to_left = self.setter.right_to_left();
        let x = if right_to_left { self.left + self.width - line.width } else { self.left };
        let line = self.setter.line(marker, false, type_.size)?;
        spoken(self.drawing, label, self.setter.manner(), marker.trim_end(), std::slice::from_ref(&line));
        let marker = Marker { line, x, node: label };
        let lines = self.lines(&item.text, false, type_, indent)?;
        let node = self.text_node(body, Role::Paragraph, &item.text, &lines);
        let gap = if first { self.style.paragraph_gap * 0.6 } else { self.style.item_gap };
        let left = if right_to_left { self.left } else { self.left + indent };
        self.push(gap, TextBlock::new(lines, type_, left, node).marked(marker));
        for text in &item.below {
            self.keep_with_next();
            let lines = self.lines(text, false, type_, indent)?;
            let node = self.text_node(body, Role::Paragraph, text, &lines);
            let below = TextBlock::new(lines, type_, left, node).in_colour(Colour::SOFT);
            self.push(self.style.item_gap * 0.5, below);
        }
        Ok(())
    }
}

/// Notes of a node in which language its lines are, and their words where the glyphs alone would give them in another order.
pub(crate) fn spoken(drawing: &mut Drawing, node: NodeId, manner: &Manner, words: &str, lines: &[Line]) {
    let node = drawing.node_mut(node);
    node.language = Some(manner.language.clone());
    if lines.iter().any(Line::is_reordered) {
        node.words = Some(words.chars().filter(|character| !is_control(*character)).collect());
    }
}

/// The tables of a paper with the same headings and shares as this one, itself among them: they stand in one grid.
fn peers<'a>(blocks: &'a [Block], table: &'a Table) -> Vec<&'a Table> {
    let same = |block: &'a Block| match block {
        Block::Table(other) if other.headings == table.headings && other.widths == table.widths => {
            Some(other)
        }
        _ => None,
    };
    blocks.iter().filter_map(same).collect()
}
