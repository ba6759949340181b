//! Invented papers for the tests, the benchmark and the samples. Nobody in them exists.

#![allow(dead_code, reason = "each of those uses some of them")]

pub mod scripts;

use safehold_core::document::{Block, Item, LetterPaper, MarkedPaper, Table, Text, Typeface};
use safehold_core::timeline::{Bar, FactRow, GapMark, Lane, Strength, Tick, Timeline, TopicLane};

/// A letter of one page. `pages_of_terms` adds that many pages of numbered terms.
pub fn letter(terms: usize) -> LetterPaper {
    let mut items: Vec<Item> = [
        "not contact you in any way, by himself or through another person",
        "not go within 100\u{a0}metres of 14\u{a0}Tarn Street, Northfield, or of the school at Mill Lane",
        "not use or threaten violence against you or against your children",
    ]
    .map(|words| Item { text: Text::plain(words), below: Vec::new() })
    .to_vec();
    items[1].below.push(Text::plain("He may drive along the A64 without stopping."));
    for number in 0..terms {
        let words = format!(
            "not do the thing that term {} describes at length, neither on a working day nor at the weekend, \
             whether he is asked to or not, until the court has said otherwise",
            number + 4
        );
        items.push(Item { text: Text::plain(words), below: Vec::new() });
    }
    LetterPaper {
        language: "en-GB".into(),
        typeface: Typeface::NotoSans,
        title: "Letter".into(),
        sender: ["Northfield Civic Office", "PO Box 12", "Northfield", "NF1 2AB", "", "0113 496 0999"]
            .map(str::to_owned)
            .to_vec(),
        address: ["Ms Angharad O\u{2019}Dŵr-Łukasiewicz", "14 Tarn Street", "Northfield", "NF4 7QX"]
            .map(str::to_owned)
            .to_vec(),
        date: "27\u{a0}November\u{a0}2026".into(),
        reference: "Our reference: VC-48213-K".into(),
        heading: "The order that protects you".into(),
        body: vec![
            Block::Paragraph(Text::plain("Dear Ms O\u{2019}Dŵr-Łukasiewicz,")),
            Block::Paragraph(
                Text::plain("The court made an order on ")
                    .then_bold("26\u{a0}November\u{a0}2026")
                    .then(". It lasts until 26\u{a0}November\u{a0}2027. Under it, the other person must:"),
            ),
            Block::Numbered(items),
            Block::Heading(2, "If he breaks the order".into()),
            Block::Paragraph(Text::plain("Ring ").then_bold("999").then(
                " at once. You do not have to be sure. For anything else ring us on 0113 496 0999 or, \
                     at any hour, the helpline on 0808 2000 247.",
            )),
            Block::Bullets(vec![
                Text::plain("Keep messages and pictures; do not answer them."),
                Text::plain("Tell the school who may collect your children."),
            ]),
            Block::Paragraph(Text::plain("Yours sincerely,")),
        ],
        contact: [
            "Your contact",
            "Anwen Rhŷs",
            "Contact officer",
            "0113 496 0999, Monday to Friday, 9\u{a0}am to 5\u{a0}pm",
        ]
        .map(str::to_owned)
        .to_vec(),
        page_of: "Page\u{a0}{page}\u{a0}of\u{a0}{pages}".into(),
    }
}

/// A timeline with this many lanes, from long and short measures, with gaps and uncertain ends.
pub fn timeline(lanes: usize) -> Timeline {
    let bar = |from: f64, to: f64, strength, uncertain_end, runs_on| Bar {
        from,
        to,
        strength,
        uncertain_end,
        runs_on,
    };
    let lane = |label: &str, detail: &str, bars: Vec<Bar>, from: &str, to: &str, note: &str| Lane {
        label: label.into(),
        detail: detail.into(),
        bars,
        from_label: from.into(),
        to_label: to.into(),
        note: note.into(),
    };
    let all = [
        lane(
            "Bail, 3 months",
            "no contact, not home",
            vec![bar(0.06, 0.737, Strength::Arrest, false, (false, false))],
            "From Tue 1 Sep 21:00",
            "Bail return Tue 1 Dec 10:00",
            "",
        ),
        lane(
            "Order (NMO)",
            "no contact, Tarn Street",
            vec![
                bar(0.704, 0.75, Strength::CourtOnly, false, (false, false)),
                bar(0.752, 1.0, Strength::Crime, true, (false, true)),
            ],
            "Made Thu 26 Nov 14:00, not known to be aware",
            "Ends Fri 26 Nov 2027 16:00",
            "",
        ),
        lane(
            "DVPN, DVPO",
            "not used",
            vec![],
            "",
            "",
            "Considered Tue 1 Sep, not used: conditional bail granted by the custody sergeant at Northfield",
        ),
        lane(
            "Restraining order on conviction for the offence of 3 April",
            "no contact, not within 200 m of home, school or work, no post about her",
            vec![bar(0.0, 0.2, Strength::Crime, false, (true, false))],
            "Made Mon 5 Oct 2020 12:00",
            "Ended Fri 2 Oct 23:59",
            "",
        ),
        lane(
            "DVPO 28 days",
            "out of the home",
            vec![bar(0.69, 0.72, Strength::Arrest, true, (false, false))],
            "From Wed 25 Nov 16:30",
            "Ends Wed 23 Dec 16:30",
            "",
        ),
    ];
    let lanes = (0..lanes).map(|number| all[number % all.len()].clone()).collect();
    Timeline {
        summary:
            "Bail covers contact and home until Tue 1 Dec 10:00; then nothing police can arrest for until \
                  the order is known to him."
                .into(),
        range: "12 weeks back, 6 ahead".into(),
        ticks: [
            (0.052, "September 2026"),
            (0.277, "October 2026"),
            (0.51, "November 2026"),
            (0.735, "December 2026"),
            (0.968, "January 2027"),
        ]
        .map(|(at, label)| Tick { at, label: label.into() })
        .to_vec(),
        now_words: "Now",
        now: 0.708,
        lanes,
        strip: vec![
            bar(0.0, 0.06, Strength::Nothing, false, (false, false)),
            bar(0.06, 0.737, Strength::Arrest, false, (false, false)),
            bar(0.737, 0.752, Strength::Nothing, false, (false, false)),
            bar(0.752, 1.0, Strength::Crime, true, (false, true)),
        ],
        gaps: vec![
            GapMark { from: 0.0, to: 0.06, label: "No cover until Tue 1 Sep 21:00".into() },
            GapMark {
                from: 0.737,
                to: 0.752,
                label: "No cover Tue 1 Dec 10:00 to Wed 2 Dec 18:10, 32 h 10 min".into(),
            },
        ],
        topics: ["Contact", "Home", "Streets named", "School, children"]
            .iter()
            .enumerate()
            .map(|(number, label)| TopicLane {
                label: (*label).into(),
                bars: if number < 2 {
                    vec![
                        bar(0.0, 0.06, Strength::Nothing, false, (false, false)),
                        bar(0.06, 0.737, Strength::Arrest, false, (false, false)),
                        bar(0.737, 0.752, Strength::CourtOnly, false, (false, false)),
                        bar(0.752, 1.0, Strength::Crime, false, (false, false)),
                    ]
                } else {
                    vec![bar(0.0, 1.0, Strength::Nothing, false, (false, false))]
                },
            })
            .collect(),
        table: [
            (
                "Pre-charge bail",
                "Tue 1 Sep 2026 21:00",
                "Tue 1 Dec 2026 10:00 (bail return)",
                "Arrest, not a crime",
                false,
            ),
            ("Gap", "Tue 1 Dec 2026 10:00", "Wed 2 Dec 2026 18:10", "Nothing to arrest for", true),
            (
                "Non-molestation order",
                "Wed 2 Dec 2026 18:10",
                "Fri 26 Nov 2027 16:00",
                "Breaking it is a crime",
                false,
            ),
        ]
        .map(|(what, from, to, strength, gap)| FactRow {
            what: what.into(),
            from: from.into(),
            to: to.into(),
            strength: strength.into(),
            gap,
        })
        .to_vec(),
    }
}

/// A plan with a timeline of this many lanes and this many actions.
pub fn plan(lanes: usize, actions: usize) -> MarkedPaper {
    let owners = ["A. Rahman", "B. Lowe", "Siân Llewelyn-Przybylska"];
    let action = |number: usize| {
        let words = match number % 3 {
            0 => {
                "Ask the officer in the case to extend bail (inspector), or to tell the respondent of the order"
            }
            1 => "Chase service with Hale & Co",
            _ => "School told who may collect; password agreed",
        };
        vec![
            Text::plain((number + 1).to_string()),
            Text::plain(words),
            Text::plain(owners[number % owners.len()]),
            if number == 0 { Text::bold("Mon 30 Nov 2026") } else { Text::plain("Fri 4 Dec 2026") },
        ]
    };
    MarkedPaper {
        language: "en-GB".into(),
        title: "Safeguarding plan".into(),
        marking: "OFFICIAL-SENSITIVE".into(),
        heading: "Safeguarding plan".into(),
        subheading: "SH-2041, draft of version 4 (version 3 signed off 4\u{a0}November\u{a0}2026)".into(),
        unit: vec!["Northfield safeguarding unit".into(), "0113 496 0999 (24 hours)".into()],
        body: vec![
            Block::Facts(vec![
                (
                    "Victim".into(),
                    vec![Text::bold("Petra Quill").then(", born 1991"), Text::plain("Address confidential")],
                ),
                (
                    "Respondent".into(),
                    vec![
                        Text::bold("Idris Venn").then(", born 3 April 1988"),
                        Text::plain("PNC ID 88/123456A"),
                    ],
                ),
                (
                    "Risk".into(),
                    vec![
                        Text::bold("Medium").then(", DASH 19 October"),
                        Text::plain("Children: two, ages 6 and 9"),
                    ],
                ),
            ]),
            Block::Callout(
                "Gap: from Tuesday 1 December 2026, 10:00".into(),
                Text::plain(
                    "Bail ends and the respondent is not known to be aware of the order. Nothing that police can \
                     arrest for until he is. Action 1 and 2 below.",
                ),
            ),
            Block::Heading(2, "Protection over time".into()),
            Block::Timeline(Box::new(timeline(lanes))),
            Block::Heading(2, "Measures considered".into()),
            Block::Table(Table {
                summary: "Each measure considered, its state and its end".into(),
                headings: ["Measure", "State", "Breaking it", "Ends"].map(str::to_owned).to_vec(),
                widths: vec![24, 40, 20, 20],
                rows: vec![
                    [
                        "Pre-charge bail",
                        "In force: no contact; not to go to her home",
                        "Arrest, not a crime",
                        "Tue 1 Dec 2026 10:00",
                    ]
                    .map(Text::plain)
                    .to_vec(),
                    [
                        "Non-molestation order",
                        "Made 26 Nov, not known to be aware",
                        "Crime once aware",
                        "Fri 26 Nov 2027 16:00",
                    ]
                    .map(Text::plain)
                    .to_vec(),
                    ["DVPN", "Considered 1 Sep, not used: conditional bail granted", "-", "-"]
                        .map(Text::plain)
                        .to_vec(),
                ],
            }),
            Block::Heading(2, "Actions".into()),
            Block::Table(Table {
                summary: "What is to be done, by whom and by when".into(),
                headings: ["", "Action", "Owner", "By"].map(str::to_owned).to_vec(),
                widths: vec![4, 64, 14, 14],
                rows: (0..actions).map(action).collect(),
            }),
            Block::Heading(2, "The victim\u{2019}s views".into()),
            Block::Paragraph(Text::plain(
                "She wants to stay in her home and for him to keep away from it. She is most afraid of the walk \
                 to school. She would like calls before noon, never in the evening.",
            )),
            Block::Heading(2, "Review".into()),
            Block::Paragraph(
                Text::plain("On ").then_bold("Tue 1 Dec 2026").then(", before bail ends at 10:00."),
            ),
        ],
        handling: "Need to know. Do not leave in a vehicle. Destroy as confidential waste.".into(),
        printed: "Printed 27 Nov 2026 12:14 by A. Rahman, copy 1, check 7QK4-M2RD-9TXA".into(),
    }
}

/// The longest address that an envelope takes.
pub fn seven_lines() -> Vec<String> {
    [
        "Mrs Gwenllian ap Rhŷs",
        "Flat 3",
        "The Old Weavers\u{2019} Hall",
        "127 Upper Tarn Street",
        "Little Marsham",
        "Northfield",
        "NF14 7QX",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// A letter in Welsh.
pub fn welsh() -> LetterPaper {
    LetterPaper {
        language: "cy".into(),
        page_of: "Tudalen\u{a0}{page}\u{a0}o\u{a0}{pages}".into(),
        title: "Llythyr".into(),
        date: "27\u{a0}Tachwedd\u{a0}2026".into(),
        reference: "Ein cyfeirnod: VC-48213-K".into(),
        heading: "Y gorchymyn sy\u{2019}n eich diogelu".into(),
        body: vec![Block::Paragraph(Text::plain(
            "Gwnaeth y llys orchymyn ar 26 Tachwedd 2026. Ffoniwch 999 ar unwaith os bydd yn ei dorri. Ŵ ŵ Ŷ ŷ â ê î ô û.",
        ))],
        ..letter(0)
    }
}
