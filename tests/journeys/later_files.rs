//! Later files of the court about people and orders that are here: a new version, a raised confidentiality, and what
//! differs from the record until an officer settles it.

use safehold_casework::desk::Desk;
use safehold_casework::intake::{self, Fate};
use safehold_casework::{cases, differences, letters, measures, people, tasks};
use safehold_core::contact_profile::{ChannelKind, Safe};
use safehold_core::difference::Difference;
use safehold_core::id::CaseId;
use safehold_core::letter::LetterKind;
use safehold_core::measure::{End, Facts, Measure, Moment, Variation};
use safehold_core::person::{AddressKind, PartyRole};
use safehold_core::tasks::TaskKind;

use crate::intake::{SAMPLE, file, row};
use crate::support::{at, measure, on_both, order, person};

/// The sample brought in on 4 November; gives Ada Sample's case.
async fn ada(desk: &Desk<'_>) -> CaseId {
    intake::bring_in(desk, "one.csv", SAMPLE.as_bytes()).await.unwrap();
    cases::all(desk).await.unwrap()[0].case.id
}

/// Ada's order as the court sends it a week later, varied.
fn varied() -> String {
    row(1)
        .replace("1793600000", "1794220000")
        .replace("02/11/2026", "09/11/2026")
        .replace("02/11/2027_23:59", "09/05/2027_16:00")
}

async fn open_differences(desk: &Desk<'_>, case: CaseId) -> Vec<Difference> {
    let all = differences::of_case(desk, case).await.unwrap();
    all.into_iter().map(|view| view.difference).filter(|one| one.settled.is_none()).collect()
}

async fn the_order(desk: &Desk<'_>, case: CaseId) -> Measure {
    let mut found = cases::overview(desk, case).await.unwrap().file.measures;
    assert_eq!(found.len(), 1);
    found.remove(0)
}

async fn kinds(desk: &Desk<'_>, case: CaseId) -> Vec<TaskKind> {
    let mut kinds: Vec<TaskKind> = tasks::open(desk)
        .await
        .unwrap()
        .iter()
        .filter(|v| v.task.case == case)
        .map(|v| v.task.kind)
        .collect();
    kinds.sort();
    kinds
}

#[tokio::test]
async fn a_later_file_of_the_same_case_is_the_orders_next_version() {
    on_both("version", |trial| async move {
        let case = ada(&trial.desk("2026-11-04T08:00+00:00")).await;
        let desk = trial.desk("2026-11-10T08:00+00:00");
        let done = intake::bring_in(&desk, "two.csv", &file(&[varied()])).await.unwrap();
        assert_eq!((done.new, done.versions, done.here), (0, 1, 0));
        assert_eq!(done.orders[0].fate, Fate::Version { number: 2 });
        assert_eq!(done.words(true), "1 new version brought in.");

        let order = the_order(&desk, case).await;
        let latest = order.latest();
        assert_eq!((latest.number, latest.end), (2, Some(End::At(at("2027-05-09T16:00+01:00")))));
        assert_eq!(latest.from, at("2026-11-09T10:26:40+00:00"), "its file was made on the day");
        assert_eq!(order.in_force_at(at("2026-11-09T10:00+00:00")).number, 1, "the old one until then");
        assert_eq!(kinds(&desk, case).await, [TaskKind::FirstContact, TaskKind::Varied]);
        let told = tasks::open(&desk).await.unwrap();
        let told = told.iter().find(|view| view.task.kind == TaskKind::Varied).unwrap();
        assert!(told.task.rule.starts_with("T4"), "{}", told.task.rule);

        // A third version before anybody told her the second: one task for both.
        let third = varied().replace("1794220000", "1794306400").replace("09/11/2026", "10/11/2026");
        let done = intake::bring_in(&desk, "three.csv", &file(&[third])).await.unwrap();
        assert_eq!(done.orders[0].fate, Fate::Version { number: 3 });
        assert_eq!(kinds(&desk, case).await, [TaskKind::FirstContact, TaskKind::Varied]);

        // The first file again, whatever its capitals, and the Welsh twin: nothing.
        let twin = varied().replace(
            "FL404A-1731000000000001-1794220000.pdf",
            "fl404a-1731000000000001-1794220000-WELSH.PDF",
        );
        let again = intake::bring_in(&desk, "four.csv", &file(&[row(1), twin])).await.unwrap();
        assert_eq!((again.here, again.news), (2, false));
        assert_eq!(the_order(&desk, case).await.versions().len(), 3);
    })
    .await;
}

#[tokio::test]
async fn an_earlier_file_that_comes_late_changes_nothing_and_is_noted() {
    on_both("older", |trial| async move {
        let desk = trial.desk("2026-11-10T08:00+00:00");
        intake::bring_in(&desk, "late.csv", &file(&[varied()])).await.unwrap();
        let case = cases::all(&desk).await.unwrap()[0].case.id;
        let done = intake::bring_in(&desk, "early.csv", &file(&[row(1)])).await.unwrap();
        assert_eq!(done.orders[0].fate, Fate::Older);
        assert_eq!(the_order(&desk, case).await.versions().len(), 1);
        let found = open_differences(&desk, case).await;
        assert_eq!(found[0].what, "An earlier order came after a later one");
        differences::settle(&desk, found[0].id, false).await.unwrap();
        assert!(open_differences(&desk, case).await.is_empty());
        let again = intake::bring_in(&desk, "early.csv", &file(&[row(1)])).await.unwrap();
        assert!(!again.news);
    })
    .await;
}

#[tokio::test]
async fn an_order_after_the_last_one_ended_is_a_further_order() {
    on_both("further", |trial| async move {
        let case = ada(&trial.desk("2026-11-04T08:00+00:00")).await;
        let desk = trial.desk("2028-02-02T08:00+00:00");
        let next = row(1)
            .replace("1793600000", "1833019200")
            .replace("02/11/2026", "01/02/2028")
            .replace("02/11/2027_23:59", "01/02/2029_16:00");
        let done = intake::bring_in(&desk, "next.csv", &file(&[next])).await.unwrap();
        assert_eq!((done.new, &done.orders[0].fate), (1, &Fate::AddedTo));
        assert_eq!(cases::overview(&desk, case).await.unwrap().file.measures.len(), 2);
        assert_eq!(kinds(&desk, case).await, [TaskKind::FirstContact, TaskKind::FirstContact]);
    })
    .await;
}

#[tokio::test]
async fn a_raised_confidentiality_takes_effect_at_once_and_is_never_lowered() {
    on_both("secret", |trial| async move {
        let case = ada(&trial.desk("2026-11-04T08:00+00:00")).await;
        let desk = trial.desk("2026-11-10T08:00+00:00");
        let secret = varied().replace("ada@example.com,No,No,No", "ada@example.com,Yes,,-");
        let preview = intake::preview(&desk, "two.csv", &file(std::slice::from_ref(&secret))).await.unwrap();
        let said = [
            "Victim's address becomes confidential",
            "Victim's phone becomes confidential",
            "Victim's e-mail becomes confidential",
        ];
        assert_eq!(preview.orders[0].changes, said);
        let victim = people::victim(&desk, case).await.unwrap();
        assert!(!victim.current_address().unwrap().confidential, "a preview changes nothing");
        intake::bring_in(&desk, "two.csv", &file(&[secret])).await.unwrap();
        let is_secret = async || {
            let victim = people::victim(&desk, case).await.unwrap();
            victim.current_address().unwrap().confidential && victim.reach.iter().all(|r| r.confidential)
        };
        assert!(is_secret().await);
        let open = varied().replace("1794220000", "1794306400");
        let done = intake::bring_in(&desk, "three.csv", &file(&[open])).await.unwrap();
        assert!(done.orders[0].changes.is_empty());
        assert!(is_secret().await, "a file never lowers it");
    })
    .await;
}

#[tokio::test]
async fn what_differs_is_kept_and_stops_letters_until_an_officer_settles_it() {
    on_both("differs", |trial| async move {
        let case = ada(&trial.desk("2026-11-04T08:00+00:00")).await;
        let desk = trial.desk("2026-11-10T08:00+00:00");
        let moved = varied()
            .replace("12 Test Street,Flat 2,LS2 7EW", "9 Weir Road,,LS9 9ZZ")
            .replace("07700900222", "07700900444")
            .replace("1988-04-03", "1988-04-30");
        let preview = intake::preview(&desk, "two.csv", &file(std::slice::from_ref(&moved))).await.unwrap();
        let done = intake::bring_in(&desk, "two.csv", &file(&[moved])).await.unwrap();
        let what = |report: &intake::FeedReport| -> Vec<(String, String, String)> {
            let all = report.orders[0].differences.iter();
            all.map(|one| (one.what.clone(), one.ours.clone(), one.theirs.words())).collect()
        };
        assert_eq!(what(&preview), what(&done));
        let said =
            |what: &str, ours: &str, theirs: &str| (what.to_owned(), ours.to_owned(), theirs.to_owned());
        assert_eq!(
            what(&done),
            [
                said("Victim's address", "12 Test Street, Flat 2, LS2 7EW", "9 Weir Road, LS9 9ZZ"),
                said("Victim's phone", "07700900222", "07700900444"),
                said("Respondent's date of birth", "3 April 1988", "30 April 1988"),
            ]
        );

        let victim = people::victim(&desk, case).await.unwrap();
        assert_eq!(victim.current_address().unwrap().lines[0], "12 Test Street", "never overwritten");
        let overview = cases::overview(&desk, case).await.unwrap();
        let pressing = overview.warnings.iter().filter(|warning| warning.rule == "CF-1").count();
        assert_eq!(pressing, 3, "it shows under what needs doing");
        let stopped = async || {
            let asking = letters::ask_gate(&desk, case, LetterKind::OrderRecorded).await.unwrap();
            asking.answer.reasons.iter().any(|reason| reason.code == "address-in-doubt")
        };
        assert!(stopped().await, "letters stop");

        let open = open_differences(&desk, case).await;
        let of = |what: &str| open.iter().find(|one| one.what.ends_with(what)).unwrap().id;
        differences::settle(&desk, of("address"), true).await.unwrap();
        differences::settle(&desk, of("phone"), true).await.unwrap();
        differences::settle(&desk, of("birth"), false).await.unwrap();
        assert!(differences::settle(&desk, of("birth"), true).await.is_err(), "settled once");
        assert!(!stopped().await);
        let victim = people::victim(&desk, case).await.unwrap();
        assert_eq!(victim.current_address().unwrap().one_line(), "9 Weir Road, LS9 9ZZ");
        assert_eq!(victim.addresses[1].kind, AddressKind::Former, "nothing is lost");
        let mobile = victim.contact.channel(ChannelKind::Mobile).unwrap();
        assert_eq!((mobile.value.as_str(), mobile.safe), ("07700900444", Safe::Unknown));
        let overview = cases::overview(&desk, case).await.unwrap();
        assert_eq!(overview.file.respondent().unwrap().born, "1988-04-03".parse().ok(), "kept as it was");

        // What the court said before is no news, whatever officers made of it.
        let same = varied().replace("1794220000", "1794306400").replace("1988-04-03", "1988-04-30");
        let done = intake::bring_in(&desk, "three.csv", &file(&[same])).await.unwrap();
        assert_eq!(done.differing, 0, "{:?}", done.orders[0].differences);
    })
    .await;
}

#[tokio::test]
async fn an_address_that_an_officer_completed_does_not_differ() {
    on_both("complete", |trial| async move {
        let case = ada(&trial.desk("2026-11-04T08:00+00:00")).await;
        let desk = trial.desk("2026-11-10T08:00+00:00");
        let mut victim = people::victim(&desk, case).await.unwrap();
        victim.addresses[0].lines = vec!["FLAT 2".into(), "12 Test Street".into(), "Leeds".into()];
        victim.addresses[0].postcode = "ls27ew".into();
        people::save(&desk, victim, false).await.unwrap();
        let turned = varied().replace("12 Test Street,Flat 2,LS2 7EW", "Flat 2,12 Test Street,LS2 7EW");
        let done = intake::bring_in(&desk, "two.csv", &file(&[turned])).await.unwrap();
        assert_eq!(done.differing, 0, "{:?}", done.orders[0].differences);
    })
    .await;
}

#[tokio::test]
async fn the_same_order_sent_again_with_other_details_is_looked_at() {
    on_both("again", |trial| async move {
        let case = ada(&trial.desk("2026-11-04T08:00+00:00")).await;
        let desk = trial.desk("2026-11-05T08:00+00:00");
        let changed = row(1)
            .replace("12 Test Street,Flat 2,LS2 7EW", "9 Weir Road,,LS9 9ZZ")
            .replace("02/11/2027_23:59", "02/05/2027_23:59");
        let done = intake::bring_in(&desk, "two.csv", &file(std::slice::from_ref(&changed))).await.unwrap();
        assert_eq!((done.here, done.news, done.differing), (1, true, 2));
        let what: Vec<String> = open_differences(&desk, case).await.into_iter().map(|one| one.what).collect();
        assert!(
            what.contains(&"Victim's address".to_owned()) && what.contains(&"End of the order".to_owned()),
            "{what:?}"
        );
        let again = intake::bring_in(&desk, "two.csv", &file(&[changed])).await.unwrap();
        assert!(!again.news);
        assert_eq!(open_differences(&desk, case).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn the_feed_joins_an_order_that_was_recorded_by_hand() {
    on_both("joined", |trial| async move {
        let desk = trial.desk("2026-11-03T15:00+00:00");
        let case: CaseId = desk.ids.next();
        let mut facts = order("2026-11-02T14:00+00:00", None);
        let Facts::Nmo(nmo) = &mut facts else { panic!("an order") };
        nmo.case_number = "LS 26 F 00123".into();
        let parties = measures::Parties {
            victim: person(&desk, case, PartyRole::Victim, "Ada", "Sample", "12 Test Street"),
            respondent: person(&desk, case, PartyRole::Respondent, "John", "Example", "1 Example Road"),
            protected: Vec::new(),
            risk: None,
        };
        measures::open_case(&desk, parties, measure(&desk, case, facts, &["CON-A"])).await.unwrap();
        let desk = trial.desk("2026-11-04T08:00+00:00");
        let done = intake::bring_in(&desk, "one.csv", &file(&[row(1)])).await.unwrap();
        assert_eq!((done.new, &done.orders[0].fate), (0, &Fate::Joined));
        let order = the_order(&desk, case).await;
        let Facts::Nmo(nmo) = &order.facts else { panic!("an order") };
        assert_eq!(nmo.record.manage_cases, "1731000000000001", "the second number is filled in");
        assert_eq!(nmo.made, Moment::At(at("2026-11-02T14:00+00:00")), "what was recorded stays");
        assert_eq!(order.terms.len(), 1);
        assert_eq!(kinds(&desk, case).await, [TaskKind::FirstContact], "no second first contact");
        let what: Vec<String> = done.orders[0].differences.iter().map(|one| one.what.clone()).collect();
        assert!(what.contains(&"End of the order".to_owned()), "{what:?}");
        assert!(intake::bring_in(&desk, "one.csv", &file(&[row(1)])).await.unwrap().here == 1);
        // Later files find it by the Manage Cases number alone.
        let later = varied().replace("LS26F00123,", ",");
        let done = intake::bring_in(&trial.desk("2026-11-10T08:00+00:00"), "two.csv", &file(&[later]))
            .await
            .unwrap();
        assert_eq!(done.orders[0].fate, Fate::Version { number: 2 });
    })
    .await;
}

#[tokio::test]
async fn the_feed_joins_a_variation_that_was_recorded_by_hand() {
    on_both("byhand", |trial| async move {
        let case = ada(&trial.desk("2026-11-04T08:00+00:00")).await;
        let desk = trial.desk("2026-11-09T17:00+00:00");
        let order = the_order(&desk, case).await;
        let terms = measure(&desk, case, order.facts.clone(), &["CON-A"]).terms;
        let variation = Variation {
            served: None,
            at: at("2026-11-09T14:00+00:00"),
            received_at: desk.now,
            terms,
            end: None,
            order_file: None,
            coded_by: None,
            checked_by: None,
            systems_updated_at: None,
        };
        measures::vary(&desk, order.id, order.version, 0, variation).await.unwrap();
        let desk = trial.desk("2026-11-10T08:00+00:00");
        let done = intake::bring_in(&desk, "two.csv", &file(&[varied()])).await.unwrap();
        assert_eq!(done.orders[0].fate, Fate::Joined);
        let order = the_order(&desk, case).await;
        assert_eq!((order.versions().len(), order.latest().terms.len()), (2, 1), "its terms stay");
        assert!(order.variations[0].order_file.is_some());
        let tasks = kinds(&desk, case).await;
        assert_eq!(tasks.iter().filter(|kind| **kind == TaskKind::Varied).count(), 1);
        // The next day's file of a further variation is a version again.
        let third = varied().replace("1794220000", "1794306400").replace("09/11/2026", "10/11/2026");
        let done = intake::bring_in(&desk, "three.csv", &file(&[third])).await.unwrap();
        assert_eq!(done.orders[0].fate, Fate::Version { number: 3 });
    })
    .await;
}

#[tokio::test]
async fn an_order_for_another_victim_never_lands_on_this_ones_case() {
    on_both("other", |trial| async move {
        let desk = trial.desk("2026-11-10T08:00+00:00");
        intake::bring_in(&desk, "one.csv", SAMPLE.as_bytes()).await.unwrap();
        let other = varied().replace("Sample,Ada", "Other,Zoe");
        let done = intake::bring_in(&desk, "two.csv", &file(&[other])).await.unwrap();
        assert_eq!(done.orders[0].fate, Fate::NewCase);
        assert_eq!(done.orders[0].differences[0].what, "The court's number is also another case's");
        let victims: Vec<String> =
            cases::all(&desk).await.unwrap().into_iter().map(|row| row.victim).collect();
        assert_eq!(victims, ["Ada Sample", "Mair O'Test", "Siân Test", "Zoe Other"]);
    })
    .await;
}
