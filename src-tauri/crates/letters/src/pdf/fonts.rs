//! The part of each face that goes into a file, cut once for the process.
//!
//! Every paper in plain English carries the same cut, and every other paper in Latin script the same wider
//! one, so that a file's fonts say nothing about any other paper and no more about its own than its pages
//! do. A paper with rarer letters gets a cut of its own.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use printpdf::{FontId, FontMetrics, ParsedFont};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use crate::PaperError;
use crate::draw::{Drawing, Mark};
use crate::pdf::save::{packed, padded};
use crate::typeset::FaceId;
use crate::typeset::fonts::{Face, Faces, Weight};
use crate::typeset::shape::Shaper;

/// Characters of the first cut: what plain English is written with.
const ENGLISH: &str = " '(),-./0123456789:?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz\u{a0}’•";
/// Of those the ones that the bold face of the first cut leaves out: headings, names and numbers to call do
/// without.
const NOT_BOLD: &str = "()/:•";
/// Characters of the second cut, besides those of the first: what Welsh, Polish, Romanian and the larger
/// languages of western Europe are written with.
const LATIN: [&str; 5] = [
    "!\"#$%&*+;<=>@[\\]^_`{|}~",
    "£–‘“”§°²³·¼½¾×÷ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ",
    "ŴŵŶŷẀẁẂẃẄẅỲỳŒœŸ",
    "ĄąĆćĘęŁłŃńŚśŹźŻżĂăȘșȚțŞşŢţČčŠšŽžŐőŰűĞğİı",
    "\u{2010}\u{2011}\u{2012}—‚„…€™−",
];
/// Letters that the faces join, and that English words have; the second cut has the last as well.
const JOINED: [&str; 5] = ["ff", "fi", "fl", "ffi", "ffl"];

/// A face as it goes into a file.
pub(crate) struct CutFace {
    /// The name that pages call it by.
    pub(crate) id: FontId,
    /// What the PDF writer needs to know of it.
    pub(crate) parsed: ParsedFont,
    /// The name of the cut, as the file calls it.
    pub(crate) name: String,
    /// The font program, deflated.
    pub(crate) packed: Vec<u8>,
    /// What text each glyph stands for, deflated.
    pub(crate) texts: Vec<u8>,
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
        let used = used_glyphs(drawing);
        match Self::common()?.iter().find(|cut| cut.covers(&used)) {
            Some(common) => Ok(Arc::clone(common)),
            None => Self::new(&used).map(Arc::new).map_err(PaperError::Fonts),
        }
    }

    fn covers(&self, used: &Used) -> bool {
        used.iter().all(|(face, glyphs)| {
            let cut = self.faces.get(face);
            glyphs.keys().all(|glyph| cut.is_some_and(|cut| cut.glyph(*glyph).is_some()))
        })
    }

    /// One of the faces.
    pub(crate) fn face(&self, face: FaceId) -> Option<&CutFace> {
        self.faces.get(&face)
    }

    /// All of them.
    pub(crate) fn faces(&self) -> impl Iterator<Item = &CutFace> {
        self.faces.values()
    }

    /// The cuts that papers share, the smaller first.
    fn common() -> Result<&'static [Arc<Self>; 2], PaperError> {
        static COMMON: OnceLock<Result<[Arc<Cut>; 2], String>> = OnceLock::new();
        let make = || {
            let latin: String = std::iter::once(ENGLISH).chain(LATIN).collect();
            let bold: String = ENGLISH.chars().filter(|one| !NOT_BOLD.contains(*one)).collect();
            let cut = |regular, bold, joined| Self::new(&repertoire(regular, bold, joined)?).map(Arc::new);
            Ok([cut(ENGLISH, &bold, &JOINED[..4])?, cut(&latin, &latin, &JOINED)?])
        };
        COMMON.get_or_init(make).as_ref().map_err(|fault| PaperError::Fonts(fault.clone()))
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

/// The glyphs of these characters, single and joined, in each face that has them.
fn repertoire(regular: &str, bold: &str, joined: &[&str]) -> Result<Used, String> {
    let mut shaper = Shaper::new("en-GB").map_err(|fault| fault.to_string())?;
    let mut used = Used::new();
    for (id, face) in shaper.faces.all() {
        let characters = if face.weight == Weight::Bold { bold } else { regular };
        let singles = characters.chars().map(String::from);
        let words: Vec<String> = singles.chain(joined.iter().map(|word| (*word).to_owned())).collect();
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
    let name = format!("{label}+{}", face.name);
    let deflate = |raw: &[u8]| packed(raw, 9).map_err(|fault| fault.to_string());
    let packed = deflate(&program)?;
    let texts = deflate(&padded(texts_of(&glyphs).into_bytes()))?;
    let mut parsed = ParsedFont::with_glyph_data(
        program,
        0,
        Some(name.clone()),
        BTreeMap::new(),
        widths,
        face.units_per_em,
        metrics,
    );
    let [left, bottom, right, top] = face.bounds;
    let described = &mut parsed.pdf_font_metrics;
    (described.x_min, described.y_min, described.x_max, described.y_max) = (left, bottom, right, top);
    described.us_weight_class = face.weight.class();
    // Not F1 to F14: those names stand for the reader's own fonts.
    Ok(CutFace { id: FontId(format!("T{}", id.0)), name, parsed, packed, texts, glyphs })
}

/// The map from the cut's glyphs to text (ToUnicode): runs of glyphs that stand for runs of characters first.
fn texts_of(glyphs: &HashMap<u16, CutGlyph>) -> String {
    let by_number: BTreeMap<u16, &str> =
        glyphs.values().map(|glyph| (glyph.id, glyph.text.as_str())).collect();
    let (mut runs, mut others): (Vec<(u16, u16, u32)>, Vec<String>) = (Vec::new(), Vec::new());
    for (id, text) in by_number {
        let mut characters = text.chars();
        match (characters.next(), characters.next()) {
            (Some(one), None) if u32::from(one) < 0x1_0000 => {
                let code = u32::from(one);
                match runs.last_mut() {
                    // A run stays within one high byte, as readers want it.
                    Some((first, last, start))
                        if *last + 1 == id
                            && *start + u32::from(id - *first) == code
                            && *first >> 8 == id >> 8
                            && *start >> 8 == code >> 8 =>
                    {
                        *last = id;
                    }
                    _ => runs.push((id, id, code)),
                }
            }
            _ => {
                let units: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
                others.push(format!("<{id:04X}> <{units}>\n"));
            }
        }
    }
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo 3 dict dup begin\n\
         /Registry (Adobe) def\n/Ordering (UCS) def\n/Supplement 0 def\nend def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    let runs: Vec<String> =
        runs.iter().map(|(first, last, code)| format!("<{first:04X}> <{last:04X}> <{code:04X}>\n")).collect();
    for (kind, lines) in [("range", runs), ("char", others)] {
        // At most a hundred a section (PDF 32000-1, 9.10.3).
        for part in lines.chunks(100) {
            map.push_str(&format!("{} beginbf{kind}\n{}endbf{kind}\n", part.len(), part.concat()));
        }
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    map
}
