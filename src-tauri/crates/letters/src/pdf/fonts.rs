//! The part of each face that goes into a file, cut once for the process.
//!
//! Every paper in plain English carries the same cut, and every other paper in Latin script the same wider
//! one, so that a file's fonts say nothing about any other paper and no more about its own than its pages
//! do. A paper with rarer letters gets a cut of its own.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use printpdf::{FontMetrics, ParsedFont};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use crate::PaperError;
use crate::draw::{Drawing, Mark};
use crate::pdf::deflate::{Deflater, ONCE, padded};
use crate::pdf::described::Described;
use crate::pdf::glyphs::{CutGlyph, CutGlyphs, FaceGlyphs};
use crate::typeset::FaceId;
use crate::typeset::fonts::{Face, Faces, Weight};
use crate::typeset::shape::{Run, Shaper};

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
struct CutFace {
    glyphs: CutGlyphs,
    described: Described,
}

/// The faces of one file.
pub(crate) struct Cut {
    faces: BTreeMap<FaceId, CutFace>,
}

impl FaceGlyphs for Cut {
    fn face(&self, face: FaceId) -> Option<&CutGlyphs> {
        self.faces.get(&face).map(|face| &face.glyphs)
    }
}

/// Glyphs of each face and the text that each stands for.
type Used = BTreeMap<FaceId, BTreeMap<u16, String>>;

impl Cut {
    /// The faces that a drawing needs.
    pub(crate) fn for_drawing(drawing: &Drawing) -> Result<Arc<Self>, PaperError> {
        match Self::common()?.iter().find(|cut| cut.covers(drawing)) {
            Some(common) => Ok(Arc::clone(common)),
            None => {
                let mut growing = Growing::default();
                growing.take(drawing)?;
                growing.cut().map(Arc::new)
            }
        }
    }

    fn covers(&self, drawing: &Drawing) -> bool {
        runs(drawing).all(|run| {
            self.face(run.face)
                .is_some_and(|cut| run.glyphs.iter().all(|glyph| cut.glyph(glyph.id).is_some()))
        })
    }

    /// A face's objects.
    pub(crate) fn described(&self, face: FaceId) -> Option<&Described> {
        self.faces.get(&face).map(|face| &face.described)
    }

    /// The faces that there are.
    pub(crate) fn ids(&self) -> impl Iterator<Item = FaceId> {
        self.faces.keys().copied()
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
            .map(|(&id, glyphs)| {
                let face = shipped.face(id);
                let (mut numbers, mut cut) = (GlyphRemapper::new(), CutGlyphs::default());
                for (&whole, text) in glyphs {
                    let id = numbers.remap(whole);
                    cut.add(whole, CutGlyph { id, text: text.clone(), advance: face.advance(whole) });
                }
                cut_face(face, &numbers, cut).map(|cut| (id, cut))
            })
            .collect::<Result<_, String>>()?;
        Ok(Self { faces })
    }
}

/// A cut that grows with each paper of a file, in the order in which their glyphs are met. It becomes faces when
/// all papers are known.
#[derive(Default)]
pub(crate) struct Growing {
    faces: BTreeMap<FaceId, (GlyphRemapper, CutGlyphs)>,
}

impl FaceGlyphs for Growing {
    fn face(&self, face: FaceId) -> Option<&CutGlyphs> {
        self.faces.get(&face).map(|(_, glyphs)| glyphs)
    }
}

impl Growing {
    /// Adds what a drawing needs.
    ///
    /// # Errors
    /// [`PaperError::Fonts`] where a built-in face is damaged.
    pub(crate) fn take(&mut self, drawing: &Drawing) -> Result<(), PaperError> {
        let shipped = Faces::shipped()?;
        for run in runs(drawing) {
            let (numbers, cut) = self.faces.entry(run.face).or_default();
            for glyph in &run.glyphs {
                if cut.glyph(glyph.id).is_none() {
                    let advance = shipped.face(run.face).advance(glyph.id);
                    let text = run.text_of(glyph).to_owned();
                    cut.add(glyph.id, CutGlyph { id: numbers.remap(glyph.id), text, advance });
                }
            }
        }
        Ok(())
    }

    /// The faces.
    ///
    /// # Errors
    /// [`PaperError::Fonts`] where a built-in face is damaged.
    pub(crate) fn cut(self) -> Result<Cut, PaperError> {
        let shipped = Faces::shipped()?;
        let faces = self
            .faces
            .into_iter()
            .map(|(id, (numbers, cut))| cut_face(shipped.face(id), &numbers, cut).map(|cut| (id, cut)))
            .collect::<Result<_, String>>()
            .map_err(PaperError::Fonts)?;
        Ok(Cut { faces })
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

/// The runs of glyphs that a drawing shows.
fn runs(drawing: &Drawing) -> impl Iterator<Item = &Run> {
    let stretches = drawing.pages.iter().flat_map(|page| &page.stretches);
    let marks = stretches.flat_map(|stretch| &stretch.sketch.marks);
    let lines = marks.filter_map(|mark| match mark {
        Mark::Text { line, .. } => Some(&line.pieces),
        _ => None,
    });
    lines.flatten().map(|piece| &*piece.run)
}

fn cut_face(face: &Face, numbers: &GlyphRemapper, glyphs: CutGlyphs) -> Result<CutFace, String> {
    let program = subsetter::subset(face.bytes, 0, numbers)
        .map_err(|fault| format!("the built-in font {} could not be cut ({fault})", face.name))?;
    let program = padded(program);
    let widths = glyphs.all().map(|glyph| (glyph.id, glyph.advance)).collect();
    let label: String =
        Sha256::digest(&program).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect();
    let metrics = FontMetrics { ascent: face.ascent, descent: face.descent };
    let name = format!("{label}+{}", face.name);
    let deflate = |raw: &[u8]| {
        let packed = Deflater::at(ONCE).deflate(raw).map(<[u8]>::to_vec);
        packed.map_err(|fault| fault.to_string())
    };
    let (packed, texts) = (deflate(&program)?, deflate(glyphs.texts().as_bytes())?);
    let units = face.units_per_em;
    let mut parsed =
        ParsedFont::with_glyph_data(program, 0, Some(name), BTreeMap::new(), widths, units, metrics);
    let [left, bottom, right, top] = face.bounds;
    let about = &mut parsed.pdf_font_metrics;
    (about.x_min, about.y_min, about.x_max, about.y_max) = (left, bottom, right, top);
    about.us_weight_class = face.weight.class();
    let ids = glyphs.all().map(|glyph| glyph.id);
    let described = Described::new(parsed, ids, packed, texts)?;
    Ok(CutFace { glyphs, described })
}
