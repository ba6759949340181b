//! Gaps ahead (W-01) and children whom nothing protects (W-18).

use chrono::{DateTime, Utc};

use super::{At, Fires, Found, Severity, in_days};
use crate::cover::{Gap, GapKind, Subject};
use crate::id::MeasureId;
use crate::london;
use crate::person::Risk;
use crate::terms::Topic;
use crate::timeline::Strength;

/// W-01: nothing protects at all, in a case of medium or high risk.
pub(super) fn ahead(found: &mut Found<'_>) {
    let asked = found.asked;
    if asked.risk == Risk::Standard {
        return;
    }
    let victim = asked.household.victim;
    let nothing = |gap: &&Gap| gap.kind == GapKind::Nothing;
    let (of_her, of_others): (Vec<&Gap>, Vec<&Gap>) =
        asked.cover.gaps.iter().filter(nothing).partition(|gap| gap.subject.person == victim);
    for gap in of_her.into_iter().chain(of_others) {
        let hers = gap.subject.person == victim;
        // Before the first measure there was nothing that could end, and nobody else was protected yet.
        let at = match (Some(gap.from) == asked.cover.begins, hers) {
            (true, true) => At::Listed(vec![gap.from]),
            (true, false) => continue,
            (false, _) => At::Before(london::date(gap.from), &asked.policy.leads.gap),
        };
        let fires = Fires { at, until: (!gap.open).then_some(gap.to) };
        let measure = gap.measure.or_else(|| first_at(found, gap.from));
        found.say("W-01", Severity::Critical, measure, fires, || {
            let tag = match in_days(&asked, gap.from) {
                when if when == "now" => "Gap open now".to_owned(),
                when => format!("Gap opens {when}"),
            };
            let because = format!("No cover, risk {}: close the gap before it opens", asked.risk.code());
            let whose =
                if hers { String::new() } else { format!("{}: ", asked.household.name(gap.subject.person)) };
            (tag, format!("{whose}{}. {}", gap.words(), gap.why()), because)
        });
    }
}

/// The measure that is recorded from that moment or was last before it.
fn first_at(found: &Found<'_>, at: DateTime<Utc>) -> Option<MeasureId> {
    let measures = found.asked.measures.iter();
    let begun = measures.clone().filter(|measure| measure.begins() <= at);
    begun
        .max_by_key(|measure| (measure.begins(), measure.id))
        .or_else(|| measures.min_by_key(|measure| (measure.begins(), measure.id)))
        .map(|measure| measure.id)
}

const CHILD_TOPICS: [Topic; 4] = [Topic::Violence, Topic::Contact, Topic::School, Topic::ChildContact];

/// W-18: a child of the household is covered by no term about contact, violence or school while something protects
/// the victim.
pub(super) fn children(found: &mut Found<'_>) {
    let asked = found.asked;
    let cover = asked.cover;
    for &child in &asked.household.children {
        let covered = |at: DateTime<Utc>| {
            CHILD_TOPICS.into_iter().any(|topic| {
                cover.strength_at(Subject { topic: Some(topic), person: child }, at) > Strength::Nothing
            })
        };
        let hers = Subject::any(asked.household.victim);
        let mut edges: Vec<DateTime<Utc>> =
            cover.of(hers).flat_map(|segment| [Some(segment.from), segment.to]).flatten().collect();
        for topic in CHILD_TOPICS {
            let theirs = cover.of(Subject { topic: Some(topic), person: child });
            edges.extend(theirs.flat_map(|part| [Some(part.from), part.to]).flatten());
        }
        edges.sort_unstable();
        edges.dedup();
        let mut at: Vec<DateTime<Utc>> = Vec::new();
        let (mut bare, mut until) = (false, None);
        for edge in edges {
            let protected = cover.strength_at(hers, edge) > Strength::Nothing;
            let now_bare = protected && !covered(edge);
            if now_bare && !bare {
                at.push(edge);
                until = None;
            } else if bare && !now_bare {
                until = Some(edge);
            }
            bare = now_bare;
        }
        let Some(first) = at.first().copied() else { continue };
        let measure = first_at(found, first);
        found.say("W-18", Severity::Medium, measure, Fires { at: At::Listed(at), until }, || {
            (
                "Child not covered".to_owned(),
                match asked.household.names.get(&child) {
                    Some(name) => format!("{name} is covered by no term about contact, violence or school."),
                    None => {
                        "A child of the household is covered by no term about contact, violence or school."
                            .to_owned()
                    }
                },
                "Ask whether the children need terms of their own".to_owned(),
            )
        });
    }
}
