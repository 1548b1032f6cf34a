//! Every name of the five lists that this app began with, typed as it stands there.

use super::*;

/// Where a name leads.
enum Leads {
    To(&'static str),
    Album(&'static str),
}

use Leads::{Album, To};

/// The forty resources of the first list.
const RESOURCES: [(&str, Leads); 40] = [
    ("Grounding Techniques Menu", To("grounding-menu")),
    ("Assertive Communication", To("assertive-communication")),
    ("Audio Collection: Psychology Tools For Developing Self-Compassion", Album("psychology-tools-audio")),
    ("Assertive Responses", To("assertive-responses")),
    ("Responses To Threat: Freeze, Appease, Flight, Fight", To("responses-to-threat")),
    ("Motivational Systems (Emotional Regulation Systems)", To("three-systems")),
    ("Progressive Muscle Relaxation", To("progressive-muscle-relaxation")),
    ("Relaxed Breathing", To("relaxed-breathing")),
    ("Compassionate Thought Challenging Record", To("compassionate-thought-record")),
    ("Autonomic Nervous System", To("autonomic-nervous-system")),
    ("Breathing To Activate Your Soothing System", To("soothing-rhythm-breathing")),
    ("Coercive Methods For Enforcing Compliance", To("coercive-methods")),
    ("Progressive Muscle Relaxation (Archived)", To("progressive-muscle-relaxation")),
    ("Gratitude Journal", To("gratitude-journal")),
    ("Barriers Abusers Overcome In Order To Abuse", To("barriers-abusers-overcome")),
    ("Focusing Compassion On Your Self", To("compassion-to-self")),
    ("Compassionate Letter Writing", To("compassionate-letter")),
    ("CFT Calm Place", To("calm-place")),
    ("Perspective-Taking", To("perspective-taking")),
    ("Mindful Walking", To("mindful-walking")),
    ("Mindfulness Of Breathing", To("mindfulness-of-breathing")),
    ("Mindfulness Of Sounds And Thoughts", To("sounds-and-thoughts")),
    ("What Is Compassion, Why Do I Need It, And How Might It Help Me?", To("what-is-compassion")),
    ("Mindfulness Of Body", To("mindfulness-of-body")),
    ("Free Compassion Audio Tracks", Album("free-tracks")),
    ("Developing Your Compassionate Other", To("compassionate-other")),
    ("Living With A Tricky Brain", To("tricky-brain")),
    ("The Three Systems", To("three-systems")),
    ("Trying On The Qualities Of Compassion", To("trying-on-qualities")),
    ("Voice Tone", To("voice-tone")),
    ("Combining Soothing Breathing With A Soothing Smell", To("soothing-smell")),
    ("Broadening Your Perspective", To("broadening-perspective")),
    ("A Memory Of Feeling Cared For", To("memory-cared-for")),
    ("Receiving Compassion From Your Ideal Other", To("receiving-from-ideal-other")),
    ("Being A Compassionate Person", To("being-a-compassionate-person")),
    ("Facial Expression", To("facial-expression")),
    ("The Spotlight Exercise", To("spotlight")),
    ("Compassion To Others", To("compassion-to-others")),
    ("Body Posture", To("body-posture")),
    ("A Memory Of Caring For Others", To("memory-caring-for-others")),
];

/// What the other four lists name.
const OTHERS: [(&str, &str); 29] = [
    ("Compassionate Body Scan", "compassionate-body-scan"),
    ("Compassionate Breathing", "affectionate-breathing"),
    ("Self-Compassion Meditation", "self-compassion-meditation"),
    ("Mindful Self-Compassion Meditation", "mindful-self-compassion-meditation"),
    ("Compassionate Letter to Myself", "letter-to-myself"),
    ("The Self-Compassion Break", "self-compassion-break"),
    ("Developing Your Own Self-Compassion Mantra", "self-compassion-mantra"),
    ("Imaging the Self Critical Part of Self", "imaging-the-critic"),
    ("Developing Qualities of Inner Compassion", "being-a-compassionate-person"),
    ("Compassion-Focused Imagery Work", "compassionate-other"),
    ("Exercise 1", "treat-a-friend"),
    ("Soothing rhythm breathing", "soothing-rhythm-breathing"),
    ("Calm place", "calm-place"),
    ("Being a compassionate person", "being-a-compassionate-person"),
    ("Compassion to anxious self", "compassion-to-anxious-self"),
    ("Criticism versus kindness", "criticism-versus-kindness"),
    ("Daily compassionate act", "daily-compassionate-act"),
    ("Compassionate other", "compassionate-other"),
    ("Self-compassion break", "self-compassion-break"),
    ("Self-compassion journal", "self-compassion-journal"),
    ("Reframe self-talk", "reframe-self-talk"),
    ("Supportive touch", "supportive-touch"),
    ("Kind affirmation", "kind-affirmation"),
    ("Loving-kindness for ourselves", "loving-kindness-ourselves"),
    ("Compassionate body scan", "compassionate-body-scan"),
    ("Box breathing", "box-breathing"),
    ("Letter to myself", "letter-to-myself"),
    ("Mindful eating", "mindful-eating"),
    ("Mindful walking", "mindful-walking"),
];

#[test]
fn each_resource_of_the_first_list_is_found_first_by_its_title() {
    let finder = finder();
    for (title, to) in RESOURCES {
        let target = match to {
            To(id) => practice(id),
            Album(id) => Target::Album(AlbumId(id.into())),
        };
        assert_eq!(first(finder, title).0, target, "{title}");
    }
}

#[test]
fn each_name_of_the_other_lists_is_found_first_in_any_case() {
    let finder = finder();
    for (title, id) in OTHERS {
        for typed in [title.to_owned(), title.to_lowercase(), title.to_uppercase(), title.replace('-', " ")] {
            assert_eq!(first(finder, &typed).0, practice(id), "{typed}");
        }
    }
}

/// What the lists and the programmes behind them call worksheets.
const WORKSHEETS: [&str; 12] = [
    "relaxed-breathing",
    "imaging-the-critic",
    "compassionate-voice",
    "gratitude-journal",
    "loving-kindness-phrases",
    "self-compassion-mantra",
    "treat-a-friend",
    "core-values-vow",
    "compassionate-thought-record",
    "perspective-taking",
    "reframe-self-talk",
    "assertive-responses",
];

#[test]
fn each_practice_that_was_a_worksheet_is_found_as_one() {
    let (finder, language) = (finder(), Language::new("en"));
    let worksheets = catalogue()
        .practices
        .iter()
        .filter(|one| one.facets.resource_type == crate::content::ResourceType::Worksheet)
        .map(|one| one.id.0.as_str());
    let mut worksheets: Vec<_> = worksheets.collect();
    let mut named = WORKSHEETS.to_vec();
    worksheets.sort_unstable();
    named.sort_unstable();
    assert_eq!(worksheets, named);
    for id in WORKSHEETS {
        let name = &catalogue().practice(&PracticeId(id.into())).unwrap().text.get(&language).name;
        for typed in [name.clone(), format!("{name} worksheet")] {
            assert_eq!(first(finder, &typed).0, practice(id), "{typed}");
        }
    }
}

#[test]
fn each_page_of_the_journal_is_found_as_the_worksheet_it_is_elsewhere() {
    let finder = finder();
    for (typed, id) in [
        ("thought record", "thought-record"),
        ("thought record worksheet", "thought-record"),
        ("CBT worksheet", "thought-record"),
        ("formulation", "formulation"),
        ("CFT formulation", "formulation"),
        ("case formulation", "formulation"),
        ("formulation worksheet", "formulation"),
        ("gratitude worksheet", "gratitude"),
        ("thankful page", "gratitude"),
        ("letter worksheet", "letter"),
        ("write a letter", "letter"),
        ("reframe worksheet", "reframe"),
        ("critic log", "critic-log"),
        ("inner critic worksheet", "critic-log"),
        ("kind act worksheet", "kind-act"),
    ] {
        assert_eq!(first(finder, typed).0, Target::Kind(KindId(id.into())), "{typed}");
    }
    for typed in ["worksheet", "worksheets", "Worksheet "] {
        let mut kinds: Vec<_> = catalogue().kinds.iter().map(|kind| Target::Kind(kind.id.clone())).collect();
        let mut first = found(finder, typed);
        first.truncate(kinds.len());
        kinds.sort();
        first.sort();
        assert_eq!(first, kinds, "{typed}");
    }
}

/// Nobody who types a name is taken for someone in distress.
#[test]
fn no_name_of_anything_is_taken_for_distress() {
    let finder = finder();
    let language = Language::new("en");
    let names = catalogue().practices.iter().map(|one| &one.text.get(&language).name);
    let names = names.chain(catalogue().protocols.iter().map(|one| &one.text.get(&language).name));
    let names = names.chain(catalogue().kinds.iter().map(|one| &one.text.get(&language).name));
    for name in names {
        assert_eq!(finder.find(name, &Filter::default()).distress, Distress::Calm, "{name}");
    }
}

#[test]
fn an_album_lists_practices_that_are_there() {
    for album in &catalogue().finding.albums {
        assert!(album.practices.len() >= 3, "{}", album.id.0);
        for id in &album.practices {
            assert!(catalogue().practice(id).is_some(), "{}: {}", album.id.0, id.0);
        }
    }
}
