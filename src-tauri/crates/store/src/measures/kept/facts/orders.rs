//! Orders, promises and notices as they are kept.

use safehold_core::measure::{
    Dvpn, Dvpo, Nmo, NoticeRecord, OccupationOrder, PowerOfArrest, RestrainingOrder, StalkingOrder,
    Undertaking,
};
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::columns;
use crate::measures::kept::parts::{
    EndKept, EvidenceKept, MomentKept, NoticeKept, OutcomeKept, RecordKept, maybe_at,
};

#[derive(Serialize, Deserialize)]
pub(in super::super) struct NmoKept {
    court: String,
    case_number: String,
    made: MomentKept,
    notice: NoticeKept,
    present: bool,
    aware: Option<EvidenceKept>,
    served: Option<EvidenceKept>,
    end: EndKept,
    record: RecordKept,
}

impl NmoKept {
    pub(super) fn of(order: &Nmo) -> Self {
        Self {
            court: order.court.clone(),
            case_number: order.case_number.clone(),
            made: MomentKept::of(order.made),
            notice: NoticeKept::of(order.notice),
            present: order.present,
            aware: order.aware.as_ref().map(EvidenceKept::of),
            served: order.served.as_ref().map(EvidenceKept::of),
            end: EndKept::of(order.end),
            record: RecordKept::of(&order.record),
        }
    }

    pub(super) fn nmo(self) -> Result<Nmo, StoreError> {
        Ok(Nmo {
            court: self.court,
            case_number: self.case_number,
            made: self.made.moment()?,
            notice: self.notice.notice(),
            present: self.present,
            aware: self.aware.map(EvidenceKept::evidence).transpose()?,
            served: self.served.map(EvidenceKept::evidence).transpose()?,
            end: self.end.end()?,
            record: self.record.record()?,
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(in super::super) struct OccupationKept {
    court: String,
    case_number: String,
    section: String,
    made: MomentKept,
    served: Option<EvidenceKept>,
    end: EndKept,
    arrest: Option<ArrestKept>,
    record: RecordKept,
}

#[derive(Serialize, Deserialize)]
struct ArrestKept {
    ends: Option<String>,
}

impl OccupationKept {
    pub(super) fn of(order: &OccupationOrder) -> Self {
        Self {
            court: order.court.clone(),
            case_number: order.case_number.clone(),
            section: order.section.clone(),
            made: MomentKept::of(order.made),
            served: order.served.as_ref().map(EvidenceKept::of),
            end: EndKept::of(order.end),
            arrest: order.arrest.map(|power| ArrestKept { ends: power.ends.map(columns::instant) }),
            record: RecordKept::of(&order.record),
        }
    }

    pub(super) fn occupation(self) -> Result<OccupationOrder, StoreError> {
        let arrest =
            |kept: ArrestKept| Ok::<_, StoreError>(PowerOfArrest { ends: maybe_at(kept.ends.as_ref())? });
        Ok(OccupationOrder {
            court: self.court,
            case_number: self.case_number,
            section: self.section,
            made: self.made.moment()?,
            served: self.served.map(EvidenceKept::evidence).transpose()?,
            end: self.end.end()?,
            arrest: self.arrest.map(arrest).transpose()?,
            record: self.record.record()?,
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(in super::super) struct UndertakingKept {
    court: String,
    case_number: String,
    given: MomentKept,
    end: EndKept,
    record: RecordKept,
}

impl UndertakingKept {
    pub(super) fn of(promise: &Undertaking) -> Self {
        Self {
            court: promise.court.clone(),
            case_number: promise.case_number.clone(),
            given: MomentKept::of(promise.given),
            end: EndKept::of(promise.end),
            record: RecordKept::of(&promise.record),
        }
    }

    pub(super) fn undertaking(self) -> Result<Undertaking, StoreError> {
        Ok(Undertaking {
            court: self.court,
            case_number: self.case_number,
            given: self.given.moment()?,
            end: self.end.end()?,
            record: self.record.record()?,
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(in super::super) struct DvpnKept {
    authorised_by: String,
    served_at: String,
    court: String,
    hearing_at: Option<String>,
    adjourned: Vec<String>,
    outcome: Option<OutcomeKept>,
    #[serde(default)]
    record: NoticeRecordKept,
}

#[derive(Default, Serialize, Deserialize)]
struct NoticeRecordKept {
    authorised_at: Option<String>,
    grounds: String,
    representations: String,
    victim_view: String,
    children: String,
    constable: String,
    address_given: String,
    hearing_notice_at: Option<String>,
}

impl NoticeRecordKept {
    fn of(record: &NoticeRecord) -> Self {
        Self {
            authorised_at: record.authorised_at.map(columns::instant),
            grounds: record.grounds.clone(),
            representations: record.representations.clone(),
            victim_view: record.victim_view.clone(),
            children: record.children.clone(),
            constable: record.constable.clone(),
            address_given: record.address_given.clone(),
            hearing_notice_at: record.hearing_notice_at.map(columns::instant),
        }
    }

    fn record(self) -> Result<NoticeRecord, StoreError> {
        Ok(NoticeRecord {
            authorised_at: maybe_at(self.authorised_at.as_ref())?,
            grounds: self.grounds,
            representations: self.representations,
            victim_view: self.victim_view,
            children: self.children,
            constable: self.constable,
            address_given: self.address_given,
            hearing_notice_at: maybe_at(self.hearing_notice_at.as_ref())?,
        })
    }
}

impl DvpnKept {
    pub(super) fn of(notice: &Dvpn) -> Self {
        Self {
            authorised_by: notice.authorised_by.clone(),
            served_at: columns::instant(notice.served_at),
            court: notice.court.clone(),
            hearing_at: notice.hearing_at.map(columns::instant),
            adjourned: notice.adjourned.iter().copied().map(columns::instant).collect(),
            outcome: notice.outcome.as_ref().map(OutcomeKept::of),
            record: NoticeRecordKept::of(&notice.record),
        }
    }

    pub(super) fn dvpn(self) -> Result<Dvpn, StoreError> {
        Ok(Dvpn {
            authorised_by: self.authorised_by,
            served_at: columns::read_instant(&self.served_at)?,
            court: self.court,
            hearing_at: maybe_at(self.hearing_at.as_ref())?,
            adjourned: self.adjourned.iter().map(|at| columns::read_instant(at)).collect::<Result<_, _>>()?,
            outcome: self.outcome.map(OutcomeKept::outcome).transpose()?,
            record: self.record.record()?,
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(in super::super) struct DvpoKept {
    court: String,
    made_at: String,
    days: u32,
    ends_at: Option<String>,
}

impl DvpoKept {
    pub(super) fn of(order: &Dvpo) -> Self {
        Self {
            court: order.court.clone(),
            made_at: columns::instant(order.made_at),
            days: order.days,
            ends_at: order.ends_at.map(columns::instant),
        }
    }

    pub(super) fn dvpo(self) -> Result<Dvpo, StoreError> {
        Ok(Dvpo {
            court: self.court,
            made_at: columns::read_instant(&self.made_at)?,
            days: self.days,
            ends_at: maybe_at(self.ends_at.as_ref())?,
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(in super::super) struct RestrainingKept {
    court: String,
    case_number: String,
    made: MomentKept,
    on_acquittal: bool,
    end: EndKept,
    record: RecordKept,
}

impl RestrainingKept {
    pub(super) fn of(order: &RestrainingOrder) -> Self {
        Self {
            court: order.court.clone(),
            case_number: order.case_number.clone(),
            made: MomentKept::of(order.made),
            on_acquittal: order.on_acquittal,
            end: EndKept::of(order.end),
            record: RecordKept::of(&order.record),
        }
    }

    pub(super) fn restraining(self) -> Result<RestrainingOrder, StoreError> {
        Ok(RestrainingOrder {
            court: self.court,
            case_number: self.case_number,
            made: self.made.moment()?,
            on_acquittal: self.on_acquittal,
            end: self.end.end()?,
            record: self.record.record()?,
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(in super::super) struct StalkingKept {
    interim: bool,
    court: String,
    case_number: String,
    made: MomentKept,
    served: Option<EvidenceKept>,
    end: EndKept,
    record: RecordKept,
}

impl StalkingKept {
    pub(super) fn of(order: &StalkingOrder) -> Self {
        Self {
            interim: order.interim,
            court: order.court.clone(),
            case_number: order.case_number.clone(),
            made: MomentKept::of(order.made),
            served: order.served.as_ref().map(EvidenceKept::of),
            end: EndKept::of(order.end),
            record: RecordKept::of(&order.record),
        }
    }

    pub(super) fn stalking(self) -> Result<StalkingOrder, StoreError> {
        Ok(StalkingOrder {
            interim: self.interim,
            court: self.court,
            case_number: self.case_number,
            made: self.made.moment()?,
            served: self.served.map(EvidenceKept::evidence).transpose()?,
            end: self.end.end()?,
            record: self.record.record()?,
        })
    }
}
