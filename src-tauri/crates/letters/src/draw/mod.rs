//! A paper as drawn: stretches of marks on pages, and the tree of what they mean.
//!
//! Not here: deciding what stands where (`layout`), PDF operators (`pdf`).

pub(crate) mod pictograms;
mod sketch;

pub(crate) use sketch::{Area, Colour, Corner, Mark, PAGE_HEIGHT, PAGE_WIDTH, Sketch, mm};

/// What a node of a paper is, in PDF's standard vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Document,
    Section,
    Paragraph,
    /// Level 1 to 3.
    Heading(u8),
    List,
    ListItem,
    Label,
    ListBody,
    Table,
    TableHead,
    TableBody,
    Row,
    HeadCell,
    Cell,
    Figure,
}

/// A node by its place in [`Drawing::nodes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NodeId(pub(crate) usize);

/// Part of a node, in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kid {
    /// A node below it.
    Node(NodeId),
    /// The stretch of marks with this number on a page.
    Content { page: usize, number: u32 },
}

/// A node of the tree of meaning.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) role: Role,
    pub(crate) kids: Vec<Kid>,
    /// What a picture shows, or what a table holds.
    pub(crate) description: Option<String>,
    /// The words in reading order, where the marks alone would not give them.
    pub(crate) words: Option<String>,
    /// Where a picture stands on its page.
    pub(crate) area: Option<Area>,
    /// A list is numbered.
    pub(crate) numbered: bool,
    /// The language of its words, BCP 47, where they have one of their own.
    pub(crate) language: Option<String>,
}

/// What a stretch of marks is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// Content of a node of this role; the number is the stretch's own on its page.
    Content(Role, u32),
    /// Repeated on each page; skipped in reading.
    Running,
    /// Rules, grounds, frames.
    Decoration,
}

/// Marks with one meaning.
#[derive(Debug)]
pub(crate) struct Stretch {
    pub(crate) meaning: Meaning,
    pub(crate) sketch: Sketch,
}

/// One page's stretches in the order of drawing.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) stretches: Vec<Stretch>,
    numbers: u32,
}

/// A whole paper, drawn.
#[derive(Debug)]
pub(crate) struct Drawing {
    pub(crate) title: String,
    pub(crate) language: String,
    pub(crate) pages: Vec<Page>,
    pub(crate) nodes: Vec<Node>,
    current: usize,
}

impl Drawing {
    /// The root of the tree.
    pub(crate) const ROOT: NodeId = NodeId(0);

    /// A paper with one empty page.
    pub(crate) fn new(title: &str, language: &str) -> Self {
        let mut drawing = Self {
            title: title.to_owned(),
            language: language.to_owned(),
            pages: vec![Page::default()],
            nodes: Vec::new(),
            current: 0,
        };
        drawing.push_node(Role::Document);
        drawing
    }

    fn push_node(&mut self, role: Role) -> NodeId {
        self.nodes.push(Node {
            role,
            kids: Vec::new(),
            description: None,
            words: None,
            area: None,
            numbered: false,
            language: None,
        });
        NodeId(self.nodes.len() - 1)
    }

    /// A new node below another, after what is there.
    pub(crate) fn node(&mut self, parent: NodeId, role: Role) -> NodeId {
        let node = self.push_node(role);
        self.nodes[parent.0].kids.push(Kid::Node(node));
        node
    }

    /// A node, to say more of it.
    pub(crate) fn node_mut(&mut self, node: NodeId) -> &mut Node {
        &mut self.nodes[node.0]
    }

    /// Adds a page and goes on there.
    pub(crate) fn next_page(&mut self) {
        self.pages.push(Page::default());
        self.current = self.pages.len() - 1;
    }

    /// Goes on drawing on this page, counted from 0.
    pub(crate) fn turn_to(&mut self, page: usize) {
        self.current = page.min(self.pages.len() - 1);
    }

    fn stretch(&mut self, meaning: Meaning, draw: impl FnOnce(&mut Sketch)) {
        let mut sketch = Sketch::default();
        draw(&mut sketch);
        if !sketch.marks.is_empty() {
            self.pages[self.current].stretches.push(Stretch { meaning, sketch });
        }
    }

    /// Draws marks that belong to a node.
    pub(crate) fn tagged(&mut self, node: NodeId, draw: impl FnOnce(&mut Sketch)) {
        let page = &mut self.pages[self.current];
        let (number, before) = (page.numbers, page.stretches.len());
        let role = self.nodes[node.0].role;
        self.stretch(Meaning::Content(role, number), draw);
        let page = &mut self.pages[self.current];
        if page.stretches.len() > before {
            page.numbers += 1;
            self.nodes[node.0].kids.push(Kid::Content { page: self.current, number });
        }
    }

    /// Draws what is repeated on each page and skipped in reading.
    pub(crate) fn running(&mut self, draw: impl FnOnce(&mut Sketch)) {
        self.stretch(Meaning::Running, draw);
    }

    /// Draws what has no meaning of its own.
    pub(crate) fn decoration(&mut self, draw: impl FnOnce(&mut Sketch)) {
        self.stretch(Meaning::Decoration, draw);
    }
}
