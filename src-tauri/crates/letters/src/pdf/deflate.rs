//! Deflating, so that no stream ends in a carriage return: before the line feed that ends a stream, some readers
//! would take it for a part of the line's end. The last byte depends on the content alone, so a line feed more
//! inside moves it on.

use std::io::{Error, Result};

use flate2::{Compress, Compression, FlushCompress, Status};

/// How hard pages are packed: beyond this the last bytes cost more time than setting the page.
pub(crate) const OFTEN: u32 = 6;
/// How hard is packed what is packed once for the process.
pub(crate) const ONCE: u32 = 9;
/// More line feeds than are ever needed: each moves the last byte on by ten.
const FEEDS: &[u8] = &[b'\n'; 8];

/// Deflates one stream after another in the same memory.
pub(crate) struct Deflater {
    state: Compress,
    packed: Vec<u8>,
}

impl Deflater {
    /// For what is written often.
    pub(crate) fn new() -> Self {
        Self::at(OFTEN)
    }

    /// At one of the levels.
    pub(crate) fn at(level: u32) -> Self {
        Self { state: Compress::new(Compression::new(level), true), packed: Vec::new() }
    }

    /// The content, and line feeds after it where it would end badly, deflated.
    ///
    /// # Errors
    /// Where the content could not be deflated; nothing about the content can cause it.
    pub(crate) fn deflate(&mut self, content: &[u8]) -> Result<&[u8]> {
        if sound_end(content) {
            self.pack(content)?;
        } else {
            self.pack(&padded(content.to_vec()))?;
        }
        Ok(&self.packed)
    }

    fn pack(&mut self, content: &[u8]) -> Result<()> {
        self.state.reset();
        self.packed.clear();
        // More than content that cannot be made smaller needs.
        self.packed.reserve(content.len() + content.len() / 100 + 256);
        match self
            .state
            .compress_vec(content, &mut self.packed, FlushCompress::Finish)
            .map_err(Error::other)?
        {
            Status::StreamEnd => Ok(()),
            Status::Ok | Status::BufError => Err(Error::other("a stream could not be deflated")),
        }
    }
}

/// The content with line feeds after it until its deflated form ends soundly.
pub(crate) fn padded(mut content: Vec<u8>) -> Vec<u8> {
    let count = feeds(&content);
    content.extend_from_slice(FEEDS.get(..count).unwrap_or(FEEDS));
    content
}

/// The last byte of the deflated form, the low byte of its Adler-32 sum, is no carriage return.
pub(crate) fn sound_end(content: &[u8]) -> bool {
    feeds(content) == 0
}

/// How many line feeds must follow.
fn feeds(content: &[u8]) -> usize {
    const MODULUS: u64 = 65_521;
    let sum: u64 = 1 + content
        .chunks(1 << 16)
        .map(|part| part.iter().map(|&byte| u64::from(byte)).sum::<u64>())
        .sum::<u64>();
    (0..FEEDS.len())
        .find(|&more| ((sum + 10 * more as u64) % MODULUS) & 0xff != u64::from(b'\r'))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use flate2::read::ZlibDecoder;

    use super::{Deflater, sound_end};

    #[test]
    fn no_stream_ends_in_a_carriage_return() {
        let mut caught = 0;
        let mut deflater = Deflater::new();
        for number in 0..2000_usize {
            let raw = "70.866 700 Tm ".repeat(1 + number % 7) + &"q".repeat(number);
            caught += u32::from(!sound_end(raw.as_bytes()));
            let packed = deflater.deflate(raw.as_bytes()).unwrap();
            assert_ne!(packed.last(), Some(&b'\r'));
            let mut read = String::new();
            ZlibDecoder::new(packed).read_to_string(&mut read).unwrap();
            assert_eq!(read.trim_end_matches('\n'), raw);
        }
        assert!(caught > 0, "the trap was not met in 2,000 streams");
    }

    #[test]
    fn content_of_any_size_comes_through() {
        let mut deflater = Deflater::new();
        for size in [0, 1, 100, 70_000, 3_000_000] {
            let raw: Vec<u8> =
                (0..size).map(|at: u32| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
            let packed = deflater.deflate(&raw).unwrap();
            let mut read = Vec::new();
            ZlibDecoder::new(packed).read_to_end(&mut read).unwrap();
            assert!(read.starts_with(&raw) && read.len() - raw.len() <= 8, "{size}");
        }
    }
}
