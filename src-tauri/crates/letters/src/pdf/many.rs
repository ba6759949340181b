//! Many drawings as one file, written as they come: each begins on an odd page, so that a printer that prints on
//! both sides never puts two papers on one sheet.
//!
//! Not here: what the papers say.

use std::io::{Result, Write};

use chrono::{DateTime, Utc};

use crate::PaperError;
use crate::draw::Drawing;
use crate::pdf::body::{Body, Number};
use crate::pdf::fonts::Growing;
use crate::pdf::metadata::{Description, Roots, describe};
use crate::pdf::object::{integer, reference, references, words};
use crate::pdf::ops::page_content;
use crate::pdf::pages::{Leaf, write_leaf, write_node, write_resources};
use crate::pdf::tags::{write_branch, write_root};

/// So many pages hang from one node of their tree.
const PAGES_OF_A_NODE: usize = 64;

/// A file of many drawings while it is written. Between two of them it holds their fonts' glyphs, where their
/// objects stand, and a few numbers for each; nothing of what they say but their bookmarks.
pub(crate) struct Many<W: Write> {
    body: Body<W>,
    title: String,
    language: String,
    made: DateTime<Utc>,
    glyphs: Growing,
    resources: Number,
    /// The root of the tree of pages, and the node that pages hang from now.
    page_root: Number,
    page_node: Option<Number>,
    kids: Vec<Number>,
    nodes: Vec<Number>,
    /// The tree of meaning: its root, its document, the parts of that, and the owners of each page's stretches.
    tree: Number,
    document: Number,
    parts: Vec<Number>,
    owners: Vec<Number>,
    bookmarks: Vec<(String, Number)>,
    pages: usize,
}

impl<W: Write> Many<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// [`PaperError::Write`] with what the writer said.
    pub(crate) fn begin(
        to: W,
        title: &str,
        language: &str,
        made: DateTime<Utc>,
    ) -> std::result::Result<Self, PaperError> {
        let mut body = Body::begin(to).map_err(unwritten)?;
        let [resources, page_root, tree, document] = [(); 4].map(|()| body.number());
        Ok(Self {
            body,
            title: title.to_owned(),
            language: language.to_owned(),
            made,
            glyphs: Growing::default(),
            resources,
            page_root,
            page_node: None,
            kids: Vec::with_capacity(PAGES_OF_A_NODE),
            nodes: Vec::new(),
            tree,
            document,
            parts: Vec::new(),
            owners: Vec::new(),
            bookmarks: Vec::new(),
            pages: 0,
        })
    }

    /// How many pages the file has so far, empty ones included.
    pub(crate) fn pages(&self) -> usize {
        self.pages
    }

    /// Adds a drawing under its bookmark, and an empty page where it has an odd number of them.
    ///
    /// # Errors
    /// [`PaperError::Fonts`], and [`PaperError::Write`] with what the writer said.
    pub(crate) fn add(&mut self, drawing: &Drawing, bookmark: &str) -> std::result::Result<(), PaperError> {
        self.glyphs.take(drawing)?;
        // Which faces the file needs is what `glyphs` holds.
        let mut faces = Vec::new();
        let contents = drawing
            .pages
            .iter()
            .map(|page| page_content(page, &self.glyphs, &mut faces))
            .collect::<std::result::Result<Vec<_>, _>>()?;
        self.write(drawing, &contents, bookmark).map_err(unwritten)
    }

    fn write(&mut self, drawing: &Drawing, contents: &[Vec<u8>], bookmark: &str) -> Result<()> {
        let pages = self.body.numbers(contents.len());
        for (place, (content, &page)) in contents.iter().zip(&pages).enumerate() {
            let content = self.body.deflated(b"", content)?;
            self.page(page, Some(content), Some(self.owners.len() + place))?;
        }
        let branch = write_branch(&mut self.body, drawing, &pages, self.document, true)?;
        self.parts.push(branch.top);
        self.owners.extend(branch.owners);
        if let Some(&first) = pages.first() {
            self.bookmarks.push((bookmark.to_owned(), first));
        }
        if self.pages % 2 == 1 {
            let empty = self.body.number();
            self.page(empty, None, None)?;
        }
        Ok(())
    }

    fn page(&mut self, page: Number, content: Option<Number>, place: Option<usize>) -> Result<()> {
        let parent = *self.page_node.get_or_insert_with(|| self.body.number());
        let leaf = Leaf { parent, resources: self.resources, content, place };
        write_leaf(&mut self.body, page, &leaf)?;
        self.kids.push(page);
        self.pages += 1;
        if self.kids.len() == PAGES_OF_A_NODE {
            self.end_node()?;
        }
        Ok(())
    }

    fn end_node(&mut self) -> Result<()> {
        if let Some(node) = self.page_node.take() {
            write_node(&mut self.body, node, Some(self.page_root), &self.kids, self.kids.len())?;
            self.nodes.push(node);
            self.kids.clear();
        }
        Ok(())
    }

    /// Ends the file: fonts, trees, bookmarks, what it says of itself.
    ///
    /// # Errors
    /// [`PaperError::Fonts`], and [`PaperError::Write`] with what the writer said.
    pub(crate) fn finish(mut self) -> std::result::Result<W, PaperError> {
        let cut = std::mem::take(&mut self.glyphs).cut()?;
        let mut end = || -> Result<(Number, Number)> {
            self.end_node()?;
            write_node(&mut self.body, self.page_root, None, &self.nodes, self.pages)?;
            write_resources(&mut self.body, self.resources, &cut, cut.ids())?;
            self.body.object(self.document, |to| {
                to.extend_from_slice(b"<</Type/StructElem/S/Document/P ");
                reference(to, self.tree);
                to.extend_from_slice(b"/K");
                references(to, &self.parts);
                to.extend_from_slice(b">>");
            })?;
            write_root(&mut self.body, self.tree, self.document, &self.owners)?;
            let outlines = self.outlines()?;
            let about = Description { title: &self.title, language: &self.language, made: self.made };
            let roots = Roots { pages: self.page_root, tree: self.tree, outlines };
            describe(&mut self.body, &about, &roots)
        };
        let (catalogue, information) = end().map_err(unwritten)?;
        self.body.finish(catalogue, information).map_err(unwritten)
    }

    fn outlines(&mut self) -> Result<Option<Number>> {
        let items = self.body.numbers(self.bookmarks.len());
        let (Some(&first), Some(&last)) = (items.first(), items.last()) else { return Ok(None) };
        let root = self.body.number();
        for (place, (title, page)) in self.bookmarks.iter().enumerate() {
            self.body.object(items[place], |to| {
                to.extend_from_slice(b"<</Title");
                words(to, title);
                to.extend_from_slice(b"/Parent ");
                reference(to, root);
                if let Some(&before) = place.checked_sub(1).and_then(|before| items.get(before)) {
                    to.extend_from_slice(b"/Prev ");
                    reference(to, before);
                }
                if let Some(&next) = items.get(place + 1) {
                    to.extend_from_slice(b"/Next ");
                    reference(to, next);
                }
                to.extend_from_slice(b"/Dest[");
                reference(to, *page);
                to.extend_from_slice(b"/XYZ null null null]>>");
            })?;
        }
        self.body.object(root, |to| {
            to.extend_from_slice(b"<</Type/Outlines/First ");
            reference(to, first);
            to.extend_from_slice(b"/Last ");
            reference(to, last);
            to.extend_from_slice(b"/Count ");
            integer(to, items.len() as i64);
            to.extend_from_slice(b">>");
        })?;
        Ok(Some(root))
    }
}

fn unwritten(fault: std::io::Error) -> PaperError {
    PaperError::Write(fault.to_string())
}
