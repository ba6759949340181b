//! What takes the letters of a print run in the window: a printer, a folder, a file; and the watch on the run that is
//! under way, by which the page shows how far it is and stops it.
//!
//! Not here: which letters, and whether each may go out (casework).

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use safehold_casework::runs::Press;

use crate::commands::papers::{Sides, print_on, write, write_new};
use crate::error::{Code, Problem};

/// The run under way, if there is one.
#[derive(Debug, Clone, Default)]
pub struct RunWatch(Arc<Watched>);

#[derive(Debug, Default)]
struct Watched {
    under_way: AtomicBool,
    stop: AtomicBool,
    done: AtomicUsize,
    of: AtomicUsize,
}

impl RunWatch {
    /// Begins a run; it is over when the guard is dropped.
    ///
    /// # Errors
    /// `conflict` where one is under way.
    pub fn begin(&self) -> Result<UnderWay, Problem> {
        if self.0.under_way.swap(true, Ordering::SeqCst) {
            return Err(Problem::new(
                Code::Conflict,
                "A print run is under way already: wait for its end, or stop it",
            ));
        }
        for count in [&self.0.done, &self.0.of] {
            count.store(0, Ordering::SeqCst);
        }
        self.0.stop.store(false, Ordering::SeqCst);
        Ok(UnderWay(self.clone()))
    }

    /// Stops the run before its next letter.
    pub fn stop(&self) {
        self.0.stop.store(true, Ordering::SeqCst);
    }

    /// Whether a run is under way, how many letters it is past, and of how many.
    pub fn look(&self) -> (bool, usize, usize) {
        let load = |count: &AtomicUsize| count.load(Ordering::SeqCst);
        (self.0.under_way.load(Ordering::SeqCst), load(&self.0.done), load(&self.0.of))
    }
}

/// A run while it lasts.
#[derive(Debug)]
pub struct UnderWay(RunWatch);

impl UnderWay {
    fn goes_on(&self, done: usize, of: usize) -> bool {
        let watched = &self.0.0;
        watched.done.store(done, Ordering::SeqCst);
        watched.of.store(of, Ordering::SeqCst);
        !watched.stop.load(Ordering::SeqCst)
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.0.under_way.store(false, Ordering::SeqCst);
    }
}

/// A printer of this computer.
pub struct PrinterPress {
    /// Its name.
    pub printer: String,
    /// Both sides of a sheet.
    pub two_sided: bool,
    /// The watch on this run.
    pub watch: UnderWay,
}

impl Press for PrinterPress {
    fn one(&mut self, _reference: &str, bytes: &[u8]) -> Result<(), String> {
        print_on(bytes, &self.printer, Some(Sides::of(self.two_sided)))
    }

    fn whole(&mut self, bytes: &[u8]) -> Result<(), String> {
        print_on(bytes, &self.printer, Some(Sides::of(self.two_sided)))
    }

    fn goes_on(&mut self, done: usize, of: usize) -> bool {
        self.watch.goes_on(done, of)
    }
}

/// A folder: a file for each letter, named by its reference.
pub struct FolderPress {
    /// The folder.
    pub folder: PathBuf,
    /// The watch on this run.
    pub watch: UnderWay,
}

impl Press for FolderPress {
    fn one(&mut self, reference: &str, bytes: &[u8]) -> Result<(), String> {
        write_new(&self.folder.join(format!("{reference}.pdf")), bytes)
    }

    fn whole(&mut self, bytes: &[u8]) -> Result<(), String> {
        write_new(&self.folder.join("letters.pdf"), bytes)
    }

    fn goes_on(&mut self, done: usize, of: usize) -> bool {
        self.watch.goes_on(done, of)
    }
}

/// One file for all.
pub struct FilePress {
    /// The file.
    pub file: PathBuf,
    /// The watch on this run.
    pub watch: UnderWay,
}

impl Press for FilePress {
    fn one(&mut self, _reference: &str, _bytes: &[u8]) -> Result<(), String> {
        Err("This run goes into one file".to_owned())
    }

    fn whole(&mut self, bytes: &[u8]) -> Result<(), String> {
        write(&self.file, bytes)
    }

    fn goes_on(&mut self, done: usize, of: usize) -> bool {
        self.watch.goes_on(done, of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_run_at_a_time_and_a_stop_is_for_that_run() {
        let watch = RunWatch::default();
        let run = watch.begin().unwrap();
        assert!(watch.begin().is_err());
        assert!(run.goes_on(0, 3));
        watch.stop();
        assert!(!run.goes_on(1, 3));
        assert_eq!(watch.look(), (true, 1, 3));
        drop(run);
        assert!(watch.begin().unwrap().goes_on(0, 1), "the next run is not stopped");
    }
}
