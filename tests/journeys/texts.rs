//! A unit's own words, helplines, translations and policy: who may, what is refused, that a change takes the signature away,
//! and that every version can be read.

use std::collections::BTreeMap;

use safehold_casework::letter_texts::{self, Preview, TextsWish, Wanted};
use safehold_casework::settings::{self, PolicyWish};
use safehold_casework::{CaseworkError, Did, Unit, letters, translations};
use safehold_core::contact_profile::Safe;
use safehold_core::letter::{Format, Helpline, Language, LetterTexts, examples, for_translators};

use crate::support::{Trial, on_both, petra, reach, second_check, second_officer, trial};

const NOW: &str = "2026-11-23T10:00+00:00";

fn wish(texts: &LetterTexts) -> TextsWish {
    let own = |(phrase, words): (&safehold_core::letter::Phrase, &String)| {
        (phrase.code().to_owned(), words.clone())
    };
    TextsWish {
        version: texts.version,
        changed: texts.changed.iter().map(own).collect(),
        helplines: texts.helplines.clone(),
    }
}

fn fields(refused: &CaseworkError) -> Vec<&str> {
    match refused {
        CaseworkError::Invalid(reasons) | CaseworkError::Refused(_, reasons) => {
            reasons.iter().map(|reason| reason.code.as_str()).collect()
        }
        other => panic!("{other:?}"),
    }
}

fn look(language: Language, format: Format) -> Wanted {
    Wanted { example: 0, language, format }
}

#[tokio::test]
async fn a_change_of_a_sentence_takes_the_signature_away_until_somebody_signs_again() {
    on_both("texts", async |trial| {
        let desk = trial.desk(NOW);
        let (case, order) = petra(&desk).await;
        reach(&desk, case, Safe::Yes).await;
        second_check(&trial, order).await;
        let before = letters::make(&desk, case, letters::Wished::default()).await.unwrap();
        let signed = letter_texts::get(&desk).await.unwrap();
        assert!(signed.signed_off.is_some());
        let mut new = wish(&signed);
        new.changed.insert("if.tell-us".into(), "Tell us **each** time.".into());
        new.helplines.push(Helpline { name: "Local line".into(), number: "0113 496 0000".into(), note: "".into() });

        // Looked at before it is saved, and nothing is changed by that.
        let shown = letter_texts::preview(&desk, Some(&new), look(Language::ENGLISH, Format::Plain)).await.unwrap();
        let Preview::Spoken(text) = shown else { panic!("{shown:?}") };
        assert!(text.contains("Tell us each time.") && text.contains("Local line"), "{text}");
        assert_eq!(letter_texts::get(&desk).await.unwrap(), signed);

        assert_eq!(letter_texts::change(&desk, &new).await, Ok(2));
        assert_eq!(letter_texts::change(&desk, &new).await, Err(CaseworkError::Conflict));
        let changed = letter_texts::get(&desk).await.unwrap();
        assert_eq!((changed.version, &changed.signed_off), (2, &None));
        let refused = letters::make(&desk, case, letters::Wished::default()).await.unwrap_err();
        assert!(fields(&refused).contains(&"texts-not-signed-off"), "{refused:?}");

        letter_texts::sign(&desk, 2, "2027-02-22".parse().unwrap()).await.unwrap();
        let after = letters::make(&desk, case, letters::Wished::default()).await.unwrap();
        assert_eq!((before.texts_version, after.texts_version), (1, 2));
        let acts = letter_texts::acts(&desk).await.unwrap();
        let did: Vec<_> = acts.iter().map(|done| (done.act.version, done.act.did)).collect();
        assert_eq!(did, [(2, Did::Signed), (2, Did::Changed), (1, Did::Signed)]);
        assert_eq!(acts[1].who, "PC Amal Rahman");
        let said = &acts[1].act.what;
        assert_eq!(said[0], "if.tell-us: \"Tell us every time, even if you replied or got in touch first.\", now \"Tell us **each** time.\"");
        assert_eq!(said[1], "Helpline added: Local line: 0113 496 0000");
        let first = letter_texts::were(&desk, 1).await.unwrap();
        assert!(first.words["if.tell-us"].starts_with("Tell us every time"));
        assert_eq!(letter_texts::were(&desk, 2).await.unwrap().words["if.tell-us"], "Tell us **each** time.");
        assert!(matches!(letter_texts::were(&desk, 7).await, Err(CaseworkError::NotFound(_))));
    })
    .await;
}

#[tokio::test]
async fn words_that_no_letter_may_hold_are_refused_each_at_its_field() {
    let trial = trial().await;
    let desk = trial.desk(NOW);
    let texts = letter_texts::get(&desk).await.unwrap();
    let mut bad = wish(&texts);
    bad.changed.insert("opening.order".into(), "Your MARAC has **it.".into());
    bad.changed.insert("no.such".into(), "x".into());
    bad.helplines[0].number = "by post".into();
    let refused = letter_texts::change(&desk, &bad).await.unwrap_err();
    let found = fields(&refused);
    assert_eq!(found.iter().filter(|field| **field == "phrases.opening.order").count(), 4, "{refused:?}");
    assert!(found.contains(&"phrases.no.such") && found.contains(&"helplines.0.number"));
    assert!(
        letter_texts::preview(&desk, Some(&bad), look(Language::ENGLISH, Format::Standard)).await.is_err()
    );
    assert_eq!(letter_texts::get(&desk).await.unwrap(), texts);
    // Back to what is there already is no version.
    let mut same = wish(&texts);
    same.changed.insert("if.tell-us".into(), safehold_core::letter::Phrase::TellUs.english().into());
    assert_eq!(letter_texts::change(&desk, &same).await, Ok(1));
    assert!(letter_texts::get(&desk).await.unwrap().signed_off.is_some());
}

#[tokio::test]
async fn every_example_can_be_looked_at_in_each_supplied_language_and_form() {
    let trial = trial().await;
    let desk = trial.desk(NOW);
    for language in [Language::ENGLISH, Language::WELSH, Language::URDU] {
        for format in Format::ALL {
            for example in 0..examples(desk.now).len() {
                let wanted = Wanted { example, ..look(language, format) };
                match letter_texts::preview(&desk, None, wanted).await {
                    Ok(Preview::Paper(pdf)) => assert!(pdf.pages >= 1),
                    Ok(Preview::Spoken(text)) => assert!(text.len() > 40),
                    Err(other) => panic!("{language} {} {example}: {other:?}", format.code()),
                }
            }
        }
    }
    let none = Wanted { example: 1000, ..look(Language::ENGLISH, Format::Standard) };
    assert!(matches!(letter_texts::preview(&desk, None, none).await, Err(CaseworkError::NotFound(_))));
}

async fn polish(trial: &Trial, version: u32) -> String {
    let texts = letter_texts::get(&trial.desk(NOW)).await.unwrap();
    for_translators(&texts, Language::from_code("pl").unwrap())
        .replace("translator = ", "translator = Invented Agency, certificate 42")
        .replace("version = 1", &format!("version = {version}"))
}

#[tokio::test]
async fn a_translation_is_checked_by_somebody_else_and_of_the_english_it_was_read_against() {
    on_both("translations", async |trial| {
        let desk = trial.desk(NOW);
        let beth = second_officer(&trial, "PC Beth Lowe").await;
        let theirs = trial.desk_of(beth, NOW);
        let language = Language::from_code("pl").unwrap();
        let file = polish(&trial, 1).await;
        assert!(matches!(
            translations::bring_in(&theirs, file.as_bytes()).await,
            Err(CaseworkError::Forbidden(_))
        ));
        let read = translations::bring_in(&desk, file.as_bytes()).await.unwrap();
        assert_eq!((read.language, read.version, read.missing().len()), (language, 1, 0));
        let again = translations::bring_in(&desk, file.as_bytes()).await.unwrap_err();
        assert_eq!(fields(&again), ["file"]);
        assert_eq!(fields(&translations::bring_in(&desk, b"\xff\xfe").await.unwrap_err()), ["file"]);

        // Not by who brought it in, not without a reason, not another version.
        assert_eq!(
            fields(&translations::check(&desk, language, 1, "I read it").await.unwrap_err()),
            ["check"]
        );
        assert_eq!(fields(&translations::check(&theirs, language, 1, " ").await.unwrap_err()), ["how"]);
        assert_eq!(
            translations::check(&theirs, language, 2, "I read it").await,
            Err(CaseworkError::Conflict)
        );
        translations::check(&theirs, language, 1, "I read Polish and compared each text").await.unwrap();
        let ready = async || letter_texts::get(&desk).await.unwrap().not_ready(language);
        assert_eq!(ready().await, None);

        // A change of the English takes the check away, and so does the next version of the file.
        let texts = letter_texts::get(&desk).await.unwrap();
        let mut new = wish(&texts);
        new.changed.insert("if.tell-us".into(), "Tell us each time.".into());
        letter_texts::change(&desk, &new).await.unwrap();
        assert_eq!(ready().await.unwrap().code(), "translation-out-of-date");
        translations::check(&theirs, language, 1, "I read Polish and compared it again").await.unwrap();
        assert_eq!(ready().await, None);
        let gap = polish(&trial, 2).await.replace("if.danger = ", "#");
        translations::bring_in(&desk, gap.as_bytes()).await.unwrap();
        assert_eq!(ready().await.unwrap().code(), "translation-incomplete");
        let refused = translations::check(&theirs, language, 2, "I read it").await.unwrap_err();
        assert!(refused.to_string().contains("if.danger"), "{refused}");

        let found = translations::list(&theirs).await.unwrap();
        let one = found.all.iter().find(|one| one.translation.language == language).unwrap();
        assert_eq!(one.brought_by.as_deref(), Some("PC Amal Rahman"));
        let did: Vec<_> = one.acts.iter().map(|done| (done.act.version, done.act.did)).collect();
        assert_eq!(did, [(2, Did::BroughtIn), (1, Did::Checked), (1, Did::Checked), (1, Did::BroughtIn)]);
        assert!(!found.may_bring_in);
        let was = translations::was(&theirs, language, 1).await.unwrap();
        assert_eq!(was["translator"], "Invented Agency, certificate 42");
        translations::take_out(&desk, language).await.unwrap();
        assert_eq!(ready().await.unwrap().code(), "no-translation");
        let supplied = translations::take_out(&desk, Language::WELSH).await.unwrap_err();
        assert_eq!(fields(&supplied), ["supplied"]);
    })
    .await;
}

#[tokio::test]
async fn a_supplied_translation_is_checked_without_being_brought_in() {
    let trial = trial().await;
    let desk = trial.desk(NOW);
    let texts = letter_texts::get(&desk).await.unwrap();
    let version = texts.translation(Language::WELSH).unwrap().version;
    assert_eq!(texts.not_ready(Language::WELSH).unwrap().code(), "translation-not-checked");
    translations::check(&desk, Language::WELSH, version, "I read Welsh").await.unwrap();
    let texts = letter_texts::get(&desk).await.unwrap();
    assert_eq!(texts.not_ready(Language::WELSH), None);
    assert_eq!(texts.not_ready(Language::URDU).unwrap().code(), "translation-not-checked");
}

fn unit() -> Unit {
    Unit { name: "Northfield unit".into(), phone: "0113 496 0999".into() }
}

#[tokio::test]
async fn the_policy_is_changed_in_versions_that_can_be_read() {
    on_both("policy", async |trial| {
        let desk = trial.desk(NOW);
        let now = settings::get(&desk).await.unwrap().policy;
        let wish = |version: u32, values: &[(&str, &str)]| PolicyWish {
            version,
            values: values.iter().map(|(code, text)| ((*code).to_owned(), (*text).to_owned())).collect(),
            pilot_areas: now.pilot_areas.clone(),
            letter_sender: now.letter_sender.clone(),
        };
        settings::save(&desk, unit(), wish(1, &[("post-confirmed", "30")])).await.unwrap();
        assert_eq!(settings::get(&desk).await.unwrap().policy.version, 1, "nothing was changed");
        let good =
            [("post-confirmed", "20"), ("first-contact.high", "1 working day"), ("arrest.bail", "yes")];
        settings::save(&desk, unit(), wish(1, &good)).await.unwrap();
        let policy = settings::get(&desk).await.unwrap().policy;
        assert_eq!((policy.version, policy.post_confirmed_days, policy.limits.arrest.psb), (2, 20, true));
        let stale = settings::save(&desk, unit(), wish(1, &good)).await;
        assert_eq!(stale, Err(CaseworkError::Conflict));
        let bad = [("post-confirmed", "0"), ("lead.gap", "1, 2"), ("no.such", "1")];
        let refused = settings::save(&desk, unit(), wish(2, &bad)).await.unwrap_err();
        assert_eq!(fields(&refused), ["values.lead.gap", "values.no.such", "values.post-confirmed"]);
        let acts = settings::policy_acts(&desk).await.unwrap();
        let did: Vec<_> = acts.iter().map(|done| (done.act.version, done.act.did)).collect();
        assert_eq!(did, [(2, Did::Changed), (1, Did::Found)]);
        assert!(
            acts[0]
                .act
                .what
                .contains(&"Post confirmed safe counts as safe for: 30 days, now 20 days".to_owned())
        );
        let was = async |version| -> BTreeMap<String, String> {
            settings::policy_was(&desk, version).await.unwrap().values
        };
        assert_eq!((&was(1).await["post-confirmed"][..], &was(2).await["post-confirmed"][..]), ("30", "20"));
        let beth = second_officer(&trial, "PC Beth Lowe").await;
        let refused = settings::save(&trial.desk_of(beth, NOW), unit(), wish(2, &good)).await;
        assert!(matches!(refused, Err(CaseworkError::Forbidden(_))));
    })
    .await;
}
