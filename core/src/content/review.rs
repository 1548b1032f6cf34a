//! What is asked of content beyond its shape. `build.rs` and a test ask it; the app, whose files have passed, does not.

use super::catalogue::fault;
use super::{Catalogue, ContentError, Does, File, Files, Instrument, Kind, Practice, leaning};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

type Wrong = (String, String);

impl Catalogue {
    /// Nothing empty, nothing twice, and bounds that make sense together.
    pub fn review(&self, files: &Files) -> Result<(), ContentError> {
        let singles = [
            files.sources,
            files.rules,
            files.crisis,
            files.abuse_lines,
            files.journal_words,
            files.voice,
            files.reminder_texts,
            files.makers,
            files.informal,
        ];
        let folders = [files.protocols, files.practices, files.kinds, files.instruments];
        let finding = files.finding.each();
        for file in
            singles.iter().chain(folders.into_iter().chain([files.pictures]).flatten()).chain(&finding)
        {
            nothing_empty(file)?;
        }
        self.practices_agree(files)?;
        self.finding_agrees(files)?;
        self.rules_agree().map_err(|(field, reason)| fault(&files.rules, field, reason))?;
        self.crisis.review().map_err(|(field, reason)| fault(&files.crisis, field, reason))?;
        let abuse_lines = self.abuse_lines.review(&self.crisis);
        abuse_lines.map_err(|(field, reason)| fault(&files.abuse_lines, field, reason))?;
        let told = |file: &File, (field, reason): Wrong| Err(fault(file, field, reason));
        self.reminder_texts.fault().map_or(Ok(()), |wrong| told(&files.reminder_texts, wrong))?;
        let makers = self.makers.fault().map(|(field, reason)| (field, reason.to_owned()));
        makers.map_or(Ok(()), |wrong| told(&files.makers, wrong))?;
        self.instruments_agree(files)?;
        self.pictures_fit(files.pictures, files.practices)?;
        folders.into_iter().try_for_each(places_differ)
    }

    /// Each script makes sense, what it asks to be written has its field, and what a practice leans on is there.
    fn practices_agree(&self, files: &Files) -> Result<(), ContentError> {
        for file in files.practices {
            let named = |practice: &&Practice| file.path == format!("practices/{}.json", practice.id.0);
            let Some(practice) = self.practices.iter().find(named) else { continue };
            let wrong = practice.fault().or_else(|| self.writes_nowhere(practice));
            let wrong = wrong.or_else(|| leaning::fault(practice, &self.practices));
            wrong.map_or(Ok(()), |(field, reason)| Err(fault(file, field, reason)))?;
        }
        Ok(())
    }

    /// Each instrument is whole, and what stands beside one is there.
    fn instruments_agree(&self, files: &Files) -> Result<(), ContentError> {
        for file in files.instruments {
            let named = |one: &&Instrument| file.path == format!("instruments/{}.json", one.id.0);
            let wrong = self.instruments.iter().find(named).and_then(Instrument::fault);
            wrong.map_or(Ok(()), |(field, reason)| Err(fault(file, field, reason)))?;
        }
        let informal = &self.informal;
        let told = |field: &str, reason: &str| Err(fault(&files.informal, field, reason));
        if self.instrument(&informal.beside).is_none() {
            return told("beside", "an instrument in instruments/");
        }
        if self.practice(&informal.practice).is_none() {
            return told("practice", "a practice in practices/");
        }
        let has = |kind: &Kind| informal.compare.iter().all(|id| kind.field(id).is_some());
        let Some(kind) = self.kind(&informal.kind) else { return told("kind", "a kind in journal/") };
        if informal.compare.is_empty() || !has(kind) {
            return told("compare", "fields of that kind");
        }
        Ok(())
    }

    /// What a practice asks to be written, and has no field among the kinds of entries.
    fn writes_nowhere(&self, practice: &Practice) -> Option<Wrong> {
        practice.lengths.each().find_map(|(name, script)| {
            script.steps.iter().enumerate().find_map(|(n, step)| {
                let Does::Write(write) = &step.does else { return None };
                let kind = self.kind(&write.kind);
                let has = kind.is_some_and(|kind| kind.fields.iter().any(|field| field.id == write.field));
                let field = format!("lengths.{name}.steps[{n}].does.write.field");
                (!has).then(|| (field, "a field of a kind in journal/".to_owned()))
            })
        })
    }

    fn rules_agree(&self) -> Result<(), Wrong> {
        let (rules, bounds) = (&self.rules, &self.rules.bounds);
        let ranges = [
            ("inhale_s", bounds.inhale),
            ("top_up_s", bounds.top_up),
            ("hold_full_s", bounds.hold_full),
            ("exhale_s", bounds.exhale),
            ("hold_empty_s", bounds.hold_empty),
            ("cycle_s", bounds.cycle),
            ("session_s", bounds.session),
            ("session_with_holds_s", bounds.session_with_holds),
        ];
        for (name, range) in ranges {
            ensure(range.least <= range.most, &format!("bounds.{name}"), "the least comes first")?;
        }
        let shortest = bounds.inhale.least.saturating_add(bounds.exhale.least);
        let moves = bounds.inhale.least.0 > 0 && bounds.exhale.least.0 > 0;
        ensure(
            moves && bounds.cycle.least >= shortest,
            "bounds.cycle_s",
            "no breath is shorter than in and out",
        )?;
        // Fifteen breaths a minute: quicker than that for minutes on end would be hyperventilation by the clock.
        ensure(bounds.cycle.least.0 >= 4000, "bounds.cycle_s", "no quicker than a breath in four seconds")?;
        ensure(
            bounds.holds_percent_most <= 50,
            "bounds.holds_percent_most",
            "at most half of a breath is held",
        )?;
        ensure(
            bounds.session_with_holds.most <= bounds.session.most,
            "bounds.session_with_holds_s",
            "not longer",
        )?;
        ensure(bounds.step.0.0 > 0, "bounds.step_s", "a step is longer than nothing")?;
        let start = &rules.ramp.start;
        let on_step =
            start.range().stepped_fault(start.usual.0, start.step.0).is_none() && start.step.0.0 > 0;
        ensure(on_step, "ramp.start.usual_s", "a step between the least and the most")?;
        let inside = bounds.inhale.fault(start.least.0).or(bounds.exhale.fault(start.most.0)).is_none();
        ensure(inside, "ramp.start", "a pace that in and out may have")?;
        ensure(rules.ramp.breaths_a_stage > 0, "ramp.breaths_a_stage", "at least one")?;
        ensure(rules.ramp.smooth_share_of_session > 0, "ramp.smooth_share_of_session", "at least one")?;
        ensure(rules.ring_every.0.0 > 0, "ring_every_s", "longer than nothing")?;
        ensure(rules.settle.0.0 > 0, "settle_s", "longer than nothing")
    }
}

fn ensure(holds: bool, field: &str, reason: &str) -> Result<(), Wrong> {
    if holds { Ok(()) } else { Err((field.to_owned(), reason.to_owned())) }
}

/// Each file of a folder has its own place in the order.
fn places_differ(folder: &[File]) -> Result<(), ContentError> {
    let mut taken: BTreeMap<u32, &str> = BTreeMap::new();
    for file in folder {
        let Placed { order } = super::catalogue::parse(file)?;
        if let Some(first) = taken.insert(order, file.path) {
            let reason = format!("{order} is taken by {first}; each file of a folder has its own");
            return Err(fault(file, "order", reason));
        }
    }
    Ok(())
}

/// What the files of a folder have in common.
#[derive(Deserialize)]
struct Placed {
    order: u32,
}

fn nothing_empty(file: &File) -> Result<(), ContentError> {
    let whole: Value = super::catalogue::parse(file)?;
    empty("", &whole).map_or(Ok(()), |field| Err(fault(file, field, "empty; say something or leave it out")))
}

/// The path of the first text that says nothing.
fn empty(path: &str, value: &Value) -> Option<String> {
    match value {
        Value::String(text) => text.trim().is_empty().then(|| path.to_owned()),
        Value::Array(all) => all.iter().enumerate().find_map(|(n, one)| empty(&format!("{path}[{n}]"), one)),
        Value::Object(all) => {
            let dot = if path.is_empty() { "" } else { "." };
            all.iter().find_map(|(name, one)| empty(&format!("{path}{dot}{name}"), one))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}
