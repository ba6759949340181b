//! UK addresses as post needs them: postcodes, printable lines, and whether two addresses are one door.

use crate::person::Address;

/// The postcode in its usual form ("LS2 7EW"), or `None` where the text is none.
///
/// Form only (outward: one or two letters, a digit, perhaps a letter or digit; inward: a digit and two
/// letters without C, I, K, M, O, V); whether it exists is not known here.
pub fn postcode(text: &str) -> Option<String> {
    let compact: String =
        text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_uppercase();
    if !compact.is_ascii() || !(5..=7).contains(&compact.len()) {
        return None;
    }
    let (outward, inward) = compact.split_at(compact.len() - 3);
    let inward_ok = {
        let bytes = inward.as_bytes();
        bytes[0].is_ascii_digit()
            && bytes[1..].iter().all(|b| b.is_ascii_uppercase() && !b"CIKMOV".contains(b))
    };
    let letters = outward.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = &outward.as_bytes()[letters..];
    let outward_ok = matches!(letters, 1 | 2)
        && match rest {
            [digit] => digit.is_ascii_digit(),
            [digit, last] => digit.is_ascii_digit() && last.is_ascii_alphanumeric(),
            _ => false,
        };
    (inward_ok && outward_ok).then(|| format!("{outward} {inward}"))
}

/// The envelope's lines: name, the address's lines, the postcode in capitals alone on the last.
pub fn envelope_lines(name: &str, address: &Address) -> Vec<String> {
    let mut lines = vec![name.trim().to_owned()];
    lines.extend(address.lines.iter().map(|line| line.trim().trim_end_matches(',').to_owned()));
    lines.push(postcode(&address.postcode).unwrap_or_else(|| address.postcode.trim().to_owned()));
    lines.retain(|line| !line.is_empty());
    lines
}

/// What keeps an address off an envelope, each with its mend; empty where it can be printed.
pub fn not_printable(name: &str, address: &Address) -> Vec<String> {
    let mut reasons = Vec::new();
    let text = address.one_line().to_lowercase();
    if text.contains("no fixed a") || text.split(|c: char| !c.is_alphanumeric()).any(|word| word == "nfa") {
        reasons.push(
            "The address says there is no fixed address: record where post can be collected".to_owned(),
        );
    }
    if postcode(&address.postcode).is_none() {
        reasons.push(if address.postcode.trim().is_empty() {
            "The address has no postcode: add it".to_owned()
        } else {
            format!("\"{}\" is not a UK postcode: correct it", address.postcode.trim())
        });
    }
    let lines = envelope_lines(name, address);
    if name.trim().is_empty() {
        reasons.push("No name is on record for the envelope: add it".to_owned());
    }
    if !(3..=7).contains(&lines.len()) {
        reasons.push(format!("The address makes {} lines with the name: 3 to 7 fit the window", lines.len()));
    }
    for line in &lines {
        if line.starts_with(['@', '(', ')', '=', '[', ']', '"', '\\', '/', ',', '<', '>', '~']) {
            reasons.push(format!("The line \"{line}\" begins with a sign that post can't read: correct it"));
        }
    }
    reasons
}

/// The numbers of an address without their letters ("12A" and "12 A" are 12), and its words.
fn numbers_and_words(address: &Address) -> (Vec<String>, Vec<String>) {
    let text = address.lines.join(" ").to_lowercase();
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let (mut numbers, mut words) = (Vec::new(), Vec::new());
    for part in parts {
        let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
        if digits.is_empty() {
            words.push(part.to_owned());
        } else {
            numbers.push(digits);
        }
    }
    (numbers, words)
}

/// Whether two addresses may be one door. In doubt they are: the same postcode with a number in common, or with
/// a number missing on one side; and where a postcode is not on record, a number and a word in common, or the
/// same words.
pub fn same_door(one: &Address, other: &Address) -> bool {
    let (numbers, words) = numbers_and_words(one);
    let (other_numbers, other_words) = numbers_and_words(other);
    let number = numbers.iter().any(|number| other_numbers.contains(number));
    match (postcode(&one.postcode), postcode(&other.postcode)) {
        (Some(code), Some(other_code)) => {
            code == other_code && (number || numbers.is_empty() || other_numbers.is_empty())
        }
        _ => {
            let word = words.iter().any(|word| word.chars().count() > 2 && other_words.contains(word));
            (number && word) || (!words.is_empty() && words == other_words && numbers == other_numbers)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::AddressKind;
    use uuid::Uuid;

    fn address(lines: &[&str], code: &str) -> Address {
        Address {
            id: Uuid::nil().into(),
            kind: AddressKind::Home,
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
            postcode: code.to_owned(),
            confidential: false,
        }
    }

    #[test]
    fn postcodes() {
        for (text, code) in [
            ("ls27ew", Some("LS2 7EW")),
            (" CF10 1EP ", Some("CF10 1EP")),
            ("EC1A 1BB", Some("EC1A 1BB")),
            ("M1 1AE", Some("M1 1AE")),
            ("-", None),
            ("LS2 7EC", None),
            ("LS2", None),
            ("Ŵ1 1AE", None),
        ] {
            assert_eq!(postcode(text).as_deref(), code, "{text}");
        }
    }

    #[test]
    fn an_address_that_can_not_be_posted_says_why() {
        assert!(not_printable("Ms A Sample", &address(&["12 Test Street"], "LS2 7EW")).is_empty());
        assert_eq!(not_printable("Ms A Sample", &address(&["No fixed abode"], "")).len(), 3);
        let long = ["a", "b", "c", "d", "e", "f"];
        assert_eq!(not_printable("Ms A Sample", &address(&long, "LS2 7EW")).len(), 1);
    }

    #[test]
    fn one_door_however_it_is_written() {
        let home = address(&["Flat 2", "12 Test Street"], "LS2 7EW");
        assert!(same_door(&home, &address(&["12 TEST ST"], "ls27ew")));
        assert!(!same_door(&home, &address(&["14 Test Street"], "LS2 7EW")));
        assert!(!same_door(&home, &address(&["12 Test Street"], "LS2 7EX")));
        assert!(same_door(&home, &address(&["12 Test Street"], "")), "the court kept the postcode back");
        assert!(!same_door(&home, &address(&["12 Weir Road"], "")));
        assert!(same_door(
            &address(&["12A Test Street"], "LS2 7EW"),
            &address(&["12 A Test Street"], "LS2 7EW")
        ));
        let cottage = address(&["Rose Cottage", "Mill Lane"], "LS2 7EW");
        assert!(same_door(&cottage, &address(&["Rose Cottage", "3 Mill Lane"], "LS2 7EW")));
    }
}
