//! A file as it is written, from its first byte to its last: streams at once, all other objects packed together
//! in streams of their own, then the list of where each object stands. Nothing that was written is kept but that
//! list, so a file of a thousand letters needs hardly more memory than one of one.
//!
//! lopdf writes such files too, but holds all of a file's objects until the end, its packed streams may end in a
//! carriage return (see [`Deflater`]), and its list is not packed.

use std::io::{Error, Result, Write};

use sha2::{Digest, Sha256};

use crate::pdf::deflate::{Deflater, sound_end};
use crate::pdf::object::{integer, reference};

/// The version, and four bytes above 127: this is no text.
const HEADER: &[u8] = b"%PDF-1.7\n%\xbb\xad\xc0\xde\n";
/// Objects are packed together up to about so many bytes before they are deflated.
const PACK: usize = 96 << 10;
/// And up to so many of them: their place in the pack is counted in two bytes.
const PACKED_OBJECTS: u32 = 20_000;

/// The number of an object, 1 upwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Number(pub(crate) u32);

/// Where an object stands.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// Its number was given out; it is yet to be written.
    Promised,
    /// By itself, so many bytes from the start.
    At(u64),
    /// In the packed stream with this number, so many objects in.
    Packed(u32, u16),
}

/// Objects that wait to be packed.
#[derive(Default)]
struct Pack {
    numbers: Vec<u8>,
    bytes: Vec<u8>,
    members: Vec<Number>,
}

/// Where the bytes go, their count and their hash.
struct Sink<W: Write> {
    to: W,
    written: u64,
    hash: Sha256,
}

impl<W: Write> Sink<W> {
    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.hash.update(bytes);
        self.written += bytes.len() as u64;
        self.to.write_all(bytes)
    }

    fn stream(&mut self, number: Number, about: &[&[u8]], content: &[u8]) -> Result<()> {
        let mut head = Vec::with_capacity(128);
        integer(&mut head, i64::from(number.0));
        head.extend_from_slice(b" 0 obj\n<<");
        about.iter().for_each(|entries| head.extend_from_slice(entries));
        head.extend_from_slice(b"/Length ");
        integer(&mut head, content.len() as i64);
        head.extend_from_slice(b">>stream\n");
        self.write(&head)?;
        self.write(content)?;
        self.write(b"\nendstream\nendobj\n")
    }
}

/// A file being written.
pub(crate) struct Body<W: Write> {
    sink: Sink<W>,
    places: Vec<Place>,
    pack: Pack,
    deflater: Deflater,
}

impl<W: Write> Body<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// Those of `to`.
    pub(crate) fn begin(to: W) -> Result<Self> {
        let mut sink = Sink { to, written: 0, hash: Sha256::new() };
        sink.write(HEADER)?;
        Ok(Self { sink, places: Vec::new(), pack: Pack::default(), deflater: Deflater::new() })
    }

    /// Gives out the next number.
    pub(crate) fn number(&mut self) -> Number {
        self.places.push(Place::Promised);
        Number(self.places.len() as u32)
    }

    /// Gives out as many numbers.
    pub(crate) fn numbers(&mut self, count: usize) -> Vec<Number> {
        (0..count).map(|_| self.number()).collect()
    }

    /// An object under a number that was given out.
    ///
    /// # Errors
    /// Those of the writer, where many wait to be packed.
    pub(crate) fn object(&mut self, number: Number, write: impl FnOnce(&mut Vec<u8>)) -> Result<()> {
        let pack = &mut self.pack;
        integer(&mut pack.numbers, i64::from(number.0));
        pack.numbers.push(b' ');
        integer(&mut pack.numbers, pack.bytes.len() as i64);
        pack.numbers.push(b' ');
        write(&mut pack.bytes);
        pack.bytes.push(b'\n');
        pack.members.push(number);
        if pack.bytes.len() >= PACK || pack.members.len() as u32 >= PACKED_OBJECTS {
            self.write_pack()?;
        }
        Ok(())
    }

    /// An object under the next number.
    ///
    /// # Errors
    /// As [`Self::object`].
    pub(crate) fn next_object(&mut self, write: impl FnOnce(&mut Vec<u8>)) -> Result<Number> {
        let number = self.number();
        self.object(number, write)?;
        Ok(number)
    }

    /// A stream under the next number as it stands; `about` holds the entries of its dictionary but its length.
    ///
    /// # Errors
    /// Those of the writer.
    pub(crate) fn stream(&mut self, about: &[u8], content: &[u8]) -> Result<Number> {
        let number = self.number();
        self.place(number, Place::At(self.sink.written))?;
        self.sink.stream(number, &[about], content)?;
        Ok(number)
    }

    /// A stream under the next number, deflated here.
    ///
    /// # Errors
    /// Those of the writer.
    pub(crate) fn deflated(&mut self, about: &[u8], content: &[u8]) -> Result<Number> {
        let number = self.number();
        self.place(number, Place::At(self.sink.written))?;
        let packed = self.deflater.deflate(content)?;
        self.sink.stream(number, &[about, b"/Filter/FlateDecode"], packed)?;
        Ok(number)
    }

    /// Ends the file with the list of its objects; its identity is the hash of what it holds.
    ///
    /// # Errors
    /// Those of the writer, and where a number was given out for nothing.
    pub(crate) fn finish(mut self, root: Number, about: Number) -> Result<W> {
        self.write_pack()?;
        let own = self.number();
        let mut rows;
        let mut wide;
        // The list says where it stands itself, so a line feed before it moves its deflated form's end.
        loop {
            let start = self.sink.written;
            *self.places.last_mut().ok_or_else(|| Error::other("an empty file"))? = Place::At(start);
            wide = (1..8).find(|bytes| start >> (8 * bytes) == 0).unwrap_or(8);
            rows = differences(&self.rows(wide)?, wide + 3);
            if sound_end(&rows) {
                break;
            }
            self.sink.write(b"\n")?;
        }
        let start = self.sink.written;
        let identity = self.sink.hash.clone().finalize();
        let mut about_list = Vec::with_capacity(256);
        about_list.extend_from_slice(b"/Type/XRef/Size ");
        integer(&mut about_list, i64::from(own.0) + 1);
        about_list.extend_from_slice(format!("/W[1 {wide} 2]/Root ").as_bytes());
        reference(&mut about_list, root);
        about_list.extend_from_slice(b"/Info ");
        reference(&mut about_list, about);
        let identity: String = identity.iter().take(16).map(|byte| format!("{byte:02X}")).collect();
        // Each row as its difference to the one above: rows are much alike.
        let rest = format!(
            "/ID[<{identity}><{identity}>]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns {}>>",
            wide + 3
        );
        let packed = self.deflater.deflate(&rows)?;
        self.sink.stream(own, &[&about_list, rest.as_bytes()], packed)?;
        self.sink.write(format!("startxref\n{start}\n%%EOF\n").as_bytes())?;
        self.sink.to.flush()?;
        Ok(self.sink.to)
    }

    fn rows(&self, wide: usize) -> Result<Vec<u8>> {
        let mut rows = Vec::with_capacity((self.places.len() + 1) * (wide + 3));
        let mut row = |kind: u8, where_: u64, within: u16| {
            rows.push(kind);
            rows.extend_from_slice(&where_.to_be_bytes()[8 - wide..]);
            rows.extend_from_slice(&within.to_be_bytes());
        };
        row(0, 0, u16::MAX);
        for place in &self.places {
            match place {
                Place::Promised => return Err(Error::other("an object of the file was not written")),
                Place::At(offset) => row(1, *offset, 0),
                Place::Packed(stream, within) => row(2, u64::from(*stream), *within),
            }
        }
        Ok(rows)
    }

    fn write_pack(&mut self) -> Result<()> {
        if self.pack.members.is_empty() {
            return Ok(());
        }
        let mut pack = std::mem::take(&mut self.pack);
        let mut about = Vec::with_capacity(48);
        about.extend_from_slice(b"/Type/ObjStm/N ");
        integer(&mut about, pack.members.len() as i64);
        about.extend_from_slice(b"/First ");
        integer(&mut about, pack.numbers.len() as i64);
        pack.numbers.append(&mut pack.bytes);
        let number = self.deflated(&about, &pack.numbers)?;
        for (within, &member) in pack.members.iter().enumerate() {
            self.place(member, Place::Packed(number.0, within as u16))?;
        }
        // The room that they took is kept for the next.
        pack.numbers.clear();
        pack.members.clear();
        self.pack = pack;
        Ok(())
    }

    fn place(&mut self, number: Number, place: Place) -> Result<()> {
        let kept = number.0.checked_sub(1).and_then(|at| self.places.get_mut(at as usize));
        match kept {
            Some(kept @ Place::Promised) => {
                *kept = place;
                Ok(())
            }
            _ => Err(Error::other("an object of the file was written twice")),
        }
    }
}

/// Rows as PNG's "up" filter writes them: each byte less the one above.
fn differences(rows: &[u8], columns: usize) -> Vec<u8> {
    let mut filtered = Vec::with_capacity(rows.len() + rows.len() / columns);
    let mut above: &[u8] = &vec![0; columns];
    for row in rows.chunks(columns) {
        filtered.push(2);
        filtered.extend(row.iter().zip(above).map(|(byte, up)| byte.wrapping_sub(*up)));
        above = row;
    }
    filtered
}
