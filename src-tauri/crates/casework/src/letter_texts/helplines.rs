//! The helplines that letters name: what one must be, and what changed about them.

use std::collections::BTreeSet;

use safehold_core::letter::{Helpline, never_said};

use crate::error::Reason;

/// More would not fit on a letter's page.
const MOST: usize = 10;
const LONGEST_NAME: usize = 80;
const LONGEST_NUMBER: usize = 60;
const LONGEST_NOTE: usize = 80;

/// The helplines as typed, trimmed; what is wrong is added with the field that mends it.
pub(super) fn read(typed: &[Helpline], wrong: &mut Vec<Reason>) -> Vec<Helpline> {
    let mut say = |code: String, text: &str| wrong.push(Reason { code, text: text.to_owned() });
    if typed.is_empty() {
        say("helplines".to_owned(), "A letter names at least one helpline: add one");
    }
    if typed.len() > MOST {
        say("helplines".to_owned(), &format!("A letter has room for {MOST} helplines: take some away"));
    }
    let mut names = BTreeSet::new();
    let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut read = Vec::new();
    for (n, line) in typed.iter().enumerate() {
        let field = |part: &str| format!("helplines.{n}.{part}");
        let line = Helpline { name: tidy(&line.name), number: tidy(&line.number), note: tidy(&line.note) };
        if line.name.is_empty() {
            say(field("name"), "Enter the helpline's name");
        } else if line.name.chars().count() > LONGEST_NAME {
            say(field("name"), &format!("At most {LONGEST_NAME} characters"));
        } else if !names.insert(line.name.to_lowercase()) {
            say(field("name"), "This helpline is there twice");
        }
        if let Some(text) = wrong_number(&line.number) {
            say(field("number"), &text);
        }
        if line.note.chars().count() > LONGEST_NOTE {
            say(field("note"), &format!("At most {LONGEST_NOTE} characters"));
        }
        for text in never_said(&line.note) {
            say(field("note"), &text);
        }
        for (part, text) in [("name", &line.name), ("number", &line.number), ("note", &line.note)] {
            if text.contains(['{', '}', '*']) {
                say(field(part), "A helpline has no slots and no bold: take { } and * out");
            }
        }
        read.push(line);
    }
    read
}

/// A number to call, or an address on the web.
fn wrong_number(number: &str) -> Option<String> {
    if number.is_empty() {
        return Some("Enter the number, like 0808 2000 247, or the address on the web".to_owned());
    }
    if number.chars().count() > LONGEST_NUMBER {
        return Some(format!("At most {LONGEST_NUMBER} characters"));
    }
    let figures = number.chars().filter(char::is_ascii_digit).count();
    let web = number.contains('.') && !number.contains(' ');
    (figures < 3 && !web).then(|| {
        "This is no number to call and no address on the web: 0808 2000 247, or womensaid.org.uk".to_owned()
    })
}

/// What changed, a line each.
pub(super) fn differences(before: &[Helpline], after: &[Helpline]) -> Vec<String> {
    let said = |line: &Helpline| {
        let note = if line.note.is_empty() { String::new() } else { format!(" ({})", line.note) };
        format!("{}: {}{note}", line.name, line.number)
    };
    let find = |all: &'_ [Helpline], name: &str| all.iter().find(|line| line.name == name).cloned();
    let mut lines = Vec::new();
    for line in before {
        match find(after, &line.name) {
            None => lines.push(format!("Helpline taken away: {}", said(line))),
            Some(now) if now != *line => lines.push(format!("Helpline {}, now {}", said(line), said(&now))),
            Some(_) => {}
        }
    }
    let added = after.iter().filter(|line| find(before, &line.name).is_none());
    lines.extend(added.map(|line| format!("Helpline added: {}", said(line))));
    if lines.is_empty() && before != after {
        lines.push("Helplines in another order".to_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, number: &str, note: &str) -> Helpline {
        Helpline { name: name.into(), number: number.into(), note: note.into() }
    }

    #[test]
    fn what_is_wrong_is_said_at_its_field() {
        let mut wrong = Vec::new();
        let typed = [
            line("  Helpline ", " 0808  2000 247 ", "24 hours"),
            line("helpline", "by post", "for her"),
            line("", "", ""),
            line("Women's Aid", "womensaid.org.uk", "{court}"),
        ];
        let read = read(&typed, &mut wrong);
        assert_eq!(read[0], line("Helpline", "0808 2000 247", "24 hours"));
        let fields: Vec<&str> = wrong.iter().map(|reason| reason.code.as_str()).collect();
        assert_eq!(
            fields,
            [
                "helplines.1.name",
                "helplines.1.number",
                "helplines.1.note",
                "helplines.2.name",
                "helplines.2.number",
                "helplines.3.note"
            ]
        );
        let mut wrong = Vec::new();
        super::read(&[], &mut wrong);
        assert_eq!(wrong.len(), 1);
    }

    #[test]
    fn what_changed_is_said() {
        let (a, b) = (line("A", "111", ""), line("B", "222", "day"));
        let said = |before: &[Helpline], after: &[Helpline]| differences(before, after);
        assert!(said(std::slice::from_ref(&a), std::slice::from_ref(&a)).is_empty());
        assert_eq!(said(&[a.clone(), b.clone()], &[b.clone(), a.clone()]), ["Helplines in another order"]);
        assert_eq!(
            said(std::slice::from_ref(&a), std::slice::from_ref(&b)),
            ["Helpline taken away: A: 111", "Helpline added: B: 222 (day)"]
        );
        assert_eq!(said(&[a], &[line("A", "112", "")]), ["Helpline A: 111, now A: 112"]);
    }
}
