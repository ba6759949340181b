//! Which topics each term of the catalogue covers.

use super::*;

#[test]
fn topics_of_terms() {
    let table = [
        ("VIO-A", "VIOLENCE"),
        ("MOL-A", "VIOLENCE CONTACT"),
        ("CON-A", "CONTACT"),
        ("HAR-A", "CONTACT"),
        ("EXC-P", "CONTACT"),
        ("EXC-H", "HOME"),
        ("EXC-D", "HOME"),
        ("LEV-H", "HOME"),
        ("EVI-H", "HOME"),
        ("OCC-A", "HOME"),
        ("DMG-H", "HOME PROPERTY"),
        ("EXC-R", "AREA"),
        ("EXC-M", "AREA"),
        ("EXC-W", "WORK"),
        ("EXC-S", "SCHOOL"),
        ("CON-C", "CHILD-CONTACT"),
        ("HAR-C", "CHILD-CONTACT"),
        ("SOC-1", "ONLINE"),
        ("SOC-2", "ONLINE"),
        ("IMG-1", "ONLINE"),
        ("TRK-1", "TRACKING"),
        ("DMG-P", "PROPERTY"),
        ("PET-1", "PROPERTY"),
        ("ECO-1", "PROPERTY"),
        ("CON-X3", "THIRD-PARTY"),
        ("VIO-C", "VIOLENCE"),
        ("CON-W", ""),
        ("RES-1", ""),
        ("CUR-1", ""),
        ("REP-1", ""),
        ("PAS-1", ""),
        ("TAG-1", ""),
        ("NOT-1", ""),
        ("PRG-1", ""),
        ("EXP-1", ""),
        ("OTH-1", ""),
    ];
    assert_eq!(table.len(), crate::terms::CATALOGUE.len());
    for (code, topics) in table {
        let mut term = Term::new(code).unwrap();
        let codes =
            |term: &Term| term.topics().iter().map(|topic| topic.code()).collect::<Vec<_>>().join(" ");
        assert_eq!(codes(&term), topics, "{code}");
        term.parameters.via_others = true;
        let others = format!("{topics} THIRD-PARTY");
        assert_eq!(
            codes(&term),
            if topics == "THIRD-PARTY" { topics } else { others.trim() },
            "{code} through others"
        );
    }
    for (place, topic) in [("work", "WORK"), ("school", "SCHOOL"), ("other", "AREA")] {
        let mut term = Term::new("EXC-D").unwrap();
        term.parameters.place_kind = match place {
            "work" => crate::terms::PlaceKind::Work,
            "school" => crate::terms::PlaceKind::School,
            _ => crate::terms::PlaceKind::Other,
        };
        assert_eq!(term.topics().iter().map(|topic| topic.code()).collect::<Vec<_>>(), [topic]);
    }
}
