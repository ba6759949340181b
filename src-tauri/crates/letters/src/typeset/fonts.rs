//! The faces built into the program, and which of them sets a character.
//!
//! Not here: what part of a face goes into a file (`pdf::fonts`).

use std::sync::OnceLock;

use harfrust::Font;

use crate::PaperError;
use crate::typeset::family::Family;

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

impl FaceId {
    /// The family it belongs to.
    pub(crate) fn family(self) -> Family {
        SHIPPED.get(self.0).map_or(Family::Sans, |shipped| shipped.0)
    }

    /// The face's PostScript name.
    pub(crate) fn name(self) -> &'static str {
        SHIPPED.get(self.0).map_or("", |shipped| shipped.2)
    }

    /// The face of a family in a weight. Nastaliq has one weight: its headings stand out by their size, and a second face
    /// would take more bytes than all else in a letter.
    pub(crate) fn of(family: Family, weight: Weight) -> Self {
        let bold = weight == Weight::Bold && family != Family::Nastaliq;
        Self(2 * family as usize + usize::from(bold))
    }
}

type Shipped = (Family, Weight, &'static str, &'static [u8]);

/// Both weights of a family, the regular first.
macro_rules! family {
    ($family:ident, $name:literal) => {
        [
            (
                Family::$family,
                Weight::Regular,
                concat!($name, "-Regular"),
                include_bytes!(concat!("../../fonts/", $name, "-Regular.ttf")) as &[u8],
            ),
            (
                Family::$family,
                Weight::Bold,
                concat!($name, "-Bold"),
                include_bytes!(concat!("../../fonts/", $name, "-Bold.ttf")) as &[u8],
            ),
        ]
    };
}

const NASTALIQ: Shipped = (
    Family::Nastaliq,
    Weight::Regular,
    "NotoNastaliqUrdu-Regular",
    include_bytes!("../../fonts/NotoNastaliqUrdu-Regular.ttf") as &[u8],
);

/// In the order of [`Family`], two to each.
static FAMILIES: [[Shipped; 2]; 6] = [
    family!(Sans, "NotoSans"),
    family!(Legible, "AtkinsonHyperlegibleNext"),
    family!(Naskh, "NotoNaskhArabic"),
    [NASTALIQ, NASTALIQ],
    family!(Gurmukhi, "NotoSansGurmukhi"),
    family!(Bengali, "NotoSansBengali"),
];

/// What is shipped.
static SHIPPED: &[Shipped] = FAMILIES.as_flattened();

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
    /// The glyph of each character of the basic plane as far as the face goes, 0 where there is none.
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
        plane.truncate(plane.iter().rposition(|glyph| *glyph > 0).map_or(0, |last| last + 1));
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

    /// The face can set the character: it has a glyph, or the character has no shape of its own.
    pub(crate) fn sets(&self, character: char) -> bool {
        matches!(character, '\u{200b}'..='\u{200d}' | '\u{2060}') || self.glyph(character).is_some()
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
                    .map(|(_, weight, name, bytes)| Face::read(*weight, name, bytes))
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

    /// The face of the weight that sets the character, of the preferred family before all others.
    pub(crate) fn pick(&self, preferred: Family, weight: Weight, character: char) -> Option<FaceId> {
        std::iter::once(preferred)
            .chain(Family::ALL)
            .map(|family| FaceId::of(family, weight))
            .find(|id| self.face(*id).sets(character))
    }
}

#[cfg(test)]
mod tests {
    use super::{FaceId, Faces, SHIPPED, Weight};
    use crate::typeset::family::Family;

    #[test]
    fn a_face_stands_where_its_family_and_weight_say() {
        for family in Family::ALL {
            for weight in [Weight::Regular, Weight::Bold] {
                let id = FaceId::of(family, weight);
                let shipped = if family == Family::Nastaliq { Weight::Regular } else { weight };
                assert_eq!((SHIPPED[id.0].0, SHIPPED[id.0].1, id.family()), (family, shipped, family));
            }
        }
        assert_eq!(SHIPPED.len(), 2 * Family::ALL.len());
    }

    #[test]
    fn each_family_sets_its_script_in_both_weights() {
        let faces = Faces::shipped().unwrap();
        for (family, letters) in [
            (Family::Sans, "ŵŷŴŶąćęłńóśźżăâîșțЖή"),
            (Family::Legible, "ŵŷŴŶąćęłńóśźżăâîșț"),
            (Family::Naskh, "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي،؛؟"),
            (Family::Nastaliq, "ٹپچڈڑژکگںھہۂۃیےئؤ۔،؟"),
            (Family::Gurmukhi, "ੳਅੲਸਹਕਖਗਘਙਚਛਜਝਞਟਠਡਢਣਤਥਦਧਨਪਫਬਭਮਯਰਲਵੜਸ਼ਖ਼ਗ਼ਜ਼ਫ਼ਲ਼ੰੱਂ।"),
            (Family::Bengali, "অআইঈউঊঋএঐওঔকখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহড়ঢ়য়ৎংঃঁ্।"),
        ] {
            for weight in [Weight::Regular, Weight::Bold] {
                let face = faces.face(FaceId::of(family, weight));
                let lost: String = letters.chars().filter(|letter| !face.sets(*letter)).collect();
                assert_eq!(lost, "", "{}", face.name);
            }
        }
    }
}
