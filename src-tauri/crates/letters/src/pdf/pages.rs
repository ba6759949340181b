//! Pages as objects of a file: their content, their dictionaries, the fonts that they share.
//!
//! Not here: the tree of pages above them.

use std::collections::BTreeMap;
use std::io::{Result, Write};

use crate::draw::{PAGE_HEIGHT, PAGE_WIDTH};
use crate::pdf::body::{Body, Number};
use crate::pdf::fonts::Cut;
use crate::pdf::object::{integer, name, number, reference};
use crate::pdf::ops::resource;
use crate::typeset::FaceId;

/// What a page's dictionary says.
pub(crate) struct Leaf {
    /// The node of the tree of pages that it hangs from.
    pub(crate) parent: Number,
    /// Its resources.
    pub(crate) resources: Number,
    /// Its stream; none where it is empty.
    pub(crate) content: Option<Number>,
    /// Its place in the list of owners of its stretches.
    pub(crate) place: Option<usize>,
}

/// Writes a page's dictionary.
///
/// # Errors
/// Those of the writer.
pub(crate) fn write_leaf<W: Write>(body: &mut Body<W>, page: Number, leaf: &Leaf) -> Result<()> {
    body.object(page, |to| {
        to.extend_from_slice(b"<</Type/Page/Parent ");
        reference(to, leaf.parent);
        to.extend_from_slice(b"/MediaBox[0 0 ");
        number(to, PAGE_WIDTH);
        to.push(b' ');
        number(to, PAGE_HEIGHT);
        to.extend_from_slice(b"]/Resources ");
        reference(to, leaf.resources);
        if let Some(content) = leaf.content {
            to.extend_from_slice(b"/Contents ");
            reference(to, content);
        }
        if let Some(place) = leaf.place {
            to.extend_from_slice(b"/Tabs/S/StructParents ");
            integer(to, place as i64);
        }
        to.extend_from_slice(b">>");
    })
}

/// Writes a node of the tree of pages.
///
/// # Errors
/// Those of the writer.
pub(crate) fn write_node<W: Write>(
    body: &mut Body<W>,
    node: Number,
    parent: Option<Number>,
    kids: &[Number],
    count: usize,
) -> Result<()> {
    body.object(node, |to| {
        to.extend_from_slice(b"<</Type/Pages");
        if let Some(parent) = parent {
            to.extend_from_slice(b"/Parent ");
            reference(to, parent);
        }
        to.extend_from_slice(b"/Count ");
        integer(to, count as i64);
        to.extend_from_slice(b"/Kids");
        crate::pdf::object::references(to, kids);
        to.extend_from_slice(b">>");
    })
}

/// Writes the faces that pages showed, and the resources that name them.
///
/// # Errors
/// Those of the writer.
pub(crate) fn write_resources<W: Write>(
    body: &mut Body<W>,
    resources: Number,
    cut: &Cut,
    faces: impl Iterator<Item = FaceId>,
) -> Result<()> {
    let mut written = BTreeMap::new();
    for face in faces {
        if let Some(described) = cut.described(face) {
            written.insert(face, described.write(body)?);
        }
    }
    body.object(resources, |to| {
        to.extend_from_slice(b"<</Font<<");
        for (face, number) in &written {
            name(to, resource(*face).as_bytes());
            to.push(b' ');
            reference(to, *number);
        }
        to.extend_from_slice(b">>>>");
    })
}
