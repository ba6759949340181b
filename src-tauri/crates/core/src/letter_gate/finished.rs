//! Questions about the finished file: could it be set, is it still true, is it the newest, what stands in it, and what
//! the window shows.

use super::{Asked, GateAnswer, Mend, leaks};
use crate::address::envelope_lines;
use crate::folded::tight;
use crate::letter::Way;
use crate::measure::Measure;

/// A letter's finished file, as it was read back from its bytes.
#[derive(Debug, Clone, Copy)]
pub struct Finished<'a> {
    /// Why it could not be set: a sign without a shape, an address too long. Nothing else is known then.
    pub unset: Option<&'a str>,
    /// The words of all its pages.
    pub text: &'a str,
    /// The words that the envelope's window may show, however the sheet slides.
    pub window: &'a str,
    /// The measures that it tells of: their terms may name people.
    pub about: &'a [&'a Measure],
    /// What changed since it was made, in words: "the address".
    pub changed: &'a [String],
    /// What took its place: the newer letter's reference.
    pub newer: Option<&'a str>,
}

fn set<'a>(asked: &Asked<'a>) -> Option<Finished<'a>> {
    asked.finished.filter(|finished| finished.unset.is_none())
}

pub(super) fn typeset(asked: &Asked<'_>, answer: &mut GateAnswer) {
    if let Some(why) = asked.finished.and_then(|finished| finished.unset) {
        answer.stop("can-not-be-set", Mend::Person, why.to_owned());
    }
}

pub(super) fn unchanged(asked: &Asked<'_>, answer: &mut GateAnswer) {
    let Some(finished) = asked.finished else { return };
    if !finished.changed.is_empty() {
        let what = crate::words::list(finished.changed);
        answer.stop(
            "changed-since",
            Mend::MakeAgain,
            format!("Changed since the letter was made: {what}. Make it again"),
        );
    }
}

pub(super) fn newest(asked: &Asked<'_>, answer: &mut GateAnswer) {
    if let Some(newer) = asked.finished.and_then(|finished| finished.newer) {
        answer.stop(
            "newer-letter",
            Mend::MakeAgain,
            format!("Letter {newer} took the place of this one: use that"),
        );
    }
}

pub(super) fn leak(asked: &Asked<'_>, answer: &mut GateAnswer) {
    let Some(finished) = set(asked) else { return };
    let posted = asked.way == Way::Post;
    let found = leaks(finished.text, asked.people, finished.about, posted);
    if found.is_empty() {
        answer.pass("Nothing in its words that must not be there");
    }
    answer.reasons.extend(found);
}

pub(super) fn window(asked: &Asked<'_>, answer: &mut GateAnswer) {
    let (Some(finished), Way::Post, Some(home)) = (set(asked), asked.way, asked.victim.current_address())
    else {
        return;
    };
    // An older address in the window is told by what changed.
    if !finished.changed.is_empty() {
        return;
    }
    let lines = envelope_lines(&asked.victim.on_envelope(), home);
    if tight(&lines.concat()) == tight(finished.window) {
        answer.pass("The window shows the address and nothing else");
    } else {
        answer.stop(
            "window",
            Mend::MakeAgain,
            "The envelope's window would show something else than the address: choose another envelope or have the layout looked at",
        );
    }
}
