//! A thousand letters about invented people, for measuring: `thousand_letters json FILE` writes what they say, for other
//! programs to set; `files FOLDER`, `cores FOLDER` and `merged FILE` set them here, on one thread, on all cores and as
//! one file; `floor FOLDER` measures what cannot be avoided: setting, deflating each page once, writing the bytes.
//! `scripts/peers` runs it.

#[path = "../tests/record/mod.rs"]
mod record;

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;
use std::time::Instant;

use chrono::{DateTime, TimeZone, Utc};
use flate2::{Compress, Compression, FlushCompress};
use safehold_core::document::{Block, LetterPaper, Text};
use safehold_core::letter::LetterKind;
use safehold_letters::{EnvelopeProfile, Merged, Pdf, PrintSize, Wanted, letters, letters_on, page_counts};

const LETTERS: usize = 1000;
const GIVEN: [&str; 10] =
    ["Petra", "Anwen", "Amina", "Rosa", "Ines", "Maud", "Zofia", "Leila", "Una", "Greta"];
const FAMILY: [&str; 11] =
    ["Quill", "Marsh", "Venn", "Tarn", "Hale", "Beck", "Thorne", "Farrow", "Lund", "Sayle", "Croft"];

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// The letter that a new order is told about with, of two to five terms.
fn papers() -> Vec<LetterPaper> {
    let paper = |number: usize| {
        let terms = record::five_terms().into_iter().take(2 + number % 4).collect();
        let mut case = record::Case::order(terms);
        case.victim.given = GIVEN[number % GIVEN.len()].into();
        case.victim.family = FAMILY[number % FAMILY.len()].into();
        case.victim.addresses[0].lines[0] = format!("{} Test Street", 1 + number);
        let mut paper = case.paper(LetterKind::OrderRecorded);
        paper.reference = format!("Our reference: VC-{:05}-K", 10_000 + number);
        paper
    };
    (0..LETTERS).map(paper).collect()
}

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [mode, place] = arguments.as_slice() else {
        return Err("thousand_letters json|files|cores|merged|floor PLACE".into());
    };
    let place = Path::new(place);
    let papers = papers();
    let made = Utc.with_ymd_and_hms(2026, 11, 27, 12, 14, 0).single().ok_or("no such moment")?;
    let wanted: Vec<Wanted<'_>> = papers
        .iter()
        .map(|paper| Wanted { paper, profile: EnvelopeProfile::Notify, size: PrintSize::Standard })
        .collect();
    let clock = Clock::start()?;
    let bytes = match mode.as_str() {
        "json" => {
            fs::write(place, json(&papers))?;
            0
        }
        "files" => write_all(letters_on(1, &wanted, made), place)?,
        "cores" => write_all(letters(&wanted, made), place)?,
        "merged" => merged(&wanted, place, made)?,
        "floor" => return floor(&wanted, place, made),
        other => return Err(format!("no mode {other}").into()),
    };
    clock.say("all", bytes)
}

fn write_all(made: Vec<Result<Pdf, safehold_letters::PaperError>>, folder: &Path) -> Outcome<u64> {
    let mut bytes = 0;
    for (number, pdf) in made.into_iter().enumerate() {
        let pdf = pdf?;
        bytes += pdf.bytes.len() as u64;
        fs::write(folder.join(format!("{number:04}.pdf")), pdf.bytes)?;
    }
    Ok(bytes)
}

fn merged(wanted: &[Wanted<'_>], place: &Path, made: DateTime<Utc>) -> Outcome<u64> {
    let mut file = Merged::begin(BufWriter::new(File::create(place)?), made)?;
    for one in wanted {
        file.add(one.paper, one.profile, one.size)?;
    }
    Ok(file.finish()?.into_inner()?.metadata()?.len())
}

/// Setting, one deflate of each page, writing: each by itself.
fn floor(wanted: &[Wanted<'_>], folder: &Path, made: DateTime<Utc>) -> Outcome<()> {
    let files: Vec<Pdf> = letters_on(1, wanted, made).into_iter().collect::<Result<_, _>>()?;
    let mut pages = Vec::new();
    for pdf in &files {
        let document = lopdf::Document::load_mem(&pdf.bytes)?;
        for page in document.page_iter() {
            pages.push(document.get_page_content(page));
        }
    }
    let clock = Clock::start()?;
    for pages in page_counts(wanted) {
        pages?;
    }
    clock.say("layout", 0)?;
    let clock = Clock::start()?;
    let mut deflater = Compress::new(Compression::new(6), true);
    let mut packed = Vec::with_capacity(64 << 10);
    let mut bytes = 0;
    for page in &pages {
        deflater.reset();
        packed.clear();
        packed.reserve(page.len() + 1024);
        deflater.compress_vec(page, &mut packed, FlushCompress::Finish)?;
        bytes += packed.len() as u64;
    }
    clock.say("deflate", bytes)?;
    let clock = Clock::start()?;
    let mut bytes = 0;
    for (number, pdf) in files.iter().enumerate() {
        fs::write(folder.join(format!("{number:04}.pdf")), &pdf.bytes)?;
        bytes += pdf.bytes.len() as u64;
    }
    clock.say("write", bytes)
}

/// Time that passed, and time that this process's threads worked.
struct Clock {
    start: Instant,
    worked: f64,
}

impl Clock {
    fn start() -> Outcome<Self> {
        Ok(Self { start: Instant::now(), worked: worked()? })
    }

    #[expect(clippy::print_stdout, reason = "the script reads it")]
    fn say(&self, what: &str, bytes: u64) -> Outcome<()> {
        let (wall, cpu) = (self.start.elapsed().as_secs_f64(), worked()? - self.worked);
        println!("{{\"what\": \"{what}\", \"wall\": {wall:.4}, \"cpu\": {cpu:.4}, \"bytes\": {bytes}}}");
        Ok(())
    }
}

/// Seconds of all threads of this process, those that ended included, in and outside the kernel.
fn worked() -> Outcome<f64> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or_default().split(' ').collect();
    let ticks = |place: usize| -> Outcome<f64> { Ok(fields.get(place).ok_or("no times")?.parse()?) };
    // Hundredths of a second, on every Linux that this runs on.
    Ok((ticks(11)? + ticks(12)?) / 100.0)
}

fn json(papers: &[LetterPaper]) -> String {
    let mut out = String::from("[");
    for (number, paper) in papers.iter().enumerate() {
        if number > 0 {
            out.push(',');
        }
        let lists = [("sender", &paper.sender), ("address", &paper.address), ("contact", &paper.contact)];
        out.push('{');
        for (name, lines) in lists {
            let lines: Vec<String> = lines.iter().map(|line| quoted(line)).collect();
            let _ = write!(out, "\"{name}\":[{}],", lines.join(","));
        }
        for (name, words) in
            [("date", &paper.date), ("reference", &paper.reference), ("heading", &paper.heading)]
        {
            let _ = write!(out, "\"{name}\":{},", quoted(words));
        }
        let body: Vec<String> = paper.body.iter().flat_map(block).collect();
        let _ = write!(out, "\"body\":[{}]}}", body.join(","));
    }
    out + "]"
}

/// A block as the kind of paragraph that it is, and its words with their weight.
fn block(block: &Block) -> Vec<String> {
    match block {
        Block::Heading(_, words) => vec![said("h", &Text::plain(words.as_str()))],
        Block::Paragraph(text) => vec![said("p", text)],
        Block::Bullets(texts) => texts.iter().map(|text| said("b", text)).collect(),
        Block::Numbered(items) => {
            let mut all = Vec::new();
            for item in items {
                all.push(said("n", &item.text));
                all.extend(item.below.iter().map(|text| said("u", text)));
            }
            all
        }
        Block::Callout(heading, text) => vec![said("h", &Text::plain(heading.as_str())), said("p", text)],
        _ => Vec::new(),
    }
}

fn said(kind: &str, text: &Text) -> String {
    let spans: Vec<String> =
        text.0.iter().map(|span| format!("[{},{}]", quoted(&span.text), span.bold)).collect();
    format!("[\"{kind}\",[{}]]", spans.join(","))
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
