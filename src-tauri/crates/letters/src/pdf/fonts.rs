//! The part of each face that goes into a file, cut once for the process.
//!
//! Every paper in Latin script carries the same cut, so that its bytes say nothing about any other
//! paper and hardly anything about itself. A paper with rarer letters gets a cut of its own.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use printpdf::{FontId, FontMetrics, ParsedFont};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use crate::PaperError;
use crate::draw::{Drawing, Mark};
use crate::pdf::save::{packed, padded};
use crate::typeset::FaceId;
use crate::typeset::fonts::{Face, Faces};
use crate::typeset::shape::Shaper;

/// Characters of the common cut: what English, Welsh, Polish, Romanian and the larger languages of
/// western Europe are written with.
const REPERTOIRE: [&str; 5] = [
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~",
    "\u{a0}£§°²³·¼½¾×÷ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ",
    "ŴŵŶŷẀẁẂẃẄẅỲỳŒœŸ",
    "ĄąĆćĘęŁłŃńŚśŹźŻżĂăȘșȚțŞşŢţČčŠšŽžŐőŰűĞğİı",
    "\u{2010}\u{2011}\u{2012}–—‘’‚“”„•…€™−",
];
/// Letters that the faces may join.
const JOINED: [&str; 5] = ["ff", "fi", "fl", "ffi", "ffl"];

/// A face as it goes into a file.
pub(crate) struct CutFace {
    /// The name that pages call it by.
    pub(crate) id: FontId,
    /// What the PDF writer needs to know of it.
    pub(crate) parsed: ParsedFont,
    /// The font program, deflated.
    pub(crate) packed: Vec<u8>,
    glyphs: HashMap<u16, CutGlyph>,
}

/// A glyph of the cut.
pub(crate) struct CutGlyph {
    /// Its number in the cut.
    pub(crate) id: u16,
    /// The text it stands for where nothing else is said.
    pub(crate) text: String,
    /// Its advance in the face's units.
    pub(crate) advance: u16,
}

impl CutFace {
    /// A glyph by its number in the whole face.
    pub(crate) fn glyph(&self, whole: u16) -> Option<&CutGlyph> {
        self.glyphs.get(&whole)
    }
}

/// The faces of one file.
pub(crate) struct Cut {
    faces: BTreeMap<FaceId, CutFace>,
}

/// Glyphs of each face and the text that each stands for.
type Used = BTreeMap<FaceId, BTreeMap<u16, String>>;

impl Cut {
    /// The faces that a drawing needs.
    pub(crate) fn for_drawing(drawing: &Drawing) -> Result<Arc<Self>, PaperError> {
        let common = Self::common()?;
        let used = used_glyphs(drawing);
        let covered = used.iter().all(|(face, glyphs)| {
            let cut = common.faces.get(face);
            glyphs.keys().all(|glyph| cut.is_some_and(|cut| cut.glyph(*glyph).is_some()))
        });
        if covered { Ok(common) } else { Self::new(&used).map(Arc::new).map_err(PaperError::Fonts) }
    }

    /// One of the faces.
    pub(crate) fn face(&self, face: FaceId) -> Option<&CutFace> {
        self.faces.get(&face)
    }

    /// All of them.
    pub(crate) fn faces(&self) -> impl Iterator<Item = &CutFace> {
        self.faces.values()
    }

    fn common() -> Result<Arc<Self>, PaperError> {
        static COMMON: OnceLock<Result<Arc<Cut>, String>> = OnceLock::new();
        let common = COMMON.get_or_init(|| Self::new(&repertoire()?).map(Arc::new));
        common.clone().map_err(PaperError::Fonts)
    }

    fn new(used: &Used) -> Result<Self, String> {
        let shipped = Faces::shipped().map_err(|fault| fault.to_string())?;
        let faces = used
            .iter()
            .map(|(&id, glyphs)| cut_face(id, shipped.face(id), glyphs).map(|cut| (id, cut)))
            .collect::<Result<_, String>>()?;
        Ok(Self { faces })
    }
}

/// The glyphs of [`REPERTOIRE`] and [`JOINED`] in each face that has them.
fn repertoire() -> Result<Used, String> {
    let mut shaper = Shaper::new("en-GB").map_err(|fault| fault.to_string())?;
    let mut used = Used::new();
    let singles = REPERTOIRE.iter().flat_map(|characters| characters.chars()).map(String::from);
    let words: Vec<String> = singles.chain(JOINED.map(String::from)).collect();
    for (id, face) in shaper.faces.all() {
        let glyphs = used.entry(id).or_default();
        for word in words.iter().filter(|word| word.chars().all(|character| face.glyph(character).is_some()))
        {
            let run = shaper.run(id, false, *b"Latn", word).map_err(|fault| fault.to_string())?;
            for glyph in &run.glyphs {
                glyphs.entry(glyph.id).or_insert_with(|| run.text_of(glyph).to_owned());
            }
        }
    }
    Ok(used)
}

fn used_glyphs(drawing: &Drawing) -> Used {
    let mut used = Used::new();
    let stretches = drawing.pages.iter().flat_map(|page| &page.stretches);
    let marks = stretches.flat_map(|stretch| &stretch.sketch.marks);
    for piece in marks
        .filter_map(|mark| match mark {
            Mark::Text { line, .. } => Some(&line.pieces),
            _ => None,
        })
        .flatten()
    {
        let glyphs = used.entry(piece.run.face).or_default();
        for glyph in &piece.run.glyphs {
            glyphs.entry(glyph.id).or_insert_with(|| piece.run.text_of(glyph).to_owned());
        }
    }
    used
}

fn cut_face(id: FaceId, face: &Face, used: &BTreeMap<u16, String>) -> Result<CutFace, String> {
    let mut numbers = GlyphRemapper::new();
    for &glyph in used.keys() {
        numbers.remap(glyph);
    }
    let program = subsetter::subset(face.bytes, 0, &numbers)
        .map_err(|fault| format!("the built-in font {} could not be cut ({fault})", face.name))?;
    let program = padded(program);
    let glyphs: HashMap<u16, CutGlyph> = used
        .iter()
        .filter_map(|(&whole, text)| {
            let cut = CutGlyph { id: numbers.get(whole)?, text: text.clone(), advance: face.advance(whole) };
            Some((whole, cut))
        })
        .collect();
    let widths = glyphs.values().map(|glyph| (glyph.id, glyph.advance)).collect();
    let label: String =
        Sha256::digest(&program).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect();
    let metrics = FontMetrics { ascent: face.ascent, descent: face.descent };
    let name = Some(format!("{label}+{}", face.name));
    let packed = packed(&program, 9).map_err(|fault| fault.to_string())?;
    let mut parsed =
        ParsedFont::with_glyph_data(program, 0, name, BTreeMap::new(), widths, face.units_per_em, metrics);
    let [left, bottom, right, top] = face.bounds;
    let described = &mut parsed.pdf_font_metrics;
    (described.x_min, described.y_min, described.x_max, described.y_max) = (left, bottom, right, top);
    described.us_weight_class = face.weight.class();
    // Not F1 to F14: those names stand for the reader's own fonts.
    Ok(CutFace { id: FontId(format!("T{}", id.0)), parsed, packed, glyphs })
}
