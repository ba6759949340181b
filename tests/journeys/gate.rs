//! The gate of letters: two people where it takes two, every way out asked again, other ways than post.

use safehold_casework::letters::{self, Wished};
use safehold_casework::session::{NewPerson, add_person, second_person};
use safehold_casework::{CaseworkError, Desk, measures, people, tasks};
use safehold_core::contact_profile::{ChannelKind, Resident, Safe, SafeContact, Side};
use safehold_core::id::{CaseId, OfficerId};
use safehold_core::letter::Way;
use safehold_core::officer::Role;
use safehold_core::person::{Address, AddressKind, PartyRole, Person};
use safehold_core::tasks::TaskKind;
use zeroize::Zeroizing;

use crate::support::{PASSWORD, Trial, history, on_both, petra, reach, second_check, second_officer, trial};

const NOW: &str = "2026-11-23T10:00+00:00";

fn codes(error: &CaseworkError) -> Vec<String> {
    match error {
        CaseworkError::Refused(_, reasons) => reasons.iter().map(|reason| reason.code.clone()).collect(),
        other => panic!("{other:?}"),
    }
}

async fn change_victim(desk: &Desk<'_>, case: CaseId, change: impl FnOnce(&mut Person)) {
    let mut victim = people::victim(desk, case).await.unwrap();
    change(&mut victim);
    people::save(desk, victim, false).await.unwrap();
}

/// Petra's case with everything in order but a confidential address.
async fn confidential(trial: &Trial) -> CaseId {
    let desk = trial.desk(NOW);
    let (case, order) = petra(&desk).await;
    second_check(trial, order).await;
    change_victim(&desk, case, |victim| victim.addresses[0].confidential = true).await;
    reach(&desk, case, Safe::Yes).await;
    case
}

async fn colleague(trial: &Trial, name: &str) -> OfficerId {
    second_officer(trial, name).await
}

#[tokio::test]
async fn an_amber_waits_for_a_second_person_who_says_why() {
    on_both("amber", |trial| async move {
        let case = confidential(&trial).await;
        let desk = trial.desk(NOW);
        let asked = letters::ask_gate(&desk, case, Wished::default()).await.unwrap().answer;
        assert!(asked.may_be_made() && !asked.open());
        assert_eq!(asked.ambers[0].code, "confidential");
        let letter = letters::make(&desk, case, Wished::default()).await.unwrap();
        let print = async |by: &Desk<'_>| letters::release(by, letter.id, "letter printed", |_| Ok(())).await;
        assert_eq!(codes(&print(&desk).await.unwrap_err()), ["confidential"]);
        // Who made it is no second person, and a reason is needed.
        assert_eq!(codes(&letters::agree(&desk, letter.id, "I know her").await.unwrap_err()), ["own-letter"]);
        let beth = colleague(&trial, "Sgt Lena Osei").await;
        let second = trial.desk_of(beth, NOW);
        let no_reason = letters::agree(&second, letter.id, "  ").await;
        assert!(matches!(no_reason, Err(CaseworkError::Invalid(_))));
        let agreed = letters::agree(&second, letter.id, "She asked for it in writing").await.unwrap();
        assert_eq!(agreed.agreements[0].by, beth);
        assert_eq!(codes(&letters::agree(&second, letter.id, "Again").await.unwrap_err()), ["agreed-before"]);
        // The second person does not give it out as well.
        assert_eq!(codes(&print(&second).await.unwrap_err()), ["confidential"]);
        print(&desk).await.unwrap();
        let log = history(&desk, case).await;
        assert!(log.contains(&"Changed: letter agreed as the second person".to_owned()), "{log:?}");
        let (letter, _) = letters::review(&desk, letter.id).await.unwrap();
        assert_eq!(letter.agreements[0].reason, "She asked for it in writing");
    })
    .await;
}

#[tokio::test]
async fn at_one_computer_the_second_person_types_their_own_password() {
    let trial = trial().await;
    let case = confidential(&trial).await;
    let desk = trial.desk(NOW);
    let new = |name: &str, role| NewPerson {
        name: name.into(),
        role,
        administrator: false,
        phone: String::new(),
        password: Zeroizing::new("meadow copper saddle wren".into()),
    };
    add_person(&trial.caseload, &desk, &new("Sgt Osei", Role::Officer)).await.unwrap();
    add_person(&trial.caseload, &desk, &new("Farid Khan", Role::LettersStaff)).await.unwrap();
    let letter = letters::make(&desk, case, Wished::default()).await.unwrap();
    let second = async |name: &str, password: &str| {
        second_person(&trial.caseload, &desk, name, password).await.map(|desk| desk.officer)
    };
    let wrong = second("Sgt Osei", "not her password at all").await.unwrap_err();
    assert_eq!(codes(&wrong), ["wrong-name-or-password"]);
    assert_eq!(codes(&second("PC Amal Rahman", PASSWORD).await.unwrap_err()), ["same-person"]);
    let staff = second("Farid Khan", "meadow copper saddle wren").await.unwrap_err();
    assert!(matches!(staff, CaseworkError::Forbidden(_)), "letters staff agree to nothing: {staff:?}");
    let osei = second_person(&trial.caseload, &desk, "Sgt Osei", "meadow copper saddle wren").await.unwrap();
    letters::agree(&osei, letter.id, "Seen her on Friday").await.unwrap();
    letters::release(&desk, letter.id, "letter printed", |_| Ok(())).await.unwrap();
}

#[tokio::test]
async fn a_red_is_agreed_away_by_nobody_and_an_agreement_dies_with_the_letter() {
    on_both("redamber", |trial| async move {
        let case = confidential(&trial).await;
        let desk = trial.desk(NOW);
        let letter = letters::make(&desk, case, Wished::default()).await.unwrap();
        let second = trial.desk_of(colleague(&trial, "Sgt Lena Osei").await, NOW);
        letters::agree(&second, letter.id, "She asked for it").await.unwrap();
        change_victim(&desk, case, |victim| victim.addresses[0].lines[0] = "9 Weir Road".into()).await;
        let refused = letters::release(&desk, letter.id, "letter printed", |_| Ok(())).await.unwrap_err();
        for code in ["post-not-known-safe", "changed-since"] {
            assert!(codes(&refused).contains(&code.to_owned()), "{code}: {refused:?}");
        }
        assert!(codes(&letters::agree(&second, letter.id, "All the same").await.unwrap_err()).len() > 1);
        // Made again, it waits for a second person again.
        reach(&desk, case, Safe::Yes).await;
        let again = letters::make(&desk, case, Wished::default()).await.unwrap();
        let refused = letters::release(&desk, again.id, "letter printed", |_| Ok(())).await.unwrap_err();
        assert_eq!(codes(&refused), ["confidential"]);
        let old = letters::release(&desk, letter.id, "letter printed", |_| Ok(())).await.unwrap_err();
        assert!(codes(&old).iter().any(|code| code == "newer-letter" || code == "state"), "{old:?}");
    })
    .await;
}

#[tokio::test]
async fn whatever_changed_in_the_record_stops_the_letter_at_every_way_out() {
    on_both("digest", |trial| async move {
        let desk = trial.desk(NOW);
        let (case, order) = petra(&desk).await;
        second_check(&trial, order).await;
        reach(&desk, case, Safe::Yes).await;
        for (n, what) in ["safe contact", "respondent", "details", "order"].into_iter().enumerate() {
            let letter = letters::make(&desk, case, Wished::default()).await.unwrap();
            for how in ["letter printed", "letter saved to a file"] {
                letters::release(&desk, letter.id, how, |_| Ok(())).await.unwrap();
            }
            match what {
                "safe contact" => {
                    let victim = people::victim(&desk, case).await.unwrap();
                    let contact = SafeContact { never: "After 17:00".into(), ..victim.contact.clone() };
                    people::save_safe_contact(&desk, victim.id, victim.version, contact, &[]).await.unwrap();
                }
                "respondent" => {
                    let all = people::of_case(&desk, case).await.unwrap();
                    let mut one = all.into_iter().find(|one| one.role == PartyRole::Respondent).unwrap();
                    one.addresses.push(Address {
                        id: desk.ids.next(),
                        kind: AddressKind::Former,
                        lines: vec!["8 Kiln Close".into()],
                        postcode: "YO1 9AB".into(),
                        confidential: false,
                    });
                    people::save(&desk, one, false).await.unwrap();
                }
                "details" => change_victim(&desk, case, |victim| victim.title = "Mrs".into()).await,
                _ => {
                    let mut measure = measures::one(&desk, order).await.unwrap();
                    measure.terms[0].verbatim = "Not to contact the applicant".into();
                    measures::change(&desk, measure).await.unwrap();
                }
            }
            for how in ["letter printed", "letter saved to a file"] {
                let refused = letters::release(&desk, letter.id, how, |_| panic!("{what} went out")).await;
                let refused = codes(&refused.unwrap_err());
                assert!(refused.contains(&"changed-since".to_owned()), "{n} {what}: {refused:?}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_respondents_people_at_the_address_stop_post() {
    on_both("household", |trial| async move {
        let desk = trial.desk(NOW);
        let (case, order) = petra(&desk).await;
        second_check(&trial, order).await;
        reach(&desk, case, Safe::Yes).await;
        let there = async |there: Option<Vec<Resident>>| {
            let victim = people::victim(&desk, case).await.unwrap();
            let contact = SafeContact { at_address: there, ..victim.contact.clone() };
            people::save_safe_contact(&desk, victim.id, victim.version, contact, &[ChannelKind::Post])
                .await
                .unwrap();
            letters::ask_gate(&desk, case, Wished::default()).await.unwrap().answer
        };
        let one = |side| Some(vec![Resident { who: "his mother".into(), side }]);
        assert_eq!(there(one(Side::Respondents)).await.reasons[0].code, "respondents-people-there");
        assert_eq!(there(one(Side::NotKnown)).await.ambers[0].code, "household-side-not-known");
        assert_eq!(there(None).await.ambers[0].code, "household-not-known");
        assert!(there(one(Side::Victims)).await.open());
        let letter = letters::make(&desk, case, Wished::default()).await.unwrap();
        let outside = letters::outside(&desk, letter.id).await.unwrap();
        assert_eq!(outside.shows, ["Ms P Quill", "12 Test Street", "LEEDS", "LS2 7EW"]);
        let who: Vec<&str> = outside.readers.iter().map(|one| one.who.as_str()).collect();
        assert_eq!(who, ["Petra Quill", "his mother", "Whoever carries the post or passes the doormat"]);
        // A move forgets who was there.
        change_victim(&desk, case, |victim| victim.addresses[0].lines[0] = "9 Weir Road".into()).await;
        assert_eq!(people::victim(&desk, case).await.unwrap().contact.at_address, None);
    })
    .await;
}

#[tokio::test]
async fn where_post_is_refused_the_letter_goes_another_way() {
    on_both("otherway", |trial| async move {
        let desk = trial.desk(NOW);
        let (case, order) = petra(&desk).await;
        second_check(&trial, order).await;
        reach(&desk, case, Safe::No).await;
        let refused = letters::make(&desk, case, Wished::default()).await.unwrap_err();
        assert_eq!(codes(&refused)[0], "post-not-safe");
        let ways = letters::offered(&desk, case, Wished::default()).await.unwrap();
        assert!(ways.iter().all(|offered| offered.answer.open()), "{ways:?}");
        let by = |way| Wished { way, ..Wished::default() };
        let no_note = letters::another_way(&desk, case, by(Way::Hand), " ").await;
        assert!(matches!(no_note, Err(CaseworkError::Invalid(_))));
        let begun =
            letters::another_way(&desk, case, by(Way::Hand), "Northfield library, Tue 14:00").await.unwrap();
        let letter = begun.letter.unwrap();
        let open = tasks::open(&desk).await.unwrap();
        let task = open.iter().find(|view| view.task.id == begun.task).unwrap();
        assert_eq!(task.task.kind, TaskKind::GiveLetter);
        assert!(task.task.why.contains(&letter.reference) && task.task.why.contains("library"));
        // Nothing of an address is on the sheet, and it is handed over after it was printed.
        let bytes = letters::bytes(&desk, letter.id).await.unwrap();
        assert!(bytes.starts_with(b"%PDF-"));
        let early = letters::hand_over(&desk, letter.id, "Petra Quill", "passport").await.unwrap_err();
        assert_eq!(codes(&early), ["not-printed"]);
        letters::release(&desk, letter.id, "letter printed", |_| Ok(())).await.unwrap();
        let blank = letters::hand_over(&desk, letter.id, "", "").await;
        assert!(matches!(blank, Err(CaseworkError::Invalid(reasons)) if reasons.len() == 2));
        letters::hand_over(&desk, letter.id, "Petra Quill", "passport").await.unwrap();
        assert_eq!(letters::hand_over(&desk, letter.id, "R", "s").await, Err(CaseworkError::Conflict));
        let phone = letters::another_way(&desk, case, by(Way::Phone), "").await.unwrap();
        assert_eq!(phone.letter, None);
        assert!(letters::outside(&desk, letter.id).await.unwrap().shows.is_empty());
    })
    .await;
}
