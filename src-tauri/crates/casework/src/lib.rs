//! What a person can do with Safehold, one function each: authorise, load, decide (core), save, audit, in
//! one transaction. Knows no window and no command line; both are thin shells around it.
//!
//! Every use case begins its work with [`desk::Desk::begin`], which asks for one permission, and ends it with
//! [`desk::Work::finish`], which writes the audit log in the same transaction. There is no other way.

pub mod calls;
pub mod cases;
pub mod demo;
pub mod desk;
pub mod differences;
pub mod drafts;
pub mod envelopes;
pub mod error;
pub mod frame;
pub mod holidays;
pub mod intake;
pub mod letter_texts;
pub mod letters;
pub mod measures;
pub mod people;
pub mod plans;
pub mod post;
pub mod queue;
pub mod register;
pub mod runs;
pub mod search;
pub mod session;
pub mod settings;
pub mod tasks;
pub mod translations;
mod warned;

pub use desk::{Desk, Ids};
pub use error::{CaseworkError, Reason};
pub use safehold_letters::{PageImage, RenderError, page_image, page_images};
pub use safehold_store::cases::CaseRow;
pub use safehold_store::people::Found;
pub use safehold_store::settings::{Did, Unit};
