//! A unit's own envelope as a person types it, on one line: `229x162; 20, 60, 90, 45; half`.

use crate::envelope::{Fold, Millimetres, WindowEnvelope};

/// How the measures are typed.
const WANTED: &str = "Enter millimetres: width x height of the envelope; the window from the left, from below, its width, its \
    height; then thirds, half or flat for the fold. For example 229x162; 20, 60, 90, 45; half";

impl WindowEnvelope {
    /// The measures as typed.
    pub fn text(&self) -> String {
        format!(
            "{}x{}; {}, {}, {}, {}; {}",
            self.width,
            self.height,
            self.window_left,
            self.window_up,
            self.window_width,
            self.window_height,
            self.fold.code()
        )
    }

    /// Reads the measures as typed.
    ///
    /// # Errors
    /// How to type them, or every reason why no letter can be set for such an envelope, each with what to mend.
    pub fn read(text: &str) -> Result<Self, String> {
        let read = Self::measures(text).ok_or_else(|| WANTED.to_owned())?;
        let faults: Vec<String> = read.faults().iter().map(ToString::to_string).collect();
        if faults.is_empty() { Ok(read) } else { Err(faults.join(". ")) }
    }

    fn measures(text: &str) -> Option<Self> {
        let mut parts = text.split(';');
        let (width, height) = parts.next()?.split_once('x')?;
        let window: Vec<Millimetres> =
            parts.next()?.split(',').map(Millimetres::read).collect::<Option<_>>()?;
        let fold = Fold::from_code(parts.next()?.trim())?;
        let &[window_left, window_up, window_width, window_height] = window.as_slice() else { return None };
        let (width, height) = (Millimetres::read(width)?, Millimetres::read(height)?);
        let read = Self { width, height, window_left, window_up, window_width, window_height, fold };
        parts.next().is_none().then_some(read)
    }
}

#[cfg(test)]
mod tests {
    use crate::envelope::WindowEnvelope;

    #[test]
    fn measures_read_back_and_faults_say_what_to_mend() {
        for envelope in [WindowEnvelope::DL, WindowEnvelope::C5] {
            assert_eq!(WindowEnvelope::read(&envelope.text()), Ok(envelope));
        }
        assert_eq!(WindowEnvelope::C5.text(), "229x162; 20, 60, 90, 45; half");
        assert_eq!(WindowEnvelope::read(" 229 x 162;20,60,90,45; half "), Ok(WindowEnvelope::C5));
        for bad in ["", "229x162", "229x162; 20, 60, 90; half", "229x162; 20, 60, 90, 45; twice", "a; b; c"] {
            assert!(WindowEnvelope::read(bad).unwrap_err().starts_with("Enter millimetres"), "{bad}");
        }
        let narrow = WindowEnvelope::read("200x110; 20, 18, 90, 35; thirds").unwrap_err();
        assert!(narrow.starts_with("The envelope is narrower than the sheet"), "{narrow}");
    }
}
