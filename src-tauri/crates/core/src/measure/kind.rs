//! The kinds of measure: their codes, names and what breaking each means at most.

use super::Breach;

/// The kinds of measure, by the codes that files and screens use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeasureKind {
    /// Non-molestation order (Family Law Act 1996 s42).
    Nmo,
    /// Occupation order with a power of arrest (Family Law Act 1996 s33 to s38, s47).
    OccupationWithArrest,
    /// Occupation order without a power of arrest.
    Occupation,
    /// Undertaking, a promise to the family court (Family Law Act 1996 s46).
    Undertaking,
    /// Domestic violence protection notice (Crime and Security Act 2010 s24).
    Dvpn,
    /// Domestic violence protection order (Crime and Security Act 2010 s28).
    Dvpo,
    /// Domestic abuse protection notice, in pilot areas (Domestic Abuse Act 2021 s22).
    Dapn,
    /// Domestic abuse protection order, in pilot areas (Domestic Abuse Act 2021 s27).
    Dapo,
    /// Pre-charge bail with conditions (PACE 1984 part 4).
    PreChargeBail,
    /// Bail after charge, from police or court (Bail Act 1976 s3).
    PostChargeBail,
    /// Restraining order (Sentencing Act 2020 s360; Protection from Harassment Act 1997 s5A).
    Restraining,
    /// Stalking protection order (Stalking Protection Act 2019 s2).
    Stalking,
    /// Interim stalking protection order (Stalking Protection Act 2019 s5).
    InterimStalking,
    /// Remand in custody or prison: an interval, not an order with terms.
    Remand,
    /// Released under investigation: no conditions at all.
    ReleasedUnderInvestigation,
}

impl MeasureKind {
    /// All kinds, in the order in which a form offers them.
    pub const ALL: [Self; 15] = [
        Self::Nmo,
        Self::OccupationWithArrest,
        Self::Occupation,
        Self::Undertaking,
        Self::Dvpn,
        Self::Dvpo,
        Self::Dapn,
        Self::Dapo,
        Self::PreChargeBail,
        Self::PostChargeBail,
        Self::Restraining,
        Self::Stalking,
        Self::InterimStalking,
        Self::Remand,
        Self::ReleasedUnderInvestigation,
    ];

    /// The code: `NMO`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Nmo => "NMO",
            Self::OccupationWithArrest => "OCCP",
            Self::Occupation => "OCC",
            Self::Undertaking => "UND",
            Self::Dvpn => "DVPN",
            Self::Dvpo => "DVPO",
            Self::Dapn => "DAPN",
            Self::Dapo => "DAPO",
            Self::PreChargeBail => "PCB",
            Self::PostChargeBail => "PSB",
            Self::Restraining => "RO",
            Self::Stalking => "SPO",
            Self::InterimStalking => "ISPO",
            Self::Remand => "REMAND",
            Self::ReleasedUnderInvestigation => "RUI",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The name in full.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nmo => "Non-molestation order",
            Self::OccupationWithArrest => "Occupation order with power of arrest",
            Self::Occupation => "Occupation order",
            Self::Undertaking => "Undertaking to the court",
            Self::Dvpn => "Domestic violence protection notice",
            Self::Dvpo => "Domestic violence protection order",
            Self::Dapn => "Domestic abuse protection notice",
            Self::Dapo => "Domestic abuse protection order",
            Self::PreChargeBail => "Pre-charge bail",
            Self::PostChargeBail => "Bail after charge",
            Self::Restraining => "Restraining order",
            Self::Stalking => "Stalking protection order",
            Self::InterimStalking => "Interim stalking protection order",
            Self::Remand => "Remand or prison",
            Self::ReleasedUnderInvestigation => "Released under investigation",
        }
    }

    /// A name for tight places: "Order (NMO)".
    pub fn short(self) -> &'static str {
        match self {
            Self::Nmo => "Order (NMO)",
            Self::OccupationWithArrest => "Occupation order, arrest",
            Self::Occupation => "Occupation order",
            Self::Undertaking => "Undertaking",
            Self::Dvpn => "Notice (DVPN)",
            Self::Dvpo => "Order (DVPO)",
            Self::Dapn => "Notice (DAPN)",
            Self::Dapo => "Order (DAPO)",
            Self::PreChargeBail => "Bail",
            Self::PostChargeBail => "Bail after charge",
            Self::Restraining => "Restraining order",
            Self::Stalking => "Order (SPO)",
            Self::InterimStalking => "Interim order (SPO)",
            Self::Remand => "In custody",
            Self::ReleasedUnderInvestigation => "Under investigation",
        }
    }

    /// What breaking a measure of this kind means, where it is fully in force.
    pub fn breach(self) -> Breach {
        match self {
            Self::Nmo | Self::Dapo | Self::Restraining | Self::Stalking | Self::InterimStalking => {
                Breach::Crime
            }
            Self::PreChargeBail | Self::PostChargeBail => Breach::BailArrest,
            Self::Dvpn | Self::Dvpo | Self::Dapn | Self::OccupationWithArrest => Breach::ArrestForCourt,
            Self::Occupation | Self::Undertaking => Breach::CourtOnly,
            Self::Remand => Breach::InCustody,
            Self::ReleasedUnderInvestigation => Breach::NoConditions,
        }
    }

    /// Made by police or a criminal court, so that cover does not rest on the victim's own application.
    pub fn is_police_measure(self) -> bool {
        !matches!(
            self,
            Self::Nmo
                | Self::OccupationWithArrest
                | Self::Occupation
                | Self::Undertaking
                | Self::ReleasedUnderInvestigation
        )
    }

    /// Orders that say themselves how they end, and that a court can vary.
    pub fn states_its_end(self) -> bool {
        matches!(
            self,
            Self::Nmo
                | Self::OccupationWithArrest
                | Self::Occupation
                | Self::Undertaking
                | Self::Dapo
                | Self::Restraining
                | Self::Stalking
                | Self::InterimStalking
        )
    }
}
