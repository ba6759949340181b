//! The part of each face that goes into a file, cut once for the process.
//!
//! Every paper in plain English carries the same cuts of its Latin faces, one with a few letters more (a name, a court) those
//! beside, and every other paper in Latin script the same wider ones, so that a file's fonts say nothing about any other paper and
//! no more about its own than its pages do. A Latin face with rarer letters, and all faces of a paper in another script, are cut for that paper: such faces hold
//! thousands of glyphs, of which it has few.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use printpdf::{FontMetrics, ParsedFont};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use crate::PaperError;
use crate::draw::{Drawing, Mark};
use crate::pdf::deflate::{Deflater, ONCE, padded};
use crate::pdf::described::Described;
use crate::pdf::glyphs::{CutGlyph, CutGlyphs, FaceGlyphs};
use crate::typeset::fonts::{Face, Faces, Weight};
use crate::typeset::shape::{Run, Shaper};
use crate::typeset::{FaceId, Family};

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

/// So many glyphs beyond plain English are added to its cut; with more of them the wider cut serves.
const FEW: usize = 12;
/// So many cuts with letters beside are remembered.
const MOST_CUTS: usize = 200;

/// A face as it goes into a file.
struct CutFace {
    glyphs: CutGlyphs,
    described: Described,
}

/// The faces of one file.
pub(crate) struct Cut {
    faces: BTreeMap<FaceId, Arc<CutFace>>,
}

impl FaceGlyphs for Cut {
    fn face(&self, face: FaceId) -> Option<&CutGlyphs> {
        self.faces.get(&face).map(|face| &face.glyphs)
    }
}

impl Cut {
    /// The faces that a drawing needs.
    pub(crate) fn for_drawing(drawing: &Drawing) -> Result<Arc<Self>, PaperError> {
        let common = Self::common()?;
        if common.covers(drawing) {
            return Ok(Arc::clone(common));
        }
        let mut needed = Growing::default();
        needed.take(drawing)?;
        let shares = needed.faces.keys().all(|id| is_latin(*id));
        (if shares { needed.shared() } else { needed.cut() }).map(Arc::new)
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

    /// The cut that most papers share: plain English.
    fn common() -> Result<&'static Arc<Self>, PaperError> {
        static COMMON: OnceLock<Result<Arc<Cut>, String>> = OnceLock::new();
        let make = || {
            let ids = [Weight::Regular, Weight::Bold].map(|weight| FaceId::of(Family::Sans, weight));
            let faces = ids.into_iter().map(|id| Ok((id, shared(Repertoire::English, id)?)));
            faces.collect::<Result<_, String>>().map(|faces| Arc::new(Self { faces }))
        };
        COMMON.get_or_init(make).as_ref().map_err(|fault| PaperError::Fonts(fault.clone()))
    }
}

/// What the cuts that papers share hold, the smaller first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Repertoire {
    English,
    Latin,
}

impl Repertoire {
    /// Its words for a weight: single characters, and letters that are joined.
    fn words(self, weight: Weight) -> Vec<String> {
        let english = ENGLISH.chars().filter(|one| weight == Weight::Regular || !NOT_BOLD.contains(*one));
        let (characters, joined): (String, &[&str]) = match self {
            Self::English => (english.collect(), &JOINED[..4]),
            Self::Latin => (std::iter::once(ENGLISH).chain(LATIN).collect(), &JOINED),
        };
        characters.chars().map(String::from).chain(joined.iter().map(|word| (*word).to_owned())).collect()
    }
}

fn is_latin(id: FaceId) -> bool {
    matches!(id.family(), Family::Sans | Family::Legible)
}

/// The cut of a Latin face that papers share, made when it is first asked for.
fn shared(repertoire: Repertoire, id: FaceId) -> Result<Arc<CutFace>, String> {
    type Made = HashMap<(Repertoire, FaceId), Arc<CutFace>>;
    static MADE: Mutex<Option<Made>> = Mutex::new(None);
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    let made = made.get_or_insert_default();
    if let Some(face) = made.get(&(repertoire, id)) {
        return Ok(Arc::clone(face));
    }
    let mut shaper = Shaper::new().map_err(|fault| fault.to_string())?;
    shaper.speak("en-GB");
    let face = shaper.faces.face(id);
    let mut glyphs: BTreeMap<u16, String> = BTreeMap::new();
    for word in repertoire.words(face.weight) {
        if word.chars().all(|character| face.glyph(character).is_some()) {
            let run = shaper.run(id, false, *b"Latn", &word).map_err(|fault| fault.to_string())?;
            for glyph in &run.glyphs {
                glyphs.entry(glyph.id).or_insert_with(|| run.text_of(glyph).to_owned());
            }
        }
    }
    let face = Arc::new(cut_of(face, glyphs)?);
    made.insert((repertoire, id), Arc::clone(&face));
    Ok(face)
}

/// The cut of plain English with a few glyphs beside.
fn beside_english(id: FaceId, more: BTreeMap<u16, String>) -> Result<Arc<CutFace>, String> {
    type Made = HashMap<(FaceId, Vec<u16>), Arc<CutFace>>;
    static MADE: Mutex<Option<Made>> = Mutex::new(None);
    let key = (id, more.keys().copied().collect::<Vec<u16>>());
    let known = |made: &Made| made.get(&key).map(Arc::clone);
    if let Some(face) = known(MADE.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_default()) {
        return Ok(face);
    }
    let english = shared(Repertoire::English, id)?;
    let mut glyphs = more;
    glyphs.extend(
        english.glyphs.wholes().filter_map(|whole| Some((whole, english.glyphs.glyph(whole)?.text.clone()))),
    );
    let shipped = Faces::shipped().map_err(|fault| fault.to_string())?;
    let face = Arc::new(cut_of(shipped.face(id), glyphs)?);
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    let made = made.get_or_insert_default();
    if made.len() >= MOST_CUTS {
        made.clear();
    }
    made.insert(key, Arc::clone(&face));
    Ok(face)
}

/// These glyphs of a face, each with what it says.
fn cut_of(face: &Face, glyphs: BTreeMap<u16, String>) -> Result<CutFace, String> {
    let (mut numbers, mut cut) = (GlyphRemapper::new(), CutGlyphs::default());
    for (whole, text) in glyphs {
        cut.add(whole, CutGlyph { id: numbers.remap(whole), text, advance: face.advance(whole) });
    }
    cut_face(face, &numbers, cut)
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
        self.faces(|_| None).map_err(PaperError::Fonts)
    }

    /// The faces, those of a shared cut where that has all glyphs of them or all but a few.
    fn shared(self) -> Result<Cut, PaperError> {
        let mut more: BTreeMap<FaceId, BTreeMap<u16, String>> = BTreeMap::new();
        for (id, (_, glyphs)) in &self.faces {
            let english = shared(Repertoire::English, *id).map_err(PaperError::Fonts)?;
            let beyond = glyphs.wholes().filter(|whole| english.glyphs.glyph(*whole).is_none());
            let beyond = beyond.filter_map(|whole| Some((whole, glyphs.glyph(whole)?.text.clone())));
            more.insert(*id, beyond.collect());
        }
        if more.values().map(BTreeMap::len).sum::<usize>() <= FEW {
            let faces = more.into_iter().map(|(id, more)| {
                let face =
                    if more.is_empty() { shared(Repertoire::English, id) } else { beside_english(id, more) };
                face.map(|face| (id, face))
            });
            return Ok(Cut { faces: faces.collect::<Result<_, _>>().map_err(PaperError::Fonts)? });
        }
        let has = |repertoire, id: FaceId, glyphs: &CutGlyphs| -> Result<bool, String> {
            let face = shared(repertoire, id)?;
            Ok(glyphs.wholes().all(|whole| face.glyphs.glyph(whole).is_some()))
        };
        let mut repertoire = Repertoire::English;
        for (id, (_, glyphs)) in self.faces.iter().filter(|(id, _)| is_latin(**id)) {
            if !has(repertoire, *id, glyphs).map_err(PaperError::Fonts)? {
                repertoire = Repertoire::Latin;
            }
        }
        let mut ready = BTreeMap::new();
        for (id, (_, glyphs)) in self.faces.iter().filter(|(id, _)| is_latin(**id)) {
            if has(repertoire, *id, glyphs).map_err(PaperError::Fonts)? {
                ready.insert(*id, shared(repertoire, *id).map_err(PaperError::Fonts)?);
            }
        }
        self.faces(|id| ready.get(&id).map(Arc::clone)).map_err(PaperError::Fonts)
    }

    fn faces(self, ready: impl Fn(FaceId) -> Option<Arc<CutFace>>) -> Result<Cut, String> {
        let shipped = Faces::shipped().map_err(|fault| fault.to_string())?;
        let cut = |(id, (numbers, glyphs)): (FaceId, (GlyphRemapper, CutGlyphs))| match ready(id) {
            Some(face) => Ok((id, face)),
            None => cut_face(shipped.face(id), &numbers, glyphs).map(|face| (id, Arc::new(face))),
        };
        Ok(Cut { faces: self.faces.into_iter().map(cut).collect::<Result<_, String>>()? })
    }
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
