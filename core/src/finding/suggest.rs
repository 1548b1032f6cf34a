//! What may fit today. A suggestion is an offer with its reason, never a plan to keep to: nothing is counted up, and nothing that was
//! left out is said.

use crate::content::{Catalogue, Family, Flow, Practice, PracticeId, Role};
use crate::history::Breathed;
use crate::session::Subject;
use chrono::{Datelike, NaiveDate};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// How many days something that stirred, or was harder than before, is left alone.
const LEFT_ALONE_DAYS: i64 = 14;

/// How many days after a hard time what is suggested stays with the ground and the body.
const SOFT_DAYS: i64 = 2;

/// How many days make a while.
const WHILE_DAYS: i64 = 7;

/// How many days back flows are looked for.
const FLOW_DAYS: i64 = 28;

/// By how much a pair's numbers have to go the kinder way to count as help (a design value: one could be chance).
const HELPED_LEAST: i32 = 2;

/// How many of the last sessions are looked at.
pub const SESSIONS_LOOKED_AT: u32 = 200;

/// What stays with the ground and the body.
const SOFT: [Family; 4] = [Family::Grounding, Family::SoothingBody, Family::Breathing, Family::Relaxation];

/// What is named for it is not suggested to anybody: it is there for whoever looks for it.
const NEVER: [&str; 1] = ["abuse-aftermath"];

/// What is known of a person.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Their day.
    pub today: NaiveDate,
    /// What was breathed, the newest first; [`SESSIONS_LOOKED_AT`] of it are enough.
    pub sessions: &'a [Breathed],
    pub favourites: &'a [Subject],
}

/// Why something is suggested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// Something was hard lately.
    AfterHardTime,
    /// Numbers went the kinder way in it.
    Helped,
    Favourite,
    /// It leans on that one, which is known.
    ComesAfter(PracticeId),
    /// Nobody was kind to anybody in that way lately.
    OtherFlow(Flow),
    NotForAWhile,
    ToBegin,
}

/// A practice that may fit today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    pub practice: PracticeId,
    pub because: Because,
}

/// What may fit, the best first: `most` at most, each for a reason of its own kind as long as there are reasons enough. The same for
/// the same day and the same past.
pub fn suggest(catalogue: &Catalogue, known: &Known, most: usize) -> Vec<Suggestion> {
    let past = Past::new(catalogue, known);
    let all: Vec<&Practice> =
        catalogue.offered(Role::Practice).filter(|practice| past.admits(practice)).collect();
    let weighed = all.iter().enumerate().filter_map(|(place, practice)| {
        let (weight, because) = past.reason(catalogue, practice)?;
        Some((
            (Reverse(weight), past.turn(place, all.len())),
            Suggestion { practice: practice.id.clone(), because },
        ))
    });
    let mut weighed: Vec<_> = weighed.collect();
    weighed.sort_by_key(|(key, _)| *key);
    let ordered: Vec<Suggestion> = weighed.into_iter().map(|(_, suggestion)| suggestion).collect();
    varied(ordered, most)
}

/// The best of each kind of reason, and then whatever is next.
fn varied(ordered: Vec<Suggestion>, most: usize) -> Vec<Suggestion> {
    let mut kinds = BTreeSet::new();
    let (mut first, then): (Vec<_>, Vec<_>) =
        ordered.into_iter().partition(|suggestion| kinds.insert(suggestion.because.kind()));
    first.extend(then);
    first.truncate(most);
    first
}

impl Because {
    fn kind(&self) -> u8 {
        match self {
            Self::AfterHardTime => 0,
            Self::Helped => 1,
            Self::Favourite => 2,
            Self::ComesAfter(_) => 3,
            Self::OtherFlow(_) => 4,
            Self::NotForAWhile => 5,
            Self::ToBegin => 6,
        }
    }
}

/// What is known, by practice.
struct Past<'a> {
    known: &'a Known<'a>,
    /// Of every session of a practice: which, and when.
    done: Vec<(&'a Practice, &'a Breathed)>,
    /// Flows of late.
    flows: BTreeSet<Flow>,
    /// Whether something was hard, and not long ago.
    soft: bool,
}

impl<'a> Past<'a> {
    fn new(catalogue: &'a Catalogue, known: &'a Known) -> Self {
        let of = |session: &'a Breathed| match &session.subject {
            Subject::Practice(id) => Some((catalogue.practice(id)?, session)),
            Subject::Protocol(_) | Subject::Own(_) | Subject::Other(_) => None,
        };
        let done: Vec<_> = known.sessions.iter().filter_map(of).collect();
        let late = done.iter().filter(|(_, session)| lately(known.today, session, FLOW_DAYS));
        let flows = late.flat_map(|(practice, _)| practice.facets.flow.iter().copied()).collect();
        // Whatever was done since: a good minute does not undo a hard hour.
        let soft = known.sessions.iter().any(|one| was_hard(one) && lately(known.today, one, SOFT_DAYS));
        Self { known, done, flows, soft }
    }

    fn of<'b>(&'b self, id: &'b PracticeId) -> impl Iterator<Item = &'a Breathed> + 'b {
        self.done.iter().filter(move |(practice, _)| practice.id == *id).map(|(_, session)| *session)
    }

    fn is_known(&self, id: &PracticeId) -> bool {
        self.of(id).any(|session| session.whole)
    }

    /// Whether it may be suggested at all.
    fn admits(&self, practice: &Practice) -> bool {
        let hard =
            self.of(&practice.id).any(|one| was_hard(one) && lately(self.known.today, one, LEFT_ALONE_DAYS));
        let today = self.of(&practice.id).any(|one| lately(self.known.today, one, 0));
        let leans = practice.prerequisites.iter().all(|id| self.is_known(id));
        let never = practice.discreet
            || practice.facets.problems.iter().any(|problem| NEVER.contains(&problem.as_str()));
        // A lesson is read once.
        let read = practice.family == Family::Psychoeducation && self.is_known(&practice.id);
        let soft = !self.soft || SOFT.contains(&practice.family);
        leans && soft && !(hard || today || never || read)
    }

    /// The strongest reason for it, and how strong.
    fn reason(&self, catalogue: &Catalogue, practice: &Practice) -> Option<(u32, Because)> {
        let id = &practice.id;
        let is_favourite = self.known.favourites.contains(&Subject::Practice(id.clone()));
        let last = self.of(id).map(|session| days(self.known.today, session)).min();
        if self.soft {
            return Some((if is_favourite { 65 } else { 60 }, Because::AfterHardTime));
        }
        if self.of(id).any(|session| helped(practice, session)) {
            return Some((50, Because::Helped));
        }
        if is_favourite {
            return Some((45, Because::Favourite));
        }
        if let (None, Some(before)) = (last, practice.prerequisites.last()) {
            return Some((40, Because::ComesAfter(before.clone())));
        }
        if self.done.is_empty() {
            return self.begins(catalogue, practice);
        }
        let others = [Flow::SelfToSelf, Flow::OtherToSelf, Flow::SelfToOther];
        let other = others.into_iter().find(|flow| practice.facets.flow.first() == Some(flow));
        if let (None, Some(flow)) = (last, other.filter(|flow| !self.flows.contains(flow))) {
            return Some((30, Because::OtherFlow(flow)));
        }
        last.filter(|days| *days >= WHILE_DAYS).map(|_| (20, Because::NotForAWhile))
    }

    /// For someone of whom nothing is known: what needs nothing before it, the kind minute first.
    fn begins(&self, catalogue: &Catalogue, practice: &Practice) -> Option<(u32, Because)> {
        let first = practice.id == catalogue.kind_minute.id;
        let easy = SOFT.contains(&practice.family) && practice.prerequisites.is_empty();
        (first || easy).then_some((if first { 11 } else { 10 }, Because::ToBegin))
    }

    /// Of those with the same weight each day another one is first.
    fn turn(&self, place: usize, count: usize) -> usize {
        let day = usize::try_from(self.known.today.num_days_from_ce()).unwrap_or(0);
        (place + day).checked_rem(count).unwrap_or(0)
    }
}

fn days(today: NaiveDate, session: &Breathed) -> i64 {
    (today - session.day).num_days()
}

/// Whether it was no more than so many days ago. What is dated in the future, by a clock that was wrong, was not lately.
fn lately(today: NaiveDate, session: &Breathed, most: i64) -> bool {
    (0..=most).contains(&days(today, session))
}

fn was_hard(session: &Breathed) -> bool {
    session.practiced.stirred || session.practiced.harder
}

/// Whether the numbers of a session went the kinder way, all together.
fn helped(practice: &Practice, session: &Breathed) -> bool {
    let gains = session.practiced.ratings.iter().filter_map(|rated| {
        let pair = practice.ratings.get(&rated.pair)?;
        let less = i32::from(rated.first?) - i32::from(rated.second?);
        Some(if pair.more_is_better { -less } else { less })
    });
    !was_hard(session) && gains.sum::<i32>() >= HELPED_LEAST
}

/// Something that was done lately.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recent {
    pub subject: Subject,
    /// The person's day of the last time.
    pub day: NaiveDate,
    /// Whether numbers ever went the kinder way in it, as far back as was looked.
    pub helped: bool,
}

/// What was done, each thing once, the last one first. `sessions` are the newest first; what only a newer version knows is left out.
pub fn recent(catalogue: &Catalogue, sessions: &[Breathed], most: usize) -> Vec<Recent> {
    let mut all: Vec<Recent> = Vec::new();
    for session in sessions {
        let helps = match &session.subject {
            // Of what is discreet there is no record; a forged one is not shown.
            Subject::Practice(id) => {
                let practice = catalogue.practice(id).filter(|practice| !practice.discreet);
                practice.map(|practice| helped(practice, session))
            }
            Subject::Protocol(id) => catalogue.protocol(id).map(|_| false),
            Subject::Own(_) => Some(false),
            Subject::Other(_) => None,
        };
        let Some(helps) = helps else { continue };
        match all.iter_mut().find(|recent| recent.subject == session.subject) {
            Some(recent) => recent.helped |= helps,
            None => all.push(Recent { subject: session.subject.clone(), day: session.day, helped: helps }),
        }
    }
    all.truncate(most);
    all
}
