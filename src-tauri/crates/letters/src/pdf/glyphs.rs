//! The glyphs of a cut face: their numbers there, and what text each stands for.
//!
//! Not here: which glyphs a file needs (`fonts`), the font program.

use std::collections::BTreeMap;

use crate::typeset::FaceId;

/// A glyph of the cut.
pub(crate) struct CutGlyph {
    /// Its number in the cut.
    pub(crate) id: u16,
    /// The text it stands for where nothing else is said.
    pub(crate) text: String,
    /// Its advance in the face's units.
    pub(crate) advance: u16,
}

/// The glyphs of a face's cut.
#[derive(Default)]
pub(crate) struct CutGlyphs {
    /// By the number in the whole face: the place in `glyphs`, counted from 1.
    places: Vec<u16>,
    glyphs: Vec<CutGlyph>,
}

impl CutGlyphs {
    /// A glyph by its number in the whole face.
    pub(crate) fn glyph(&self, whole: u16) -> Option<&CutGlyph> {
        let place = *self.places.get(usize::from(whole))?;
        self.glyphs.get(usize::from(place).checked_sub(1)?)
    }

    /// Adds a glyph that is not there.
    pub(crate) fn add(&mut self, whole: u16, glyph: CutGlyph) {
        let at = usize::from(whole);
        if self.places.len() <= at {
            self.places.resize(at + 1, 0);
        }
        self.glyphs.push(glyph);
        self.places[at] = self.glyphs.len() as u16;
    }

    /// Their numbers in the whole face.
    pub(crate) fn wholes(&self) -> impl Iterator<Item = u16> {
        self.places.iter().zip(0_u16..).filter(|(place, _)| **place > 0).map(|(_, whole)| whole)
    }

    /// All of them, in the order in which they were added.
    pub(crate) fn all(&self) -> impl Iterator<Item = &CutGlyph> {
        self.glyphs.iter()
    }

    /// The map from their numbers to text (ToUnicode).
    pub(crate) fn texts(&self) -> String {
        texts_of(&self.glyphs)
    }
}

/// The glyphs of each face that a page may show.
pub(crate) trait FaceGlyphs {
    /// Those of one face.
    fn face(&self, face: FaceId) -> Option<&CutGlyphs>;
}

/// The map from the cut's glyphs to text (ToUnicode): runs of glyphs that stand for runs of characters first.
fn texts_of(glyphs: &[CutGlyph]) -> String {
    let by_number: BTreeMap<u16, &str> = glyphs.iter().map(|glyph| (glyph.id, glyph.text.as_str())).collect();
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
