//! A file's words as they stand in it: read back from the finished bytes, for the last look before it goes out.
//!
//! Where glyphs stand in another order than they are read in, the words that the file gives for them are taken, as a screen
//! reader takes them.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Encoding, Error, Object, ObjectId, decode_text_string};

use crate::PaperError;

/// A tree deeper than this is none of ours.
const DEEPEST: usize = 16;

/// The words of all pages, page by page, line by line.
///
/// # Errors
/// [`PaperError::Write`] where the bytes are no file of ours.
pub(crate) fn text(bytes: &[u8]) -> Result<String, PaperError> {
    read(bytes).map_err(|fault| PaperError::Write(format!("the finished file can't be read ({fault})")))
}

fn read(bytes: &[u8]) -> Result<String, Error> {
    let document = Document::load_mem(bytes)?;
    let owners = owners(&document)?;
    let mut words = String::new();
    let mut said = BTreeSet::new();
    for page in document.get_pages().into_values() {
        let mut encodings = BTreeMap::new();
        for (name, font) in document.get_page_fonts(page)? {
            encodings.insert(name, font.get_font_encoding(&document)?);
        }
        let about = document.get_dictionary(page)?;
        let number = about.get(b"StructParents").and_then(Object::as_i64).ok();
        let owners = number.and_then(|number| owners.get(&number)).map(Vec::as_slice).unwrap_or_default();
        let mut reader = Reader {
            document: &document,
            encodings,
            owners,
            said: &mut said,
            words: &mut words,
            font: Vec::new(),
            baseline: None,
            told: Vec::new(),
        };
        for operation in Content::decode(&document.get_page_content(page))?.operations {
            reader.take(&operation)?;
        }
        words.push('\n');
    }
    Ok(words)
}

/// The nodes that own each page's stretches, by the page's number in the tree.
fn owners(document: &Document) -> Result<BTreeMap<i64, Vec<ObjectId>>, Error> {
    let mut found = BTreeMap::new();
    let tree = document.catalog()?.get(b"StructTreeRoot").and_then(Object::as_reference)?;
    let parents = document.get_dictionary(tree)?.get(b"ParentTree")?;
    collect_owners(document, parents, 0, &mut found)?;
    Ok(found)
}

fn collect_owners(
    document: &Document,
    branch: &Object,
    depth: usize,
    found: &mut BTreeMap<i64, Vec<ObjectId>>,
) -> Result<(), Error> {
    let (_, branch) = document.dereference(branch)?;
    let branch = branch.as_dict()?;
    if let (Ok(kids), true) = (branch.get(b"Kids").and_then(Object::as_array), depth < DEEPEST) {
        for kid in kids {
            collect_owners(document, kid, depth + 1, found)?;
        }
    }
    if let Ok(numbers) = branch.get(b"Nums").and_then(Object::as_array) {
        for pair in numbers.chunks_exact(2) {
            let (_, owners) = document.dereference(&pair[1])?;
            let owners = owners.as_array()?.iter().map(Object::as_reference).collect::<Result<_, _>>()?;
            found.insert(pair[0].as_i64()?, owners);
        }
    }
    Ok(())
}

struct Reader<'a> {
    document: &'a Document,
    encodings: BTreeMap<Vec<u8>, Encoding<'a>>,
    owners: &'a [ObjectId],
    said: &'a mut BTreeSet<ObjectId>,
    words: &'a mut String,
    font: Vec<u8>,
    baseline: Option<f32>,
    /// For each stretch that is open: its words were given, its glyphs add none.
    told: Vec<bool>,
}

impl Reader<'_> {
    fn take(&mut self, operation: &Operation) -> Result<(), Error> {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "BMC" => self.told.push(false),
            "BDC" => {
                let told = match operands.get(1) {
                    Some(Object::Dictionary(properties)) => self.begin(properties)?,
                    _ => false,
                };
                self.told.push(told);
            }
            "EMC" => {
                self.told.pop();
                if self.told.is_empty() && !self.words.ends_with('\n') {
                    self.words.push('\n');
                    self.baseline = None;
                }
            }
            "Tf" => {
                self.font = operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default().to_vec()
            }
            "Tm" => {
                let baseline = operands.get(5).and_then(|y| y.as_float().ok());
                if self.baseline.is_some() && self.baseline != baseline && self.glyphs_count() {
                    self.words.push('\n');
                }
                self.baseline = baseline;
            }
            "Tj" | "TJ" => {
                for operand in operands {
                    self.show(operand)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// A stretch begins; true where its words are known without its glyphs.
    fn begin(&mut self, properties: &Dictionary) -> Result<bool, Error> {
        if let Ok(words) = properties.get(b"ActualText") {
            let words = decode_text_string(words)?;
            if self.glyphs_count() {
                self.words.push_str(&words);
            }
            return Ok(true);
        }
        let Ok(number) = properties.get(b"MCID").and_then(Object::as_i64) else { return Ok(false) };
        let Some(&owner) = usize::try_from(number).ok().and_then(|number| self.owners.get(number)) else {
            return Ok(false);
        };
        let Ok(words) = self.document.get_dictionary(owner)?.get(b"ActualText") else { return Ok(false) };
        if self.said.insert(owner) {
            self.words.push_str(&decode_text_string(words)?);
        }
        Ok(true)
    }

    fn glyphs_count(&self) -> bool {
        !self.told.contains(&true)
    }

    fn show(&mut self, operand: &Object) -> Result<(), Error> {
        match operand {
            Object::String(glyphs, _) if self.glyphs_count() => {
                if let Some(encoding) = self.encodings.get(&self.font) {
                    self.words.push_str(&Document::decode_text(encoding, glyphs)?);
                }
            }
            Object::Array(parts) => {
                for part in parts {
                    self.show(part)?;
                }
            }
            _ => {}
        }
        Ok(())
    }
}
