//! Everything that can be found, with its words.

use super::facets::FacetValue;
use super::words::{Vocabulary, WordId, words};
use crate::content::{
    AlbumId, Catalogue, FacetText, Family, Flow, KindId, Language, LengthBand, Posture, Practice, PracticeId,
    ProtocolId, ResourceType, Role, SaidText,
};
use crate::time::Millis;
use std::collections::BTreeSet;

/// What can be found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    Practice(PracticeId),
    /// A way to breathe.
    Protocol(ProtocolId),
    /// A kind of journal entry.
    Kind(KindId),
    /// A list of practices.
    Album(AlbumId),
}

/// Something that can be found.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub target: Target,
    /// Its name, without small words.
    pub name: Vec<WordId>,
    pub aliases: Vec<Vec<WordId>>,
    /// Every word of its names, and of what it is for: problems, in all their words, and family.
    pub purposes: Vec<WordId>,
    pub summary: Vec<WordId>,
    pub values: Vec<FacetValue>,
}

/// Words that were said, and the items that they lead to, the best first.
#[derive(Debug, Clone)]
pub(super) struct Leads {
    pub words: Vec<Vec<WordId>>,
    pub items: Vec<usize>,
}

/// Everything, in the order of the catalogue: practices, protocols, kinds, albums.
#[derive(Debug, Clone)]
pub(super) struct Index {
    pub vocabulary: Vocabulary,
    pub items: Vec<Item>,
    pub said: Vec<Leads>,
    /// Every value that an item has, facet by facet, in the order in which files name them.
    pub values: Vec<FacetValue>,
}

/// Something that can be found, in the words of one language.
struct Raw<'a> {
    target: Target,
    name: &'a str,
    aliases: &'a [String],
    purposes: Vec<&'a str>,
    summary: &'a str,
    values: Vec<FacetValue>,
}

impl Index {
    pub fn new(catalogue: &Catalogue, language: &Language, patterns: &BTreeSet<String>) -> Self {
        let facets = catalogue.finding.facets.text.get(language);
        let said = catalogue.finding.said.text.get(language);
        let raw = raw(catalogue, language, facets);
        let small: BTreeSet<String> = said.small.iter().flat_map(|word| words(word)).collect();
        let mut all: BTreeSet<String> = patterns.clone();
        all.extend(small.iter().cloned());
        for one in &raw {
            let texts = [one.name, one.summary].into_iter().chain(one.purposes.iter().copied());
            all.extend(texts.chain(one.aliases.iter().map(String::as_str)).flat_map(words));
        }
        all.extend(said.said.iter().flat_map(|said| &said.words).flat_map(|text| words(text)));
        let vocabulary = Vocabulary::new(all, &small);
        let items: Vec<Item> = raw.into_iter().map(|one| item(one, &vocabulary)).collect();
        let values: BTreeSet<FacetValue> = items.iter().flat_map(|item| item.values.clone()).collect();
        let said = leads(said, catalogue, &items, &vocabulary);
        Self { vocabulary, items, said, values: values.into_iter().collect() }
    }

    /// Where something stands in it.
    pub fn place(&self, target: &Target) -> Option<usize> {
        self.items.iter().position(|item| item.target == *target)
    }
}

fn item(raw: Raw, vocabulary: &Vocabulary) -> Item {
    let aliases = || raw.aliases.iter().map(String::as_str);
    let texts = [raw.name].into_iter().chain(aliases()).chain(raw.purposes.iter().copied());
    let purposes: BTreeSet<WordId> = texts.flat_map(|text| vocabulary.ids(text)).collect();
    Item {
        name: vocabulary.plain(raw.name),
        aliases: aliases().map(|alias| vocabulary.plain(alias)).collect(),
        purposes: purposes.into_iter().collect(),
        summary: vocabulary.ids(raw.summary),
        values: raw.values,
        target: raw.target,
    }
}

fn raw<'a>(catalogue: &'a Catalogue, language: &Language, facets: &'a FacetText) -> Vec<Raw<'a>> {
    let found = |practice: &&Practice| practice.is(Role::Practice) || practice.is(Role::Grounding);
    let practices = catalogue.practices.iter().filter(found).map(|practice| {
        let text = practice.text.get(language);
        Raw {
            target: Target::Practice(practice.id.clone()),
            name: &text.name,
            aliases: &text.aliases,
            purposes: purposes(practice, facets),
            summary: &text.summary,
            values: of_practice(practice),
        }
    });
    let family = |family: Family| -> Vec<&'a str> {
        facets.family.get(&family).map(String::as_str).into_iter().collect()
    };
    let protocols = catalogue.protocols.iter().map(move |protocol| {
        let text = protocol.text.get(language);
        let lengths = &protocol.lengths;
        let mut values = vec![
            FacetValue::Family(Family::Breathing),
            FacetValue::Flow(Flow::None),
            FacetValue::ResourceType(ResourceType::Practice),
        ];
        values.extend(bands([lengths.short, lengths.medium, lengths.long].map(|length| length.0)));
        values.extend([Posture::Sitting, Posture::Standing, Posture::Lying].map(FacetValue::Posture));
        Raw {
            target: Target::Protocol(protocol.id.clone()),
            name: &text.name,
            aliases: &text.aliases,
            purposes: family(Family::Breathing),
            summary: &text.summary,
            values,
        }
    });
    let kinds = catalogue.kinds.iter().map(move |kind| {
        let text = kind.text.get(language);
        Raw {
            target: Target::Kind(kind.id.clone()),
            name: &text.name,
            aliases: &text.aliases,
            purposes: family(Family::Writing),
            summary: &text.summary,
            values: vec![
                FacetValue::Family(Family::Writing),
                FacetValue::ResourceType(ResourceType::Writing),
            ],
        }
    });
    let albums = catalogue.finding.albums.iter().map(|album| {
        let text = album.text.get(language);
        Raw {
            target: Target::Album(album.id.clone()),
            name: &text.name,
            aliases: &text.aliases,
            purposes: Vec::new(),
            summary: &text.summary,
            values: Vec::new(),
        }
    });
    practices.chain(protocols).chain(kinds).chain(albums).collect()
}

fn purposes<'a>(practice: &Practice, facets: &'a FacetText) -> Vec<&'a str> {
    let problems = practice.facets.problems.iter().filter_map(|problem| facets.problem.get(problem));
    let problems = problems.flat_map(|text| text.words.iter().chain([&text.name]));
    problems.chain(facets.family.get(&practice.family)).map(String::as_str).collect()
}

fn of_practice(practice: &Practice) -> Vec<FacetValue> {
    let Practice { facets, family, .. } = practice;
    let mut values: Vec<FacetValue> = facets.problems.iter().cloned().map(FacetValue::Problem).collect();
    values.extend(bands(practice.offered()));
    values.push(FacetValue::Family(*family));
    values.extend(facets.flow.iter().copied().map(FacetValue::Flow));
    // What can be done however one is can be done sitting.
    let any = [Posture::Sitting, Posture::Standing, Posture::Lying, Posture::Walking];
    let postures = if facets.posture.contains(&Posture::Any) { &any[..] } else { &facets.posture };
    values.extend(postures.iter().copied().map(FacetValue::Posture));
    values.push(FacetValue::ResourceType(facets.resource_type));
    values
}

fn bands(lengths: impl IntoIterator<Item = Millis>) -> impl Iterator<Item = FacetValue> {
    let bands: BTreeSet<LengthBand> = lengths.into_iter().map(LengthBand::of).collect();
    bands.into_iter().map(FacetValue::Length)
}

fn leads(said: &SaidText, catalogue: &Catalogue, items: &[Item], vocabulary: &Vocabulary) -> Vec<Leads> {
    let place = |id: &PracticeId| {
        items.iter().position(|item| matches!(&item.target, Target::Practice(practice) if practice == id))
    };
    let leads = |said: &crate::content::Said| {
        let mut places: Vec<usize> = said.practices.iter().filter_map(place).collect();
        for practice in &catalogue.practices {
            let names_one = practice.facets.problems.iter().any(|problem| said.problems.contains(problem));
            places.extend(place(&practice.id).filter(|at| names_one && !places.contains(at)));
        }
        Leads { words: said.words.iter().map(|text| vocabulary.plain(text)).collect(), items: places }
    };
    said.said.iter().map(leads).collect()
}
