//! Which practices lean on which: what is well known before another one is begun.

use super::{Catalogue, Practice, PracticeId};

impl Catalogue {
    /// The practices that one leans on.
    pub fn leans_on<'a>(&'a self, practice: &'a Practice) -> impl Iterator<Item = &'a Practice> {
        practice.prerequisites.iter().filter_map(|id| self.practice(id))
    }
}

/// What is wrong with what a practice leans on: one that is nowhere, one twice, or a circle.
pub(super) fn fault(practice: &Practice, all: &[Practice]) -> Option<(String, String)> {
    for (n, id) in practice.prerequisites.iter().enumerate() {
        let wrong = |reason: String| Some((format!("prerequisites[{n}]"), reason));
        if practice.prerequisites.iter().take(n).any(|other| other == id) {
            return wrong(format!("\"{}\" is named once", id.0));
        }
        if find(all, id).is_none() {
            return wrong(format!("\"{}\" is not in practices/; name one that is", id.0));
        }
        let mut way = vec![&practice.id];
        if leads_to(id, &practice.id, all, &mut way) {
            way.push(&practice.id);
            let way: Vec<&str> = way.into_iter().map(|id| id.0.as_str()).collect();
            return wrong(format!("a circle: {}; leave one of them out", way.join(" leans on ")));
        }
    }
    None
}

fn find<'a>(all: &'a [Practice], id: &PracticeId) -> Option<&'a Practice> {
    all.iter().find(|practice| practice.id == *id)
}

/// Whether `from` is `to`, or leans on it in any number of steps; the way there.
fn leads_to<'a>(
    from: &'a PracticeId,
    to: &PracticeId,
    all: &'a [Practice],
    way: &mut Vec<&'a PracticeId>,
) -> bool {
    if from == to {
        return true;
    }
    // A circle further on is another practice's to tell.
    if way.contains(&from) {
        return false;
    }
    way.push(from);
    let onwards = find(all, from).map_or(&[][..], |practice| &practice.prerequisites);
    if onwards.iter().any(|next| leads_to(next, to, all, way)) {
        return true;
    }
    way.pop();
    false
}
