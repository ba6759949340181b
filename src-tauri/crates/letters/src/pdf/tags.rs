//! The tree of meaning, written into the file (PDF/UA-1).
//!
//! Not here: the marked stretches on the pages that it points to (`ops`).

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId, StringFormat, dictionary};

use crate::draw::{Area, Drawing, Kid, Node, PAGE_HEIGHT, Role};
use crate::pdf::ops::utf16;

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

/// A string in UTF-16.
pub(crate) fn words(text: &str) -> Object {
    Object::String(utf16(text), StringFormat::Hexadecimal)
}

/// Adds the tree of the drawing's nodes to the document; gives the tree's root.
pub(crate) fn add_tree(document: &mut Document, drawing: &Drawing) -> Result<ObjectId, lopdf::Error> {
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = drawing.nodes.iter().map(|_| document.new_object_id()).collect();
    let mut parents = vec![root; ids.len()];
    let mut owners: Vec<BTreeMap<u32, ObjectId>> = vec![BTreeMap::new(); pages.len()];
    for (node, &id) in drawing.nodes.iter().zip(&ids) {
        for kid in &node.kids {
            match kid {
                Kid::Node(below) => parents[below.0] = id,
                Kid::Content { page, number } => {
                    owners[*page].insert(*number, id);
                }
            }
        }
    }
    for ((node, &id), &parent) in drawing.nodes.iter().zip(&ids).zip(&parents) {
        document.objects.insert(id, element(node, parent, &ids, &pages));
    }
    let mut numbers = Vec::with_capacity(pages.len() * 2);
    for (place, (&page, owners)) in pages.iter().zip(owners).enumerate() {
        // Numbers are given out without holes, so the map's order is the array's.
        let owners: Vec<Object> = owners.into_values().map(Object::Reference).collect();
        let owners = document.add_object(owners);
        numbers.extend([Object::Integer(place as i64), owners.into()]);
        let page = document.get_object_mut(page)?.as_dict_mut()?;
        page.set("StructParents", place as i64);
        page.set("Tabs", "S");
        page.remove(b"Annots");
    }
    let by_number = document.add_object(dictionary! { "Nums" => numbers });
    let tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => ids[Drawing::ROOT.0],
        "ParentTree" => by_number,
        "ParentTreeNextKey" => pages.len() as i64,
    };
    document.objects.insert(root, tree.into());
    Ok(root)
}

fn element(node: &Node, parent: ObjectId, ids: &[ObjectId], pages: &[ObjectId]) -> Object {
    let mut element = dictionary! { "Type" => "StructElem", "S" => role_name(node.role), "P" => parent };
    let home = node.kids.iter().find_map(|kid| match kid {
        Kid::Content { page, .. } => Some(*page),
        Kid::Node(_) => None,
    });
    if let Some(home) = home {
        element.set("Pg", pages[home]);
    }
    let mut kids: Vec<Object> = node.kids.iter().map(|kid| kid_object(kid, home, ids, pages)).collect();
    match kids.len() {
        0 => {}
        1 => element.set("K", kids.remove(0)),
        _ => element.set("K", kids),
    }
    if let Some(said) = &node.words {
        element.set("ActualText", words(said));
    }
    match (node.role, &node.description) {
        (Role::Table, Some(summary)) => {
            element.set("A", dictionary! { "O" => "Table", "Summary" => words(summary) });
        }
        (Role::Figure, description) => {
            element.set("Alt", words(description.as_deref().unwrap_or_default()));
            let area = node.area.unwrap_or(Area { left: 0.0, top: 0.0, width: 0.0, height: 0.0 });
            element
                .set("A", dictionary! { "O" => "Layout", "BBox" => corners(area), "Placement" => "Block" });
        }
        (Role::HeadCell, _) => element.set("A", dictionary! { "O" => "Table", "Scope" => "Column" }),
        (Role::List, _) => {
            let numbering = if node.numbered { "Decimal" } else { "Disc" };
            element.set("A", dictionary! { "O" => "List", "ListNumbering" => numbering });
        }
        _ => {}
    }
    element.into()
}

fn kid_object(kid: &Kid, home: Option<usize>, ids: &[ObjectId], pages: &[ObjectId]) -> Object {
    match kid {
        Kid::Node(below) => ids[below.0].into(),
        Kid::Content { page, number } if Some(*page) == home => Object::Integer(i64::from(*number)),
        Kid::Content { page, number } => {
            dictionary! { "Type" => "MCR", "Pg" => pages[*page], "MCID" => i64::from(*number) }.into()
        }
    }
}

fn corners(area: Area) -> Vec<Object> {
    let sides = [area.left, PAGE_HEIGHT - area.bottom(), area.right(), PAGE_HEIGHT - area.top];
    sides.into_iter().map(|side| Object::Real((side * 100.0).round() / 100.0)).collect()
}
