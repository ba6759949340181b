//! Invented names, streets and courts. Phones are from the ranges that are kept for drama.

use safehold_core::officer::Role;

pub(super) const OFFICERS: &[(&str, &str, Role)] = &[
    ("PC Amal Rahman", "0113 496 0991", Role::Officer),
    ("Sgt Lena Osei", "0113 496 0992", Role::Officer),
    ("PC Beth Lowe", "0113 496 0993", Role::Officer),
    ("PC Callum Price", "0113 496 0994", Role::Officer),
    ("DC Dilys Evans", "0113 496 0995", Role::Officer),
    ("Farid Khan", "0113 496 0996", Role::LettersStaff),
];

pub(super) const GIVEN: &[&str] = &[
    "Petra",
    "Ada",
    "Mair",
    "Siân",
    "Noor",
    "Orla",
    "Tamsin",
    "Saffi",
    "Jo",
    "Gwen",
    "Asha",
    "Ruth",
    "Kim",
    "Lena",
    "Ffion",
    "Wiktoria",
    "Anwen",
    "Mia",
    "Zofia",
    "Eleri",
    "Grace",
    "Halima",
    "Ines",
    "Morfudd",
    "Nia",
    "Priya",
    "Roisin",
    "Temperance",
    "Una",
    "Yasmin",
    "Angharad",
    "Bronwen",
    "Chidinma",
    "Daria",
    "Esther",
    "Imogen",
];

pub(super) const FAMILY: &[&str] = &[
    "Quill",
    "Sample",
    "O'Test",
    "Oake",
    "Ellery",
    "Finch",
    "Brandreth",
    "Doyle",
    "Hartley",
    "Pugh",
    "Menon",
    "Blake",
    "Adeyemi",
    "Novak",
    "Lorne",
    "Gŵyn",
    "Łukasik",
    "D'Arcy",
    "ap Rhys",
    "Prydderch",
    "St John-Whitlock",
    "Kowalczyk",
    "Ashworth",
    "Ŵyndham",
    "Featherstonehaugh-Cholmondeley",
    "Nkemelu",
    "Ó Briain",
    "Vale",
    "Tarrant",
    "Merrick",
];

pub(super) const THEIR_GIVEN: &[&str] = &[
    "Idris",
    "John Paul",
    "Ravi",
    "Rowan",
    "Marek",
    "Gethin",
    "Colin",
    "Dwayne",
    "Euan",
    "Farouk",
    "Glyn",
    "Hamish",
    "Ivor",
    "Jarek",
    "Kofi",
    "Lloyd",
    "Niall",
    "Owain",
    "Piers",
    "Rhodri",
    "Stefan",
    "Tudur",
    "Victor",
    "Wyn",
];

pub(super) const THEIR_FAMILY: &[&str] = &[
    "Venn", "Example", "Ashdale", "Sampl", "Kestrel", "O'Dowd", "Marsh", "Petrov", "Rees", "Stone", "Tyrell",
    "Umber", "Vance", "Whitlock", "Yarrow", "Zeal", "Bellamy", "Crane", "Drummond", "Fell", "Garrick",
    "Hollin", "Jarrow",
];

pub(super) const CHILDREN: &[&str] =
    &["Ana", "Ben", "Carys", "Dylan", "Ella", "Finn", "Gwil", "Hana", "Ifan", "Jude"];

pub(super) const STREETS: &[&str] = &[
    "Test Street",
    "Tarn Street",
    "Mill Walk",
    "Glebe Row",
    "Heol Brawf",
    "Beck Lane",
    "Quarry Rise",
    "Kiln Close",
    "Ffordd y Felin",
    "Sparrow Gate",
    "Old Tannery Court",
    "Weir Road",
    "Larch Avenue",
    "Canal Bank",
];

/// Town and postcode: the postcodes have the right form and belong to nobody in this caseload.
pub(super) const TOWNS: &[(&str, &str)] = &[
    ("Leeds", "LS2"),
    ("Northfield", "S1"),
    ("Caerdydd", "CF11"),
    ("Durham", "DH1"),
    ("York", "YO1"),
    ("Wrecsam", "LL11"),
    ("Bradford", "BD1"),
    ("Hull", "HU1"),
];

pub(super) const COURTS: &[&str] = &[
    "Leeds Family Court",
    "Cardiff Civil and Family Justice Centre",
    "York Family Court",
    "Durham Family Court",
    "Hull Combined Court Centre",
    "Wrexham Family Court",
];

pub(super) const SCHOOLS: &[&str] =
    &["Tarn Street School", "Ysgol y Felin", "Beck Lane Nursery", "Quarry Rise Academy"];

pub(super) const WORKPLACES: &[&str] =
    &["the bakery in Weir Road", "Northfield library", "the garden centre", "the call centre"];

pub(super) const CODE_QUESTIONS: &[(&str, &str, &str, &str)] = &[
    ("Is the parcel ready?", "Collect it Thursday", "Optician, appointment reminder", "I have a cold"),
    (
        "Is the lamp still for sale?",
        "Yes, the green one",
        "Somebody who answers an advertisement",
        "It broke",
    ),
    ("Are you free for the survey?", "Ask me anything", "A survey about buses", "Put me on the list"),
    ("Did the seeds arrive?", "Two packets", "The garden club", "They were the wrong ones"),
];
