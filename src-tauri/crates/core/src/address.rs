//! UK addresses as post needs them: postcodes, printable lines, and whether two addresses are one door.

use crate::folded::folded;
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

/// The letters that postcodes of the United Kingdom begin with: the postcode areas, with the forces' own (BF).
const AREAS: &str = " AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH \
EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP \
NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD \
WF WN WR WS WV YO ZE ";

/// A postcode's area exists: "LS" of "LS2 7EW" does, "QQ" does not.
fn area_exists(postcode: &str) -> bool {
    let area: String = postcode.chars().take_while(char::is_ascii_uppercase).collect();
    AREAS.contains(&format!(" {area} "))
}

/// The number of a forces' post office in its usual form ("BFPO 58"), or `None` where the text is none.
pub fn forces_post(text: &str) -> Option<String> {
    let compact: String = text.split_whitespace().collect::<String>().to_ascii_uppercase();
    let rest = compact.strip_prefix("BFPO")?;
    let digits = rest.strip_prefix("C/O").unwrap_or(rest);
    let sound = (1..=4).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
    sound.then(|| format!("BFPO {digits}"))
}

/// An envelope's last line: a postcode or a forces' post office, in its usual form.
fn last_line(text: &str) -> Option<String> {
    forces_post(text).or_else(|| postcode(text).filter(|code| area_exists(code)))
}

/// The envelope's lines: name, the address's lines with the post town in capitals, the postcode in capitals alone on the
/// last (Royal Mail, clear addressing). The town is the last line of several; a line with a figure in it is none.
pub fn envelope_lines(name: &str, address: &Address) -> Vec<String> {
    let mut lines = vec![name.trim().to_owned()];
    lines.extend(address.lines.iter().map(|line| line.trim().trim_end_matches(',').to_owned()));
    let printed = address.lines.iter().filter(|line| !line.trim().is_empty()).count();
    if printed > 1
        && let Some(town) = lines.iter_mut().rfind(|line| !line.is_empty())
        && !town.bytes().any(|byte| byte.is_ascii_digit())
    {
        *town = town.to_uppercase();
    }
    let last = forces_post(&address.postcode).or_else(|| postcode(&address.postcode));
    lines.push(last.unwrap_or_else(|| address.postcode.trim().to_owned()));
    lines.retain(|line| !line.is_empty());
    lines
}

/// The first sign of a line that machines of the post can't read.
const BAD_STARTS: [char; 13] = ['@', '(', ')', '=', '[', ']', '"', '\\', '/', ',', '<', '>', '~'];
/// Countries that letters to forces' post offices must not name; the post refuses them.
const COUNTRIES: [&str; 7] =
    ["england", "wales", "scotland", "northern ireland", "united kingdom", "uk", "germany"];

/// The address says that there is none: "no fixed abode", "NFA".
fn says_none(address: &Address) -> bool {
    let text = folded(&address.one_line());
    text.contains(" no fixed a")
        || text.contains(" nfa ")
        || text.contains(" of no fixed ")
        || text.contains(" n f a ")
}

/// What keeps an address off an envelope, each with its mend; empty where it can be printed.
pub fn not_printable(name: &str, address: &Address) -> Vec<String> {
    let mut reasons = Vec::new();
    if says_none(address) {
        reasons.push(
            "The address says there is no fixed address: record where post can be collected".to_owned(),
        );
    }
    if last_line(&address.postcode).is_none() {
        reasons.push(if address.postcode.trim().is_empty() {
            "The address has no postcode: add it".to_owned()
        } else {
            format!("\"{}\" is not a UK postcode: correct it", address.postcode.trim())
        });
    }
    if forces_post(&address.postcode).is_some()
        && address.lines.iter().any(|line| COUNTRIES.contains(&folded(line).trim()))
    {
        reasons.push("An address of a forces' post office (BFPO) names no country: take it out".to_owned());
    }
    let lines = envelope_lines(name, address);
    if name.trim().is_empty() {
        reasons.push("No name is on record for the envelope: add it".to_owned());
    }
    if !(3..=7).contains(&lines.len()) {
        reasons.push(format!("The address makes {} lines with the name: 3 to 7 fit the window", lines.len()));
    }
    for line in lines.iter().take(2).filter(|line| !line.chars().any(char::is_alphanumeric)) {
        reasons.push(format!("The line \"{line}\" has no letter and no figure: correct it"));
    }
    for line in lines.iter().filter(|line| line.starts_with(BAD_STARTS)) {
        reasons.push(format!("The line \"{line}\" begins with a sign that post can't read: correct it"));
    }
    reasons
}

/// The numbers of an address without their letters ("12A" and "12 A" are 12), and its words.
fn numbers_and_words(address: &Address) -> (Vec<String>, Vec<String>) {
    let text = folded(&address.lines.join(" "));
    let (mut numbers, mut words) = (between(&address.lines.join(" ")), Vec::new());
    let mut tens: Option<usize> = None;
    for part in text.split_whitespace() {
        // "sixty four" is one number.
        if let (Some(before), Some(unit @ 1..=9)) = (tens.take(), spelled(part)) {
            numbers.push((before + unit).to_string());
        }
        tens = spelled(part).filter(|number| *number >= 20);
        let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
        match (digits.trim_start_matches('0'), spelled(part)) {
            ("", Some(number)) => numbers.push(number.to_string()),
            ("", None) => words.push(part.to_owned()),
            (number, _) => numbers.push(number.to_owned()),
        }
    }
    (numbers, words)
}

/// A number in words, as a house may be called: "twelve".
fn spelled(word: &str) -> Option<usize> {
    const NUMBERS: [&str; 20] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let tens = || TENS.iter().position(|number| *number == word).map(|place| (place + 2) * 10);
    NUMBERS.iter().position(|number| *number == word).map(|place| place + 1).or_else(tens)
}

/// The numbers of a run of houses: "62-66" is 62 to 66.
fn between(text: &str) -> Vec<String> {
    const LONGEST: usize = 40;
    let number = |text: &str| text.parse::<usize>().ok();
    let mut found = Vec::new();
    for (at, _) in text.match_indices(['-', '\u{2013}']) {
        let before: String = text[..at].trim_end().chars().rev().take_while(char::is_ascii_digit).collect();
        let before: String = before.chars().rev().collect();
        let after = text[at..].trim_start_matches(['-', '\u{2013}', ' ']);
        let after: String = after.chars().take_while(char::is_ascii_digit).collect();
        if let (Some(from), Some(to)) = (number(&before), number(&after))
            && from < to
            && to - from <= LONGEST
        {
            found.extend((from..=to).map(|number| number.to_string()));
        }
    }
    found
}

/// Says enough to be compared with another: a postcode, or a number with a street.
pub fn comparable(address: &Address) -> bool {
    let (numbers, words) = numbers_and_words(address);
    postcode(&address.postcode).is_some() || (!numbers.is_empty() && !words.is_empty())
}

/// What a line outside would tell whoever sees the envelope; nothing where it tells nothing.
pub fn tells(line: &str) -> Option<&'static str> {
    const WORDS: [&str; 12] = [
        "domestic abuse",
        "domestic violence",
        "womens aid",
        "women s aid",
        "refuge",
        "safeguarding",
        "abuse",
        "victim support",
        "restraining order",
        "non molestation",
        "witness care",
        "idva",
    ];
    let folded = format!(" {} ", folded(line).trim());
    let whole = |words: &str| if words == "refuge" { " " } else { "" };
    WORDS.into_iter().find(|words| folded.contains(&format!(" {words}{}", whole(words))))
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

/// Whether two addresses read alike though their postcodes differ: a number and the street's first word in common
/// within one postcode area, or a number and the whole street elsewhere; one postcode is perhaps mistyped. Not one door for sure,
/// and not for a machine to tell.
pub fn reads_alike(one: &Address, other: &Address) -> bool {
    let area = |address: &Address| {
        let letters = |code: String| code.chars().take_while(char::is_ascii_uppercase).collect::<String>();
        postcode(&address.postcode).map(letters)
    };
    let shared = |whole: bool| {
        let theirs = streets(other, whole);
        streets(one, whole).iter().any(|street| theirs.contains(street))
    };
    !same_door(one, other) && (shared(true) || (area(one) == area(other) && shared(false)))
}

/// Each number of an address with the street's first word on its line, or with all of them: ("12", "test"), ("3", "stmarys").
fn streets(address: &Address, whole: bool) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for line in &address.lines {
        let line = folded(line);
        let words: Vec<&str> = line.split_whitespace().collect();
        for (place, number) in
            words.iter().enumerate().filter(|(_, word)| word.starts_with(|c: char| c.is_ascii_digit()))
        {
            let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
            let mut street = String::new();
            for word in words[place + 1..].iter().take_while(|word| word.chars().all(char::is_alphabetic)) {
                street.push_str(word);
                if street.chars().count() > 2 && !whole {
                    break;
                }
            }
            if street.chars().count() > 2 {
                found.push((digits.trim_start_matches('0').to_owned(), street));
            }
        }
    }
    found
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

    #[test]
    fn forces_and_areas() {
        assert_eq!(forces_post("bfpo58").as_deref(), Some("BFPO 58"));
        assert_eq!(forces_post("BFPO c/o 1003").as_deref(), Some("BFPO 1003"));
        assert_eq!(forces_post("BFPO"), None);
        let barracks = |code: &str, last: &str| address(&["Block 4, Invented Barracks", last], code);
        assert!(not_printable("Ms A Sample", &barracks("BFPO 58", "Episkopi")).is_empty());
        assert!(not_printable("Ms A Sample", &barracks("BF1 2AS", "BFPO 58")).is_empty());
        assert_eq!(not_printable("Ms A Sample", &barracks("BFPO 58", "Germany")).len(), 1);
        assert_eq!(not_printable("Ms A Sample", &address(&["12 Test Street"], "QQ2 7EW")).len(), 1);
        assert_eq!(envelope_lines("A", &barracks("bfpo 58", "Episkopi"))[3], "BFPO 58");
    }

    #[test]
    fn tricky_lines() {
        for (lines, wrong) in [
            (vec!["12 Test Street", "Leeds"], 0),
            (vec!["(upstairs)", "12 Test Street"], 1),
            (vec!["--", "Leeds"], 1),
            (vec!["N.F.A.", "Leeds"], 1),
            (vec!["Of no fixed address", "Leeds"], 1),
            (vec!["12 Nfarm Lane", "Leeds"], 0),
        ] {
            assert_eq!(not_printable("Ms A Sample", &address(&lines, "LS2 7EW")).len(), wrong, "{lines:?}");
        }
    }

    #[test]
    fn numbers_in_words_and_in_runs_are_numbers() {
        let home = address(&["64 Quarry Rise"], "LS2 7EW");
        for line in ["Sixty-four Quarry Rise", "62-66 Quarry Rise", "Flat 3, 60 \u{2013} 70 Quarry Rise"] {
            assert!(same_door(&home, &address(&[line], "LS2 7EW")), "{line}");
        }
        for line in ["Sixty Quarry Rise", "65-70 Quarry Rise", "Forty-four Quarry Rise"] {
            assert!(!same_door(&home, &address(&[line], "LS2 7EW")), "{line}");
        }
    }

    #[test]
    fn what_can_be_compared_and_what_a_line_tells() {
        for (lines, code, can) in [
            (vec!["Leeds"], "", false),
            (vec!["HMP Leeds"], "", false),
            (vec![""], "LS2 7EW", true),
            (vec!["12 Test Street"], "", true),
        ] {
            assert_eq!(comparable(&address(&lines, code)), can, "{lines:?} {code}");
        }
        for (line, told) in [
            ("Sunflower Women's Aid", true),
            ("Domestic Abuse Unit", true),
            ("The Refuge", true),
            ("12 Refugee Lane", false),
            ("12 Abbey Street", false),
            ("Tudor Court", false),
            ("Ms P Quill", false),
        ] {
            assert_eq!(tells(line).is_some(), told, "{line}");
        }
    }

    #[test]
    fn doors_that_only_read_alike() {
        let home = address(&["12 Test Street", "Leeds"], "LS2 7EW");
        assert!(reads_alike(&home, &address(&["12 Test St"], "LS2 7EX")));
        assert!(!reads_alike(&home, &address(&["14 Test Street"], "LS2 7EX")));
        assert!(
            reads_alike(&home, &address(&["12 Test Street"], "YO1 7EX")),
            "the whole street, another area"
        );
        assert!(!reads_alike(&home, &address(&["12 Test Road"], "YO1 7EX")));
        assert!(!reads_alike(&home, &home), "that is one door");
        let marys = |code: &str| address(&["3A St Mary's Row"], code);
        assert!(reads_alike(&marys("LS2 7EW"), &marys("LS2 7EX")));
        assert!(same_door(&home, &address(&["Twelve Test Street"], "LS2 7EW")));
        assert!(same_door(&address(&["12 Heol Wŷn"], ""), &address(&["012 HEOL WYN"], "")));
    }
}
