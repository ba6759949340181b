//! What the pictures of an easy-read paper show.

/// What a picture of an easy-read paper shows. Each is drawn by Safehold, in one ink, without letters or figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Picture {
    /// A letter.
    Letter,
    /// Two people: one helps the other.
    Helper,
    /// A court's building.
    Court,
    /// A page with lines and a seal: an order or notice.
    Order,
    /// A calendar's sheet.
    Calendar,
    /// A hand held up: must not.
    Stop,
    /// A speech bubble, crossed out: no contact.
    NoContact,
    /// A house, crossed out.
    NoHome,
    /// A house.
    Home,
    /// A road, crossed out.
    NoStreet,
    /// A school, crossed out.
    NoSchool,
    /// A place of work, crossed out.
    NoWork,
    /// A fist, crossed out: no violence.
    NoViolence,
    /// A child, crossed out: nothing to children.
    NoChild,
    /// A screen, crossed out: nothing online.
    NoOnline,
    /// A place marker, crossed out: no tracking.
    NoTracking,
    /// A bag, crossed out: belongings, money.
    NoTaking,
    /// A pet, crossed out.
    NoPet,
    /// A tick: allowed all the same.
    Allowed,
    /// A police officer's cap.
    Police,
    /// A phone that rings: an emergency.
    Emergency,
    /// A phone.
    Phone,
    /// An ear, crossed out: deaf.
    Deaf,
    /// A camera: keep proof.
    Proof,
    /// A pen on paper: write down.
    Write,
    /// A shield: take care.
    Care,
    /// A question mark.
    Question,
}

impl Picture {
    /// All of them.
    pub const ALL: [Self; 27] = [
        Self::Letter,
        Self::Helper,
        Self::Court,
        Self::Order,
        Self::Calendar,
        Self::Stop,
        Self::NoContact,
        Self::NoHome,
        Self::Home,
        Self::NoStreet,
        Self::NoSchool,
        Self::NoWork,
        Self::NoViolence,
        Self::NoChild,
        Self::NoOnline,
        Self::NoTracking,
        Self::NoTaking,
        Self::NoPet,
        Self::Allowed,
        Self::Police,
        Self::Emergency,
        Self::Phone,
        Self::Deaf,
        Self::Proof,
        Self::Write,
        Self::Care,
        Self::Question,
    ];
}
