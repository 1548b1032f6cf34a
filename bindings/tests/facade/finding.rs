//! What is found, in words, with facets and their counts.

use super::content;
use kindself::{Distress, Facet, FacetChoice, Finding, FindingError, FoundTarget, Why};

#[test]
fn what_is_found_has_its_name_its_line_and_its_lengths() {
    let finding = Finding::new(content());
    let found = finding.find("I feel awful".into(), Vec::new()).unwrap();
    let first = &found.hits[0];
    assert_eq!(first.target, FoundTarget::Practice { id: "supportive-touch".into() });
    assert_eq!((first.name.as_str(), first.why), ("Soothing and supportive touch", Why::Said));
    assert!(first.summary.starts_with("Comfort your own body") && first.lengths_ms.len() == 3);
    assert_eq!(found.distress, Distress::Calm);
    let kind = finding.find("thought record".into(), Vec::new()).unwrap().hits.remove(0);
    assert_eq!((kind.target, kind.lengths_ms), (FoundTarget::Kind { id: "thought-record".into() }, vec![]));
    let breath = finding.find("cyclic sighing".into(), Vec::new()).unwrap().hits.remove(0);
    assert_eq!(
        (breath.target, breath.lengths_ms.len()),
        (FoundTarget::Protocol { id: "cyclic-sigh".into() }, 3)
    );
}

#[test]
fn whoever_types_that_they_want_to_die_is_told_apart_and_gets_the_ground_first() {
    let found = Finding::new(content()).find("i want to die".into(), Vec::new()).unwrap();
    assert_eq!(found.distress, Distress::Crisis);
    let first: Vec<_> = found.hits.iter().take(2).map(|hit| (hit.name.as_str(), hit.why)).collect();
    assert_eq!(first, [("Ground me", Why::Distress), ("Self-compassion break", Why::Distress)]);
}

#[test]
fn facets_are_in_words_and_their_counts_answer_each_other() {
    let finding = Finding::new(content());
    let all = finding.find(String::new(), Vec::new()).unwrap();
    let facets: Vec<_> = all.facets.iter().map(|facet| (facet.facet, facet.name.as_str())).collect();
    assert_eq!(facets[0], (Facet::Problem, "What it is for"));
    assert_eq!(facets.len(), 6);
    assert!(all.facets.iter().all(|facet| !facet.values.is_empty()));
    let choice = FacetChoice { facet: Facet::Length, value: "minute".into() };
    let short = finding.find(String::new(), vec![choice.clone()]).unwrap();
    for (before, after) in all.facets.iter().zip(&short.facets) {
        for (before, after) in before.values.iter().zip(&after.values) {
            assert_eq!((&before.id, &before.name), (&after.id, &after.name));
            assert!(!before.name.is_empty() && after.hits <= before.hits);
        }
    }
    let minute = short.facets[1].values.iter().find(|value| value.id == "minute").unwrap();
    assert!(minute.chosen && minute.hits as usize == short.hits.len(), "{minute:?}");
    let unknown = FacetChoice { value: "an-hour".into(), ..choice };
    let refused = FindingError::UnknownValue { value: "an-hour".into() };
    assert_eq!(finding.find(String::new(), vec![unknown]), Err(refused));
}

#[test]
fn an_album_lists_its_practices_by_name() {
    let finding = Finding::new(content());
    let albums = finding.albums();
    let found = finding.find(albums[1].name.clone(), Vec::new()).unwrap().hits.remove(0);
    assert_eq!(found.target, FoundTarget::Album { id: albums[1].id.clone() });
    let names: Vec<&str> = albums[1].practices.iter().map(|practice| practice.name.as_str()).collect();
    assert_eq!(names, ["What compassion is and why it helps", "Voice tone", "Soothing rhythm breathing"]);
}
