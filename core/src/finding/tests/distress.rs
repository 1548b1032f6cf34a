//! Sentences as people type them when they cannot spell, put first what helps in the next minute. They were collected for this test,
//! and none of them stands in the content, which has words and short patterns.

use super::*;

/// Someone may be in danger: the crisis lines stand above everything.
const CRISIS: [&str; 76] = [
    "i would rather die than go back",
    "i no longer want to live",
    "i do not want to be alive",
    "i do not want to be here any more",
    "i do not want to exist",
    "i want to end it tonight",
    "going to end it",
    "i dont deserve to live",
    "it would be better if i was dead",
    "no one would miss me",
    "ive lost the will to live",
    "i want my life to end",
    "so tired of being alive",
    "thoughts of death all day",
    "i took all my tablets",
    "i swallowed pills",
    "i want to cut",
    "wnat to die",
    "i will kil myself",
    "i want to kill my self",
    "i could hurt my self",
    "i cant live anymore",
    "i should just die",
    "he beat me last night",
    "he is hitting me",
    "he hurt me again",
    "he choked me",
    "he strangled me",
    "he punched me",
    "my wife slapped me",
    "he threatened me",
    "i was sexually abused",
    "i was molested as a child",
    "my dad touches me",
    "i want to die",
    "I just want to be dead already",
    "i dont want to live anymore",
    "i really don't want to be here anymore",
    "i wish i was dead",
    "wish i'd never been born, wish i were dead",
    "everyone would be better off without me",
    "theyd all be better off if i was dead",
    "im going to kill myself tonight",
    "thinking about killing myself",
    "kms",
    "feeling suicidal",
    "suicide",
    "i am sucidal and scared",
    "want to end my life",
    "i want to end it all",
    "there is no reason to live",
    "i have nothing left to live for",
    "i can't live like this",
    "i dont want to wake up tomorrow",
    "so tired of living",
    "i want to hurt myself",
    "trying not to harm myself",
    "self harm urges",
    "urge to selfharm",
    "i want to cut myself again",
    "i keep cutting",
    "took an overdose",
    "going to jump off the bridge",
    "i don't want to exist",
    "he hits me",
    "my boyfriend beats me when he drinks",
    "i was raped",
    "i am being abused at home",
    "nobody would care if i died",
    "i dont see the point in living",
    "life isnt worth living anyway",
    "i want to sleep and not wake up",
    "i took too many pills",
    "i dont trust myself tonight",
    "im just a burden to everyone",
    "everyone would be happier without me",
];

/// The ground and a kind word come first.
const DISTRESS: [&str; 126] = [
    "its hard to breathe",
    "trouble breathing",
    "i cannot breath",
    "cnt breathe",
    "im not ok",
    "i am not okay at all",
    "i hate my self",
    "panic",
    "having a panic attack",
    "i think im having a panick attack",
    "panicking so bad right now",
    "PANIC ATTACK HELP",
    "anxiety attack in the supermarket",
    "i cant breathe",
    "I can't breathe properly",
    "i can’t breath, cant breathe",
    "feels like i cannot breathe",
    "hyperventilating",
    "i feel like im choking",
    "feels like im suffocating",
    "so overwhelmed",
    "im overwelmed",
    "overwhelming feelings",
    "everything is too much",
    "its all too much for me",
    "i cant cope",
    "i just can't cope any more",
    "cant handle this",
    "i cant take it anymore",
    "i can not deal with this",
    "cant deal with today",
    "i can't do this",
    "i cant go on like that",
    "i cant stop crying",
    "crying in the bathroom at work",
    "crying and dont know why",
    "been sobbing for an hour",
    "in tears again",
    "im having a breakdown",
    "breaking down in the car",
    "i am falling apart",
    "my life is falling apart",
    "freaking out",
    "freaked out by a phone call",
    "im losing it",
    "i think im losing my mind",
    "feel like im losing control",
    "am i going crazy",
    "i feel numb",
    "completely numb inside",
    "everything feels numb and far away",
    "i feel nothing",
    "dead inside",
    "empty inside",
    "i hate myself",
    "i hate myself so much",
    "hate everything about myself",
    "i loathe myself",
    "disgusted with myself",
    "i disgust myself",
    "im worthless",
    "i am so useless",
    "feeling hopeless",
    "hopeles",
    "theres no hope",
    "there is no point anymore",
    "i feel helpless",
    "desperate",
    "in despair",
    "flashback",
    "having flashbacks of the accident",
    "flash backs wont stop",
    "i got triggered by a film",
    "its happening again",
    "woke up from a nightmare",
    "dissociating",
    "i keep disociating",
    "nothing feels real, im not real",
    "feel unreal",
    "i feel out of my body",
    "floating away",
    "cant stop shaking",
    "hands are trembling",
    "my heart is racing",
    "heart pounding out of my chest",
    "my chest feels tight",
    "chest tightness and dizzy",
    "im so scared",
    "terified",
    "i am terrified of tomorrow",
    "i dont feel safe",
    "spiralling",
    "in a spiral again",
    "total meltdown",
    "cant calm down",
    "please help me",
    "i need help",
    "help",
    "this is unbearable",
    "i feel like im going to die",
    "my heart wont stop racing",
    "make it stop",
    "ive had enough",
    "i give up",
    "losing my shit",
    "i cant feel anything",
    "i feel disconnected from everyone",
    "im shutting down",
    "i feel frozen",
    "i feel trapped in this",
    "sensory overload",
    "so anxious i cant move",
    "pls help",
    "i relapsed",
    "cant see a way out",
    "i cant keep going",
    "so much pain inside",
    "my head is exploding",
    "panik attack",
    "anxeity attack",
    "overwhelemd",
    "freaking the fuck out",
    "nothing feels real",
    "tears wont stop",
    "i cried all night",
    "whats the point",
];

#[test]
fn whoever_is_in_distress_finds_the_ground_and_a_kind_word_first() {
    let finder = finder();
    let wanted = [practice("grounding"), practice("self-compassion-break")];
    let mut missed = Vec::new();
    for text in CRISIS.iter().chain(&DISTRESS) {
        for typed in [(*text).to_owned(), text.to_uppercase(), format!("{text}..."), text.replace('\'', "’")]
        {
            if found(finder, &typed).get(..2) != Some(&wanted[..]) {
                missed.push(typed);
            }
        }
    }
    assert_eq!(missed, Vec::<String>::new());
    assert!(CRISIS.len() + DISTRESS.len() >= 100);
}

#[test]
fn whoever_may_be_in_danger_is_told_apart() {
    let finder = finder();
    let distress = |text: &str| finder.find(text, &Filter::default()).distress;
    let missed: Vec<_> = CRISIS.iter().filter(|text| distress(text) != Distress::Crisis).collect();
    assert_eq!(missed, Vec::<&&str>::new());
    let alarmed: Vec<_> = DISTRESS.iter().filter(|text| distress(text) != Distress::Distress).collect();
    assert_eq!(alarmed, Vec::<&&str>::new());
}

#[test]
fn distress_comes_first_whatever_is_chosen_and_each_thing_stands_there_once() {
    let finder = finder();
    for value in finder.find("", &Filter::default()).counts.into_iter().map(|count| count.value) {
        let hits = finder.find("panic attack", &Filter::default().with(value)).hits;
        assert_eq!(hits[0].target, practice("grounding"));
        assert_eq!(hits[1].target, practice("self-compassion-break"));
        assert!(hits[2..].iter().all(|hit| !hits[..2].iter().any(|first| first.target == hit.target)));
    }
}

/// Whoever pours out a page says it where they say it.
#[test]
fn an_outpouring_is_read_from_its_beginning_and_to_its_end() {
    let page = "and then we went home and nobody said a word about the dinner or the guests ".repeat(12);
    for text in [format!("{page} i just want to die"), format!("i just want to die {page}")] {
        assert!(text.split(' ').count() > 150);
        assert_eq!(finder().find(&text, &Filter::default()).distress, Distress::Crisis, "{text}");
    }
    assert_eq!(finder().find(&page, &Filter::default()).distress, Distress::Calm);
}

#[test]
fn an_ordinary_search_is_not_taken_for_distress() {
    let finder = finder();
    for text in [
        "",
        "p",
        "pan",
        "h",
        "hel",
        "breathing",
        "a walk",
        "letter to my mum",
        "gratitude",
        "can't sleep",
        "worried about work",
        "kind to myself",
        "life",
        "hand on heart",
        "trying on",
        "end of the day",
        "how might it help",
        "living well",
        "cutt",
    ] {
        assert_eq!(finder.find(text, &Filter::default()).distress, Distress::Calm, "{text}");
    }
}

#[test]
fn the_sentences_of_this_test_are_not_the_patterns_of_the_content() {
    let text = catalogue().finding.distress.text.get(&Language::new("en"));
    let patterns: Vec<&String> = text.distress.iter().chain(&text.crisis).collect();
    let same =
        CRISIS.iter().chain(&DISTRESS).filter(|sentence| patterns.iter().any(|pattern| pattern == *sentence));
    // Single words are typed as they are.
    assert!(same.clone().all(|sentence| sentence.split(' ').count() <= 3), "{:?}", same.collect::<Vec<_>>());
    assert!(same.count() * 5 < CRISIS.len() + DISTRESS.len());
}

/// Whoever types what is done to them may be in danger: the crisis lines stand above, the ground and a kind word come first, and the
/// pages that speak of it are there behind them.
#[test]
fn what_is_done_to_someone_leads_out_of_danger_first_and_to_the_pages_about_it_after() {
    for typed in ["he hits me", "my boyfriend beats me", "i am being abused at home", "i was raped"] {
        let found = finder().find(typed, &Filter::default());
        assert_eq!(found.distress, Distress::Crisis, "{typed}");
        let hits: Vec<Target> = found.hits.into_iter().map(|hit| hit.target).collect();
        let about = hits.iter().position(
            |hit| matches!(hit, Target::Practice(id) if catalogue().practice(id).is_some_and(|one| one.discreet)),
        );
        assert!(about.is_some_and(|at| at >= 2), "{typed}: {hits:?}");
    }
    for typed in
        ["coercive control", "why did i freeze", "was it my fault", "domestic violence", "checks my phone"]
    {
        let first = first(finder(), typed).0;
        let discreet = matches!(&first, Target::Practice(id) if catalogue().practice(id).is_some_and(|one| one.discreet));
        assert!(discreet, "{typed}: {first:?}");
        assert_eq!(finder().find(typed, &Filter::default()).distress, Distress::Calm, "{typed}");
    }
}
