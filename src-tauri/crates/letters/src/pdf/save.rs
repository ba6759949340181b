//! A drawing as a file of its own: the same bytes for the same paper.

use std::io::Result;

use chrono::{DateTime, Utc};

use crate::PaperError;
use crate::draw::Drawing;
use crate::pdf::body::Body;
use crate::pdf::fonts::Cut;
use crate::pdf::metadata::{Description, Roots, describe};
use crate::pdf::ops::page_content;
use crate::pdf::pages::{Leaf, write_leaf, write_node, write_resources};
use crate::pdf::tags::{write_branch, write_root};

/// The drawing as the bytes of a PDF/UA-1 and PDF/A-2a file.
///
/// # Errors
/// [`PaperError::Fonts`] or [`PaperError::Write`]; neither depends on what the paper says.
pub(crate) fn write(drawing: &Drawing, made: DateTime<Utc>) -> std::result::Result<Vec<u8>, PaperError> {
    let cut = Cut::for_drawing(drawing)?;
    let mut faces = Vec::new();
    let contents = drawing
        .pages
        .iter()
        .map(|page| page_content(page, &*cut, &mut faces))
        .collect::<std::result::Result<Vec<_>, _>>()?;
    faces.sort_unstable();
    let file = || -> Result<Vec<u8>> {
        let mut body = Body::begin(Vec::with_capacity(32 << 10))?;
        let (node, resources) = (body.number(), body.number());
        let pages = body.numbers(contents.len());
        for (place, (content, &page)) in contents.iter().zip(&pages).enumerate() {
            let content = Some(body.deflated(b"", content)?);
            write_leaf(&mut body, page, &Leaf { parent: node, resources, content, place: Some(place) })?;
        }
        write_node(&mut body, node, None, &pages, pages.len())?;
        write_resources(&mut body, resources, &cut, faces.into_iter())?;
        let tree = body.number();
        let branch = write_branch(&mut body, drawing, &pages, tree, false)?;
        write_root(&mut body, tree, branch.top, &branch.owners)?;
        let about = Description { title: &drawing.title, language: &drawing.language, made };
        let (catalogue, information) =
            describe(&mut body, &about, &Roots { pages: node, tree, outlines: None })?;
        body.finish(catalogue, information)
    };
    file().map_err(|fault| PaperError::Write(fault.to_string()))
}
