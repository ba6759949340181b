//! The gate of letters: its answer, the second person, what an envelope shows and to whom, ways other than post.

use safehold_casework::letters::{self, Wished};
use safehold_casework::session::second_person;
use safehold_core::letter::{LetterKind, Way};
use safehold_core::letter_gate::{GateAnswer, Reason};
use safehold_core::words;
use serde::{Deserialize, Serialize};
use tauri::State;
use ts_rs::TS;
use zeroize::Zeroizing;

use super::letters::{LetterId, LetterRow, row};
use super::papers::Message;
use super::view::{Choice, id};
use crate::error::Problem;
use crate::state::AppState;

/// Why a letter may not go out, or not by one person, and where that is mended.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct GateReason {
    code: &'static str,
    text: String,
    /// `safe-contact`, `person`, `measure`, `second-check`, `letter-texts`, `other-way`, `second-person` or
    /// `make-again`.
    mend: &'static str,
}

/// Of which letter the gate is asked.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct GateAsked {
    pub(super) case: String,
    /// `L1`; empty: the one to begin with.
    pub(super) kind: String,
}

impl GateAsked {
    /// The kind that was asked for; nothing where none was.
    pub(super) fn kind(&self) -> Result<Option<LetterKind>, Problem> {
        match (self.kind.as_str(), LetterKind::from_code(&self.kind)) {
            ("", _) => Ok(None),
            (_, Some(kind)) => Ok(Some(kind)),
            (_, None) => {
                Err(Problem::invalid("There is no such kind of letter").field("kind", "Choose the letter"))
            }
        }
    }
}

/// What the gate says.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct GatePage {
    /// It may go out by one person.
    ok: bool,
    /// It may be made; ambers then wait for a second person.
    may_be_made: bool,
    reasons: Vec<GateReason>,
    ambers: Vec<GateReason>,
    /// What staff are told and what stops nothing.
    warnings: Vec<GateReason>,
    passed: Vec<String>,
    about: Option<String>,
    /// Ways other than post; empty where it may go by post.
    other_ways: Vec<WayView>,
    /// Which letter it is about: `L1`; empty of a letter that was made.
    kind: &'static str,
    /// The letters that the case has something to tell in.
    kinds: Vec<Choice>,
}

/// A way other than post.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct WayView {
    way: &'static str,
    label: &'static str,
    needs: &'static str,
    ok: bool,
    reasons: Vec<GateReason>,
    /// Where and when, or who, must be entered.
    note: bool,
}

/// That somebody agreed as the second person.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AgreementView {
    who: String,
    why: String,
    when: String,
    /// What was agreed to, by the gate's codes.
    codes: Vec<String>,
    /// By the person signed in: somebody else prints it.
    mine: bool,
}

/// What the gate says now of a letter that was made.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LetterReview {
    gate: GatePage,
    agreements: Vec<AgreementView>,
    /// What still needs a second person, by the gate's codes.
    open: Vec<&'static str>,
    /// The person signed in may be that second person.
    mine_to_agree: bool,
    /// Who else may be, by name.
    people: Vec<String>,
    /// In an invented caseload everybody's password, to try it with.
    invented_password: Option<&'static str>,
}

/// A second person's agreement. Without a name: the person signed in.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct AgreeLetter {
    letter: String,
    name: String,
    password: String,
    reason: String,
}

/// A rectangle in millimetres.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Millimetres {
    left: f32,
    top: f32,
    width: f32,
    height: f32,
}

/// Who could read a letter.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReaderView {
    who: String,
    what: &'static str,
    safe: bool,
}

/// What a letter shows of itself, and who could read it.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct OutsidePage {
    posted: bool,
    /// Notify prints and folds by itself: its envelope is drawn as the nearest.
    notify: bool,
    envelope: String,
    width: f32,
    height: f32,
    window: Millimetres,
    /// The height of the folded sheet.
    panel: f32,
    shows: Vec<String>,
    readers: Vec<ReaderView>,
    not_asked: bool,
}

/// Another way for a letter of a case.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct OtherWayAsked {
    case: String,
    kind: String,
    way: String,
    note: String,
}

/// What another way was begun with.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct OtherWayBegun {
    message: String,
    letter: Option<LetterRow>,
}

/// That a letter was handed over.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct HandOver {
    letter: String,
    to: String,
    identity: String,
}

fn rows(reasons: Vec<Reason>) -> Vec<GateReason> {
    let row = |reason: Reason| GateReason { code: reason.code, text: reason.text, mend: reason.mend.code() };
    reasons.into_iter().map(row).collect()
}

fn page(answer: GateAnswer, about: Option<String>, other_ways: Vec<WayView>) -> GatePage {
    GatePage {
        ok: answer.open(),
        may_be_made: answer.may_be_made(),
        reasons: rows(answer.reasons),
        ambers: rows(answer.ambers),
        warnings: rows(answer.warnings),
        passed: answer.passed.into_iter().map(|passed| passed.0).collect(),
        about,
        other_ways,
        kind: "",
        kinds: Vec::new(),
    }
}

/// Asks the gate for a case.
#[tauri::command]
pub async fn letter_gate(state: State<'_, AppState>, input: GateAsked) -> Result<GatePage, Problem> {
    let open = state.open().await?;
    let (desk, case) = (open.desk(), id(&input.case)?);
    let kinds = letters::kinds(&desk, case).await?;
    let kind = input.kind()?.or(kinds.first().copied()).unwrap_or(LetterKind::OrderRecorded);
    let asked = letters::ask_gate(&desk, case, kind).await?;
    let mut ways = Vec::new();
    if !asked.answer.open() {
        for offered in letters::offered(&desk, case, kind).await? {
            ways.push(WayView {
                way: offered.way.code(),
                label: offered.way.label(),
                needs: offered.way.needs(),
                ok: offered.answer.open(),
                reasons: rows(offered.answer.reasons),
                note: offered.way != Way::Phone,
            });
        }
    }
    let choice = |kind: &LetterKind| Choice::new(kind.code(), kind.title());
    let kinds = kinds.iter().map(choice).collect();
    Ok(GatePage { kind: kind.code(), kinds, ..page(asked.answer, asked.about, ways) })
}

/// What the gate says now of a letter that was made, with who agreed to it and who may.
#[tauri::command]
pub async fn letter_review(state: State<'_, AppState>, input: LetterId) -> Result<LetterReview, Problem> {
    let open = state.open().await?;
    let desk = open.desk();
    let (letter, answer) = letters::review(&desk, id(input.letter())?).await?;
    let others = letters::may_agree(&desk).await?;
    let names = letters::names(&desk).await?;
    let mut agreements: Vec<AgreementView> = Vec::new();
    for one in &letter.agreements {
        let who = names.iter().find(|officer| officer.id == one.by).map(|officer| officer.name.clone());
        let view = AgreementView {
            who: who.unwrap_or_default(),
            why: one.reason.clone(),
            when: words::short_date_time(one.at),
            codes: vec![one.code.clone()],
            mine: one.by == open.officer,
        };
        let same = |other: &&mut AgreementView| (&other.who, &other.when) == (&view.who, &view.when);
        match agreements.iter_mut().find(same) {
            Some(before) => before.codes.push(one.code.clone()),
            None => agreements.push(view),
        }
    }
    let against = answer.against(&letter.agreements, letter.made_by, open.officer);
    let ambers: Vec<&'static str> = answer.ambers.iter().map(|amber| amber.code).collect();
    let open_codes: Vec<_> =
        against.iter().map(|reason| reason.code).filter(|code| ambers.contains(code)).collect();
    let me_may = letters::i_may_agree(&desk).await?;
    let agreed = |officer| letter.agreements.iter().any(|one| one.by == officer);
    Ok(LetterReview {
        mine_to_agree: me_may
            && letter.made_by != open.officer
            && !agreed(open.officer)
            && !open_codes.is_empty(),
        open: open_codes,
        gate: page(answer, None, Vec::new()),
        agreements,
        people: others
            .into_iter()
            .filter(|one| {
                one.id != letter.made_by && !letter.agreements.iter().any(|agreed| agreed.by == one.id)
            })
            .map(|one| one.name)
            .collect(),
        invented_password: open.caseload.is_invented().then_some(safehold_casework::demo::WINDOW_PASSWORD),
    })
}

/// Agrees to a letter: the person signed in, or another whose password is typed in now.
#[tauri::command]
pub async fn agree_letter(state: State<'_, AppState>, input: AgreeLetter) -> Result<Message, Problem> {
    let open = state.open().await?;
    let desk = open.desk();
    let letter = id(&input.letter)?;
    let password = Zeroizing::new(input.password);
    if input.name.is_empty() {
        letters::agree(&desk, letter, &input.reason).await?;
        return Ok(Message::of("You agreed to this letter.".to_owned()));
    }
    if input.reason.trim().is_empty() {
        return Err(Problem::invalid("There is a problem with what was entered")
            .field("reason", "Enter why the letter may go out all the same"));
    }
    let second = second_person(&open.caseload, &desk, &input.name, &password).await?;
    letters::agree(&second, letter, &input.reason).await?;
    Ok(Message::of(format!("{} agreed to this letter.", input.name.trim())))
}

/// What a letter shows of itself before it is opened, and who could read it.
#[tauri::command]
pub async fn letter_outside(state: State<'_, AppState>, input: LetterId) -> Result<OutsidePage, Problem> {
    let open = state.open().await?;
    let seen = letters::outside(&open.desk(), id(input.letter())?).await?;
    let envelope = seen.envelope;
    let (width, height) = (envelope.width.mm(), envelope.height.mm());
    let window = if seen.profile.envelope().is_some() {
        let [left, up, width, tall] =
            [envelope.window_left, envelope.window_up, envelope.window_width, envelope.window_height]
                .map(safehold_core::envelope::Millimetres::mm);
        Millimetres { left, top: height - up - tall, width, height: tall }
    } else {
        provider_window(width, height, envelope.fold.panel().mm())
    };
    Ok(OutsidePage {
        posted: seen.way == Way::Post,
        notify: seen.profile.envelope().is_none(),
        envelope: seen.profile.name().to_owned(),
        width,
        height,
        window,
        panel: envelope.fold.panel().mm(),
        shows: seen.shows,
        readers: seen
            .readers
            .into_iter()
            .map(|one| ReaderView { who: one.who, what: one.what, safe: one.safe })
            .collect(),
        not_asked: seen.not_asked,
    })
}

/// Where Notify's provider shows the address: its address block with 3 mm around it, the sheet in the middle of an envelope
/// of these measures.
fn provider_window(width: f32, height: f32, panel: f32) -> Millimetres {
    const AROUND: f32 = 3.0;
    const BLOCK: [f32; 4] = [24.6, 39.5, 95.4, 26.8];
    let [left, top, wide, tall] = BLOCK;
    Millimetres {
        left: (width - 210.0) / 2.0 + left - AROUND,
        top: (height - panel) / 2.0 + top - AROUND,
        width: wide + 2.0 * AROUND,
        height: tall + 2.0 * AROUND,
    }
}

/// Begins another way than post for a case's letter.
#[tauri::command]
pub async fn letter_other_way(
    state: State<'_, AppState>,
    input: OtherWayAsked,
) -> Result<OtherWayBegun, Problem> {
    let open = state.open().await?;
    let desk = open.desk();
    let Some(way) = Way::from_code(&input.way) else {
        return Err(Problem::invalid("There is a problem with what was entered").field("way", "Choose a way"));
    };
    let asked = GateAsked { case: input.case.clone(), kind: input.kind };
    let kind = asked.kind()?.unwrap_or(LetterKind::OrderRecorded);
    let wished = Wished { way, kind, ..Wished::default() };
    let begun = letters::another_way(&desk, id(&input.case)?, wished, &input.note).await?;
    let task = "A contact task is on the list";
    let message = match &begun.letter {
        Some(letter) => format!("Letter {} made, without an address on it. {task}.", letter.reference),
        None => format!("{task}: the letter is read by phone."),
    };
    let letter = match begun.letter {
        Some(letter) => Some(row(letters::one(&desk, letter.id).await?)),
        None => None,
    };
    Ok(OtherWayBegun { message, letter })
}

/// Notes that a letter was handed over.
#[tauri::command]
pub async fn hand_over_letter(state: State<'_, AppState>, input: HandOver) -> Result<Message, Problem> {
    let open = state.open().await?;
    letters::hand_over(&open.desk(), id(&input.letter)?, &input.to, &input.identity).await?;
    Ok(Message::of("Noted that the letter was handed over.".to_owned()))
}
