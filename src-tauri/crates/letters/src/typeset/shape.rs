//! Shaping: a stretch of text in one face, direction and script to glyphs with their places.
//!
//! Not here: where lines break, where a line stands.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use harfrust::{
    Buffer, BufferFlags, ClusterLevel, Direction, Language, Script, ShapeOptions, ShapePlan, ShaperFont, Tag,
    shape,
};

use crate::PaperError;
use crate::typeset::fonts::Faces;
use crate::typeset::items::ScriptTag;
use crate::typeset::{FaceId, Family, Weight};

/// One glyph of a run, in visual order. Measures are in the face's units.
#[derive(Debug, Clone)]
pub(crate) struct Glyph {
    /// The glyph in the whole face.
    pub(crate) id: u16,
    /// How far the pen moves on.
    pub(crate) advance: i32,
    /// Shift to the right of the pen.
    pub(crate) dx: i32,
    /// Shift up from the baseline.
    pub(crate) dy: i32,
    /// First byte of its cluster in the run's text.
    pub(crate) start: u32,
    /// End of its cluster in the run's text.
    pub(crate) end: u32,
}

/// Shaped text in one face and direction.
#[derive(Debug)]
pub(crate) struct Run {
    /// The face of every glyph.
    pub(crate) face: FaceId,
    /// Right to left: glyphs are in visual order, the text in reading order.
    pub(crate) rtl: bool,
    /// Its script, by the four letters of ISO 15924.
    pub(crate) script: ScriptTag,
    /// The words.
    pub(crate) text: String,
    /// The glyphs from left to right.
    pub(crate) glyphs: Vec<Glyph>,
    /// Width in the face's units.
    pub(crate) advance: i32,
    /// Each glyph stands for its own stretch of text, in reading order.
    pub(crate) one_to_one: bool,
}

impl Run {
    /// The text that a glyph of this run stands for.
    pub(crate) fn text_of(&self, glyph: &Glyph) -> &str {
        self.text.get(glyph.start as usize..glyph.end as usize).unwrap_or_default()
    }
}

/// A face, a direction, a language by its place in [`Shaper::languages`].
type Setting = (FaceId, bool, usize);

/// So many words are remembered at most when a run of papers goes on to its next.
const MOST_WORDS: usize = 20_000;

/// Shapes text, remembering each word for the life of one paper, or of one run of papers.
pub(crate) struct Shaper {
    /// The faces that text is set in.
    pub(crate) faces: &'static Faces,
    /// Characters that no face has, as they were met.
    pub(crate) missing: BTreeSet<char>,
    plans: HashMap<(Setting, ScriptTag), ShapePlan>,
    words: HashMap<Setting, HashMap<String, Arc<Run>>>,
    buffer: Buffer,
    languages: Vec<(String, Option<Language>)>,
    language: usize,
}

impl Shaper {
    /// A shaper for text in no language yet.
    pub(crate) fn new() -> Result<Self, PaperError> {
        let faces = Faces::shipped()?;
        Ok(Self {
            faces,
            missing: BTreeSet::new(),
            plans: HashMap::new(),
            words: HashMap::new(),
            buffer: Buffer::new(),
            languages: vec![(String::new(), None)],
            language: 0,
        })
    }

    /// The language (BCP 47) of what is shaped from now on; it decides between a letter's local forms.
    pub(crate) fn speak(&mut self, language: &str) {
        let known = self.languages.iter().position(|(tag, _)| tag == language);
        self.language = known.unwrap_or_else(|| {
            self.languages.push((language.to_owned(), Language::new(language)));
            self.languages.len() - 1
        });
    }

    /// Goes on to another paper: what was missing in the last is forgotten, and its words where they are many. A word
    /// that could not be set is never remembered: the next paper that says it is to be refused as well.
    pub(crate) fn next_paper(&mut self) {
        let lacking = !std::mem::take(&mut self.missing).is_empty();
        if lacking || self.words.values().map(HashMap::len).sum::<usize>() > MOST_WORDS {
            self.words.clear();
        }
    }

    /// The face for a character, of the preferred family where that has it; notes it as missing where no face has it.
    pub(crate) fn face_for(&mut self, preferred: Family, weight: Weight, character: char) -> FaceId {
        self.faces.pick(preferred, weight, character).unwrap_or_else(|| {
            self.missing.insert(character);
            FaceId::of(preferred, weight)
        })
    }

    /// The glyphs of `text`, all of one face, direction and script.
    pub(crate) fn run(
        &mut self,
        face: FaceId,
        rtl: bool,
        script: ScriptTag,
        text: &str,
    ) -> Result<Arc<Run>, PaperError> {
        let setting = (face, rtl, self.language);
        if let Some(run) = self.words.get(&setting).and_then(|words| words.get(text)) {
            return Ok(Arc::clone(run));
        }
        let run = Arc::new(self.shape(setting, script, text)?);
        self.words.entry(setting).or_default().insert(text.to_owned(), Arc::clone(&run));
        Ok(run)
    }

    /// All words shaped so far, each with its language.
    pub(crate) fn shaped(&self) -> impl Iterator<Item = (&str, &Run)> {
        let language = |place: usize| self.languages.get(place).map_or("", |(tag, _)| tag.as_str());
        let words = self
            .words
            .iter()
            .flat_map(move |((_, _, place), words)| words.values().map(move |run| (*place, run)));
        words.map(move |(place, run)| (language(place), &**run))
    }

    fn shape(&mut self, setting: Setting, script: ScriptTag, text: &str) -> Result<Run, PaperError> {
        let (id, rtl, language) = setting;
        let face = self.faces.face(id);
        let language = self.languages.get(language).and_then(|(_, language)| language.as_ref());
        let direction = if rtl { Direction::RightToLeft } else { Direction::LeftToRight };
        let script_of_text = Script::from_iso15924_tag(Tag::new(&script));
        let plan = self
            .plans
            .entry((setting, script))
            .or_insert_with(|| ShapePlan::new(&face.font, direction, script_of_text, language, &[]));
        let buffer = &mut self.buffer;
        buffer.reset();
        buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
        buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
        buffer.push_str(text);
        buffer.set_direction(direction);
        buffer.set_script(script_of_text);
        buffer.set_language(language.cloned());
        // Cheap: the face holds what takes long. Kept, it would tie the shaper to one thread.
        let font = &ShaperFont::new(&face.font);
        shape(font, buffer, ShapeOptions::new().plan(Some(plan)))
            .map_err(|fault| PaperError::Fonts(format!("text could not be shaped: {fault}")))?;
        let run = collect(id, rtl, script, text, buffer);
        for glyph in run.glyphs.iter().filter(|glyph| glyph.id == 0) {
            self.missing.extend(run.text_of(glyph).chars().filter(|one| !face.sets(*one)));
        }
        Ok(run)
    }
}

fn collect(face: FaceId, rtl: bool, script: ScriptTag, text: &str, buffer: &Buffer) -> Run {
    let infos = buffer.glyph_infos();
    let mut starts: Vec<u32> = infos.iter().map(|info| info.cluster).collect();
    starts.sort_unstable();
    starts.dedup();
    let end_of = |start: u32| {
        let next = starts.partition_point(|&other| other <= start);
        starts.get(next).copied().unwrap_or(text.len() as u32)
    };
    let in_order = infos.windows(2).all(|pair| pair[0].cluster < pair[1].cluster);
    let glyphs: Vec<Glyph> = infos
        .iter()
        .zip(buffer.glyph_positions())
        .map(|(info, place)| Glyph {
            id: info.glyph_id as u16,
            advance: place.x_advance,
            dx: place.x_offset,
            dy: place.y_offset,
            start: info.cluster,
            end: end_of(info.cluster),
        })
        .collect();
    let advance = glyphs.iter().map(|glyph| glyph.advance).sum();
    Run { face, rtl, script, text: text.to_owned(), glyphs, advance, one_to_one: in_order && !rtl }
}
