//! The tree of meaning, written into the file (PDF/UA-1).
//!
//! Not here: the marked stretches on the pages that it points to (`ops`).

use std::io::{Result, Write};

use crate::draw::{Area, Drawing, Kid, Node, PAGE_HEIGHT, Role};
use crate::pdf::body::{Body, Number};
use crate::pdf::object::{integer, number, reference, references, words};

/// The standard structure type of a role.
pub(crate) fn role_name(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Section => "Sect",
        Role::Paragraph => "P",
        Role::Heading(1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(_) => "H3",
        Role::List => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::Table => "Table",
        Role::TableHead => "THead",
        Role::TableBody => "TBody",
        Role::Row => "TR",
        Role::HeadCell => "TH",
        Role::Cell => "TD",
        Role::Figure => "Figure",
    }
}

/// A drawing's part of the tree, written.
pub(crate) struct Branch {
    /// Its topmost element.
    pub(crate) top: Number,
    /// For each page the list of the elements that its stretches belong to.
    pub(crate) owners: Vec<Number>,
}

/// Writes the elements of a drawing's nodes below `above`. `pages` are its pages; `part` makes its topmost element
/// a part of a larger document, with its own language.
///
/// # Errors
/// Those of the writer.
pub(crate) fn write_branch<W: Write>(
    body: &mut Body<W>,
    drawing: &Drawing,
    pages: &[Number],
    above: Number,
    part: bool,
) -> Result<Branch> {
    let ids = body.numbers(drawing.nodes.len());
    let mut parents = vec![above; ids.len()];
    let mut owners: Vec<Vec<Number>> = vec![Vec::new(); pages.len()];
    for (node, &id) in drawing.nodes.iter().zip(&ids) {
        for kid in &node.kids {
            match kid {
                Kid::Node(below) => parents[below.0] = id,
                Kid::Content { page, number } => {
                    // Numbers are given out without holes, so each list fills up.
                    let list = &mut owners[*page];
                    let at = *number as usize;
                    list.resize(list.len().max(at + 1), id);
                    list[at] = id;
                }
            }
        }
    }
    let tree = Tree { ids: &ids, pages };
    for (place, (node, &parent)) in drawing.nodes.iter().zip(&parents).enumerate() {
        let whole = (part && place == Drawing::ROOT.0).then_some(drawing.language.as_str());
        body.object(ids[place], |to| tree.element(to, node, parent, whole))?;
    }
    let owners =
        owners.iter().map(|list| body.next_object(|to| references(to, list))).collect::<Result<_>>()?;
    Ok(Branch { top: ids[Drawing::ROOT.0], owners })
}

/// Writes the root of the tree. `owners` are those of all pages, in the order of their `StructParents`.
///
/// # Errors
/// Those of the writer.
pub(crate) fn write_root<W: Write>(
    body: &mut Body<W>,
    root: Number,
    top: Number,
    owners: &[Number],
) -> Result<()> {
    let by_page = body.next_object(|to| {
        to.extend_from_slice(b"<</Nums[");
        for (place, &list) in owners.iter().enumerate() {
            integer(to, place as i64);
            to.push(b' ');
            reference(to, list);
            to.push(b' ');
        }
        to.extend_from_slice(b"]>>");
    })?;
    body.object(root, |to| {
        to.extend_from_slice(b"<</Type/StructTreeRoot/K ");
        reference(to, top);
        to.extend_from_slice(b"/ParentTree ");
        reference(to, by_page);
        to.extend_from_slice(b"/ParentTreeNextKey ");
        integer(to, owners.len() as i64);
        to.extend_from_slice(b">>");
    })
}

struct Tree<'a> {
    ids: &'a [Number],
    pages: &'a [Number],
}

impl Tree<'_> {
    /// One element; `whole` is the language of a drawing that is a part of a larger document, for its topmost element.
    fn element(&self, to: &mut Vec<u8>, node: &Node, parent: Number, whole: Option<&str>) {
        let role = if whole.is_some() { "Part" } else { role_name(node.role) };
        to.extend_from_slice(b"<</Type/StructElem/S/");
        to.extend_from_slice(role.as_bytes());
        to.extend_from_slice(b"/P ");
        reference(to, parent);
        let home = node.kids.iter().find_map(|kid| match kid {
            Kid::Content { page, .. } => Some(*page),
            Kid::Node(_) => None,
        });
        if let Some(home) = home {
            to.extend_from_slice(b"/Pg ");
            reference(to, self.pages[home]);
        }
        match node.kids.as_slice() {
            [] => {}
            [one] => {
                to.extend_from_slice(b"/K ");
                self.kid(to, one, home);
            }
            many => {
                to.extend_from_slice(b"/K[");
                for (place, kid) in many.iter().enumerate() {
                    if place > 0 {
                        to.push(b' ');
                    }
                    self.kid(to, kid, home);
                }
                to.push(b']');
            }
        }
        if let Some(language) = whole.or(node.language.as_deref()) {
            to.extend_from_slice(b"/Lang");
            words(to, language);
        }
        if let Some(said) = &node.words {
            to.extend_from_slice(b"/ActualText");
            words(to, said);
        }
        attributes(to, node);
        to.extend_from_slice(b">>");
    }

    fn kid(&self, to: &mut Vec<u8>, kid: &Kid, home: Option<usize>) {
        match kid {
            Kid::Node(below) => reference(to, self.ids[below.0]),
            Kid::Content { page, number } if Some(*page) == home => integer(to, i64::from(*number)),
            Kid::Content { page, number } => {
                to.extend_from_slice(b"<</Type/MCR/Pg ");
                reference(to, self.pages[*page]);
                to.extend_from_slice(b"/MCID ");
                integer(to, i64::from(*number));
                to.extend_from_slice(b">>");
            }
        }
    }
}

fn attributes(to: &mut Vec<u8>, node: &Node) {
    match (node.role, &node.description) {
        (Role::Table, Some(summary)) => {
            to.extend_from_slice(b"/A<</O/Table/Summary");
            words(to, summary);
            to.extend_from_slice(b">>");
        }
        (Role::Figure, description) => {
            to.extend_from_slice(b"/Alt");
            words(to, description.as_deref().unwrap_or_default());
            let area = node.area.unwrap_or(Area { left: 0.0, top: 0.0, width: 0.0, height: 0.0 });
            to.extend_from_slice(b"/A<</O/Layout/BBox[");
            for side in [area.left, PAGE_HEIGHT - area.bottom(), area.right(), PAGE_HEIGHT - area.top] {
                number(to, (side * 100.0).round() / 100.0);
                to.push(b' ');
            }
            to.extend_from_slice(b"]/Placement/Block>>");
        }
        (Role::HeadCell, _) => to.extend_from_slice(b"/A<</O/Table/Scope/Column>>"),
        (Role::List, _) => {
            let numbering: &[u8] = if node.numbered { b"Decimal" } else { b"Disc" };
            to.extend_from_slice(b"/A<</O/List/ListNumbering/");
            to.extend_from_slice(numbering);
            to.extend_from_slice(b">>");
        }
        _ => {}
    }
}
