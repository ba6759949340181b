//! The faces built into the program, and which of them sets a character.
//!
//! Not here: what part of a face goes into a file (`pdf::fonts`).

use std::sync::OnceLock;

use harfrust::Font;

use crate::PaperError;

/// The weight that a stretch of text asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Weight {
    /// Body text.
    Regular,
    /// Headings and emphasis.
    Bold,
}

impl Weight {
    /// The weight as fonts count it, 100 to 900.
    pub(crate) fn class(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::Bold => 700,
        }
    }
}

/// A face by its place in [`Faces`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct FaceId(pub(crate) usize);

/// What is shipped, in the order in which a character looks for its face.
const SHIPPED: [(Weight, &str, &[u8]); 2] = [
    (Weight::Regular, "NotoSans-Regular", include_bytes!("../../fonts/NotoSans-Regular.ttf")),
    (Weight::Bold, "NotoSans-Bold", include_bytes!("../../fonts/NotoSans-Bold.ttf")),
];

/// One face and its measures, in units of 1/`units_per_em` of the size.
pub(crate) struct Face {
    /// Its PostScript name.
    pub(crate) name: &'static str,
    /// The weight that it sets.
    pub(crate) weight: Weight,
    /// The whole file.
    pub(crate) bytes: &'static [u8],
    /// The file, read for shaping.
    pub(crate) font: Font,
    /// Units to the em.
    pub(crate) units_per_em: u16,
    /// Height above the baseline.
    pub(crate) ascent: i16,
    /// Depth below the baseline, negative.
    pub(crate) descent: i16,
    /// The box that holds each glyph: left, bottom, right, top.
    pub(crate) bounds: [i16; 4],
    /// The glyph of each character of the basic plane, 0 where there is none.
    plane: Vec<u16>,
}

impl Face {
    fn read(weight: Weight, name: &'static str, bytes: &'static [u8]) -> Result<Self, String> {
        let font = Font::new(bytes, 0).ok_or_else(|| format!("the built-in font {name} cannot be read"))?;
        let metrics = font.metrics();
        let line =
            metrics.hhea_line.ok_or_else(|| format!("the built-in font {name} has no line metrics"))?;
        let unit = |value: f64| value.round() as i16;
        let bounds = [metrics.bounds.x_min, metrics.bounds.y_min, metrics.bounds.x_max, metrics.bounds.y_max]
            .map(|side| unit(side.to_f64()));
        let mut plane = vec![0_u16; 1 << 16];
        for (code, glyph) in font.charmap().unicodes() {
            if let (Some(place), Ok(glyph)) = (plane.get_mut(code as usize), u16::try_from(glyph.to_u32())) {
                *place = glyph;
            }
        }
        Ok(Self {
            name,
            weight,
            bytes,
            units_per_em: font.units_per_em(),
            ascent: unit(line.ascender.to_f64()),
            descent: unit(line.descender.to_f64()),
            bounds,
            plane,
            font,
        })
    }

    /// The glyph of a character before shaping, none where the face lacks it.
    pub(crate) fn glyph(&self, character: char) -> Option<u16> {
        let code = u32::from(character);
        match self.plane.get(code as usize) {
            Some(0) => None,
            Some(&glyph) => Some(glyph),
            None => u16::try_from(self.font.charmap().map_unicode(code)?.to_u32()).ok(),
        }
    }

    /// The advance of a glyph by itself, in the face's units.
    pub(crate) fn advance(&self, glyph: u16) -> u16 {
        self.font.glyph_metrics().h_advance(u32::from(glyph).into()).round() as u16
    }
}

/// All faces of the program.
pub(crate) struct Faces(Vec<Face>);

impl Faces {
    /// The faces, read once for the process.
    ///
    /// # Errors
    /// [`PaperError::Fonts`] where a built-in file is damaged.
    pub(crate) fn shipped() -> Result<&'static Self, PaperError> {
        static FACES: OnceLock<Result<Faces, String>> = OnceLock::new();
        FACES
            .get_or_init(|| {
                SHIPPED
                    .iter()
                    .map(|(weight, name, bytes)| Face::read(*weight, name, bytes))
                    .collect::<Result<Vec<_>, _>>()
                    .map(Faces)
            })
            .as_ref()
            .map_err(|fault| PaperError::Fonts(fault.clone()))
    }

    /// The face with this id. Ids come from this list only.
    pub(crate) fn face(&self, id: FaceId) -> &Face {
        &self.0[id.0]
    }

    /// All faces with their ids.
    pub(crate) fn all(&self) -> impl Iterator<Item = (FaceId, &Face)> {
        self.0.iter().enumerate().map(|(place, face)| (FaceId(place), face))
    }

    /// The first face of the weight that has the character.
    pub(crate) fn pick(&self, weight: Weight, character: char) -> Option<FaceId> {
        self.all()
            .find(|(_, face)| face.weight == weight && face.glyph(character).is_some())
            .map(|(id, _)| id)
    }

    /// The face that stands in where none has the character.
    pub(crate) fn fallback(&self, weight: Weight) -> FaceId {
        self.all().find(|(_, face)| face.weight == weight).map_or(FaceId(0), |(id, _)| id)
    }
}
