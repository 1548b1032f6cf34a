//! Lengths as they are offered.

use super::Subject;
use crate::content::Catalogue;
use crate::time::Millis;

/// One step of a length that a person chooses for themselves.
pub const STEP: Millis = Millis::from_secs(60);

/// The lengths on offer, the shortest first and each once: a protocol's three, for a pattern of one's own those of the first
/// protocol, those of a practice's scripts. None where the catalogue does not know the subject.
pub fn offered(subject: &Subject, catalogue: &Catalogue) -> Vec<Millis> {
    let protocol = match subject {
        Subject::Protocol(id) => catalogue.protocol(id),
        Subject::Own(_) => catalogue.protocols.first(),
        Subject::Practice(id) => {
            return catalogue.practice(id).map(|practice| practice.offered().collect()).unwrap_or_default();
        }
        Subject::Other(_) => None,
    };
    let lengths = protocol.map(|protocol| &protocol.lengths);
    let mut offered: Vec<_> = lengths
        .into_iter()
        .flat_map(|all| [all.short, all.medium, all.long])
        .map(|length| length.0)
        .collect();
    offered.dedup();
    offered
}

/// What is begun with one tap, at its shortest, by whoever needs a breath now: the gentlest protocol. `None` where the catalogue
/// is empty.
pub fn minute(catalogue: &Catalogue) -> Option<Subject> {
    catalogue.protocols.first().map(|protocol| Subject::Protocol(protocol.id.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Pattern, PracticeId, ProtocolId};
    use crate::testing::catalogue;

    #[test]
    fn lengths_rise_each_once_and_what_has_its_own_is_offered_none() {
        let catalogue = catalogue();
        for protocol in &catalogue.protocols {
            let lengths = offered(&Subject::Protocol(protocol.id.clone()), catalogue);
            assert!(lengths.is_sorted_by(|one, next| one < next) && !lengths.is_empty(), "{:?}", protocol.id);
        }
        let own = offered(&Subject::Own(Pattern::default()), catalogue);
        assert_eq!(own.first(), Some(&Millis::from_secs(60)));
        assert_eq!(offered(&Subject::Practice(PracticeId("x".into())), catalogue), []);
        assert_eq!(offered(&Subject::Protocol(ProtocolId("x".into())), catalogue), []);
    }

    #[test]
    fn the_minute_is_one() {
        let catalogue = catalogue();
        let minute = minute(catalogue).unwrap();
        assert_eq!(offered(&minute, catalogue).first(), Some(&Millis::from_secs(60)));
    }
}
