//! A letter is made, or refused with every reason.

use safehold_casework::letters::{Envelope, Wished};
use safehold_casework::session::{self, Caseload, Strictness};
use safehold_casework::settings::{self, PolicyWish};
use safehold_casework::{CaseworkError, letter_texts, letters, measures, people};
use safehold_core::contact_profile::Safe;
use safehold_core::envelope::{EnvelopeChoice, EnvelopeProfile};
use safehold_core::letter::LetterKind;
use safehold_core::measure::{Evidence, Facts};
use safehold_core::person::{Address, AddressKind, PartyRole, Person};
use safehold_core::terms::Term;

use crate::support::{Trial, at, new_caseload, on_both, petra, reach, second_check, trial};

fn codes(error: &CaseworkError) -> Vec<String> {
    match error {
        CaseworkError::Refused(_, reasons) => reasons.iter().map(|reason| reason.code.clone()).collect(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_letter_waits_until_post_is_confirmed_safe_and_is_kept_byte_for_byte() {
    on_both("letter", |trial| async move {
        let desk = trial.desk("2026-11-23T10:00+00:00");
        let (case, order) = petra(&desk).await;
        assert_eq!(
            codes(&letters::make(&desk, case, Wished::default()).await.unwrap_err()),
            ["post-not-known-safe", "terms-not-checked"]
        );
        second_check(&trial, order).await;
        reach(&desk, case, Safe::Yes).await;
        let letter = letters::make(&desk, case, Wished::default()).await.unwrap();
        let bytes = letters::bytes(&desk, letter.id).await.unwrap();
        assert!(bytes.starts_with(b"%PDF-"));

        let mut saved = Vec::new();
        letters::release(&desk, letter.id, "letter saved to a file", |bytes| {
            saved = bytes.to_vec();
            Ok(())
        })
        .await
        .unwrap();
        assert_eq!(saved, bytes, "what goes out is what is kept");

        // 30 days on post must be confirmed again, at the moment of printing too.
        let edge = trial.desk("2026-12-23T23:00+00:00");
        letters::release(&edge, letter.id, "letter printed", |_| Ok(())).await.unwrap();
        let late = trial.desk("2026-12-24T00:30+00:00");
        let refused = letters::release(&late, letter.id, "letter printed", |_| Ok(())).await.unwrap_err();
        assert_eq!(codes(&refused), ["post-confirmed-too-long-ago"]);
    })
    .await;
}

#[tokio::test]
async fn every_reason_is_given_at_once() {
    on_both("reasons", |trial| async move {
        let desk = trial.desk("2026-11-23T10:00+00:00");
        let (case, measure) = petra(&desk).await;
        let all = people::of_case(&desk, case).await.unwrap();
        let respondent = all.iter().find(|person| person.role == PartyRole::Respondent).unwrap();
        let hers = Address {
            id: desk.ids.next(),
            kind: AddressKind::Home,
            lines: vec!["12 Test Street".into()],
            postcode: "ls27ew".into(),
            confidential: false,
        };
        people::save(&desk, Person { addresses: vec![hers], ..respondent.clone() }, false).await.unwrap();
        let mut order = measures::one(&desk, measure).await.unwrap();
        order.terms.clear();
        measures::change(&desk, order).await.unwrap();
        let refused = letters::make(&desk, case, Wished::default()).await.unwrap_err();
        assert_eq!(codes(&refused), ["post-not-known-safe", "address-of-respondent", "no-terms"]);
    })
    .await;
}

#[tokio::test]
async fn a_letter_made_before_the_record_changed_may_not_go_out() {
    on_both("changed", |trial| async move {
        let desk = trial.desk("2026-11-23T10:00+00:00");
        let (case, measure) = petra(&desk).await;
        second_check(&trial, measure).await;
        reach(&desk, case, Safe::Yes).await;
        let letter = letters::make(&desk, case, Wished::default()).await.unwrap();
        let evidence = Evidence { at: at("2026-11-23T09:00+00:00"), how: "process server".into() };
        measures::record_service(&desk, measure, 2, true, evidence).await.unwrap();
        let refused = letters::release(&desk, letter.id, "letter printed", |_| Ok(())).await.unwrap_err();
        assert_eq!(codes(&refused), ["changed-since"]);
        let Facts::Nmo(order) = measures::one(&desk, measure).await.unwrap().facts else {
            panic!("an order")
        };
        assert!(order.served.is_some());
    })
    .await;
}

#[tokio::test]
async fn what_the_printer_did_not_take_is_not_recorded_as_printed() {
    on_both("printer", |trial| async move {
        let desk = trial.desk("2026-11-23T10:00+00:00");
        let (case, order) = petra(&desk).await;
        second_check(&trial, order).await;
        reach(&desk, case, Safe::Yes).await;
        let letter = letters::make(&desk, case, Wished::default()).await.unwrap();
        let failed =
            letters::release(&desk, letter.id, "letter printed", |_| Err("out of paper".into())).await;
        assert_eq!(failed, Err(CaseworkError::Unavailable("out of paper".into())));
        assert!(letters::one(&desk, letter.id).await.unwrap().letter.printed.is_empty());
    })
    .await;
}

#[tokio::test]
async fn letters_follow_the_envelope_that_the_unit_uses() {
    on_both("envelope", |trial| async move {
        let desk = trial.desk("2026-11-23T10:00+00:00");
        let (case, order) = petra(&desk).await;
        second_check(&trial, order).await;
        reach(&desk, case, Safe::Yes).await;
        let before = letters::make(&desk, case, Wished::default()).await.unwrap();
        let chosen = Wished { envelope: Envelope::Chosen(EnvelopeChoice::C5), ..Wished::default() };
        assert_eq!(before.profile, EnvelopeProfile::Notify);

        let save = async |values: &[(&str, &str)]| {
            let found = settings::get(&desk).await.unwrap();
            let wish = PolicyWish {
                version: found.policy.version,
                values: values.iter().map(|(code, text)| ((*code).to_owned(), (*text).to_owned())).collect(),
                pilot_areas: found.policy.pilot_areas,
                letter_sender: found.policy.letter_sender,
            };
            settings::save(&desk, found.unit, wish).await
        };
        let Err(CaseworkError::Invalid(wrong)) = save(&[("letter-envelope", "own")]).await else {
            panic!("an envelope that nobody measured is refused")
        };
        assert_eq!(wrong[0].code, "values.letter-envelope");
        save(&[("letter-envelope", "dl")]).await.unwrap();

        // What was made for the other envelope does not go out: its address would stand elsewhere.
        let refused = letters::release(&desk, before.id, "letter printed", |_| Ok(())).await.unwrap_err();
        assert_eq!(codes(&refused), ["changed-since"]);
        let after = letters::make(&desk, case, Wished::default()).await.unwrap();
        assert_eq!(after.profile, EnvelopeProfile::Dl);
        letters::release(&desk, after.id, "letter printed", |_| Ok(())).await.unwrap();
        // What a person chose for one letter stays so.
        let one = letters::make(&desk, case, chosen).await.unwrap();
        letters::release(&desk, one.id, "letter printed", |_| Ok(())).await.unwrap();

        save(&[("letter-envelope", "own"), ("own-envelope", "229x162; 20, 60, 90, 45; half")]).await.unwrap();
        let own = letters::make(&desk, case, Wished::default()).await.unwrap();
        assert!(matches!(own.profile, EnvelopeProfile::Own(_)));
        let bytes = letters::bytes(&desk, own.id).await.unwrap();
        save(&[("letter-typeface", "atkinson-hyperlegible")]).await.unwrap();
        let legible = letters::make(&desk, case, Wished::default()).await.unwrap();
        assert_ne!(letters::bytes(&desk, legible.id).await.unwrap(), bytes);
    })
    .await;
}

#[tokio::test]
async fn a_moved_victims_post_is_unknown_again() {
    on_both("moved", |trial| async move {
        let desk = trial.desk("2026-11-23T10:00+00:00");
        let (case, order) = petra(&desk).await;
        second_check(&trial, order).await;
        reach(&desk, case, Safe::Yes).await;
        let victim = people::victim(&desk, case).await.unwrap();
        let mut moved = victim.clone();
        moved.addresses[0].lines[0] = "9 Weir Road".into();
        people::save(&desk, moved, false).await.unwrap();
        assert_eq!(
            codes(&letters::make(&desk, case, Wished::default()).await.unwrap_err()),
            ["post-not-known-safe"]
        );
    })
    .await;
}

#[tokio::test]
async fn an_old_letter_never_goes_to_the_old_address() {
    on_both("oldaddress", |trial| async move {
        let desk = trial.desk("2026-11-23T10:00+00:00");
        let (case, order) = petra(&desk).await;
        second_check(&trial, order).await;
        reach(&desk, case, Safe::Yes).await;
        let letter = letters::make(&desk, case, Wished::default()).await.unwrap();
        let mut moved = people::victim(&desk, case).await.unwrap();
        moved.addresses[0].lines[0] = "9 Weir Road".into();
        people::save(&desk, moved, false).await.unwrap();
        // She confirms that post is safe at the new address; the old letter still carries the old one.
        reach(&desk, case, Safe::Yes).await;
        let refused = letters::release(&desk, letter.id, "letter printed", |_| Ok(())).await.unwrap_err();
        assert_eq!(codes(&refused), ["changed-since"]);
        letters::make(&desk, case, Wished::default()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_unit_signs_its_texts_off_before_the_first_letter() {
    let folder = tempfile::tempdir().unwrap();
    let strict = Strictness { rule: Strictness::REAL.rule, ..Strictness::INVENTED };
    let path = folder.path().join("new.safehold");
    let made = at("2026-11-01T09:00+00:00");
    let (caseload, me, _) = Caseload::create(&path, &new_caseload(), strict, made).await.unwrap();
    let trial = Trial { caseload, me, folder };
    let desk = trial.desk("2026-11-23T10:00+00:00");
    let (case, order) = petra(&desk).await;
    second_check(&trial, order).await;
    reach(&desk, case, Safe::Yes).await;
    let make = async || letters::make(&desk, case, Wished::default()).await;
    assert_eq!(codes(&make().await.unwrap_err()), ["texts-not-signed-off"]);
    let review = |day: &str| day.parse::<chrono::NaiveDate>().unwrap();
    for wrong in ["2026-11-23", "2027-12-24"] {
        let refused = letter_texts::sign(&desk, 1, review(wrong)).await;
        assert!(matches!(refused, Err(CaseworkError::Invalid(_))), "{wrong}");
    }
    assert_eq!(letter_texts::sign(&desk, 2, review("2027-02-22")).await, Err(CaseworkError::Conflict));
    letter_texts::sign(&desk, 1, review("2027-02-22")).await.unwrap();
    let signed = letter_texts::get(&desk).await.unwrap();
    assert_eq!(signed.signed_off.unwrap().by, "PC Amal Rahman");
    make().await.unwrap();
}

#[tokio::test]
async fn only_the_right_signs_off() {
    let trial = trial().await;
    let desk = trial.desk("2026-11-23T10:00+00:00");
    let (_, order) = petra(&desk).await;
    second_check(&trial, order).await;
    let beth = session::people(&desk).await.unwrap().into_iter().find(|one| one.name == "PC Beth Lowe");
    let desk = trial.desk_of(beth.unwrap().id, "2026-11-23T10:00+00:00");
    let refused = letter_texts::sign(&desk, 1, "2027-02-22".parse().unwrap()).await;
    assert!(matches!(refused, Err(CaseworkError::Forbidden(_))));
}

#[tokio::test]
async fn each_kind_of_letter_is_made_of_what_the_case_holds() {
    let trial = trial().await;
    let desk = trial.desk("2026-11-23T10:00+00:00");
    let (case, order) = petra(&desk).await;
    second_check(&trial, order).await;
    reach(&desk, case, Safe::Yes).await;
    for kind in LetterKind::ALL {
        let may = letters::ask_gate(&desk, case, kind).await.unwrap().answer.open();
        let made = letters::make(&desk, case, Wished { kind, ..Wished::default() }).await;
        assert_eq!(made.is_ok(), may, "{}", kind.code());
        let Ok(letter) = made else { continue };
        letters::release(&desk, letter.id, "letter printed", |_| Ok(())).await.unwrap();
        let later = trial.desk("2027-11-27T10:00+00:00");
        if kind == LetterKind::OrderRecorded {
            let refused = letters::release(&later, letter.id, "letter printed", |_| Ok(())).await;
            assert!(codes(&refused.unwrap_err()).contains(&"no-order-in-force".to_owned()));
        }
    }
    let open: Vec<&str> = LetterKind::ALL
        .iter()
        .zip([true, false, false, true, false, false, false, false, false, true, true, false])
        .filter_map(|(kind, may)| may.then_some(kind.code()))
        .collect();
    let all = letters::list(&desk, Some(case), 50, 0).await.unwrap().0;
    let mut made: Vec<&str> = all.iter().map(|view| view.letter.kind.code()).collect();
    made.reverse();
    assert_eq!(made, open);
}

#[tokio::test]
async fn a_finished_letter_that_holds_what_it_must_not_is_refused() {
    let trial = trial().await;
    let desk = trial.desk("2026-11-23T10:00+00:00");
    let (case, order) = petra(&desk).await;
    reach(&desk, case, Safe::Yes).await;
    let mut measure = measures::one(&desk, order).await.unwrap();
    let mut term = Term::new("EXC-W").unwrap();
    // Somebody copied the respondent's address into the name of the workplace.
    term.parameters.detail = "the yard behind 3 Beck Lane".into();
    measure.terms.push(term);
    measures::change(&desk, measure).await.unwrap();
    second_check(&trial, order).await;
    let asked = letters::ask_gate(&desk, case, LetterKind::OrderRecorded).await.unwrap().answer;
    assert_eq!(asked.reasons.iter().map(|reason| reason.code).collect::<Vec<_>>(), ["leak"]);
    assert_eq!(codes(&letters::make(&desk, case, Wished::default()).await.unwrap_err()), ["leak"]);
}
