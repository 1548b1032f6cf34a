//! What is asked of a practice that is about abuse.

use super::{Choose, Composition, Does, Practice, Role, Step};

/// The option of a discreet practice by which it ends without a word; on the screen it is a button on every page instead.
pub const LEAVE_NOW: &str = "leave-now";
/// The one that ends it with the help lines; on the screen it is a button, too.
pub const HELP_LINES: &str = "help-lines";
/// The one that counts where nothing is chosen.
const ROOM_FIRST: &str = "room-first";

type Wrong = (String, String);

/// It is said what it is about and who has not looked at it, no answer of it could be kept, and each of its choices begins with the
/// room and has the ways out.
pub(super) fn fault(practice: &Practice) -> Result<(), Wrong> {
    if !practice.discreet {
        return Ok(());
    }
    let said = practice.text.each().all(|text| text.note.is_some() && text.unreviewed.is_some());
    ensure(said, "text", "a discreet practice has a note and says who has not looked at it")?;
    ensure(
        practice.roles == [Role::Practice],
        "roles",
        "a discreet practice is offered as \"practice\" only",
    )?;
    ensure(practice.ratings.is_empty(), "ratings", "a discreet practice rates nothing: no answer is kept")?;
    for (name, script) in practice.lengths.each() {
        composition(script).map_err(|(field, reason)| (format!("lengths.{name}.{field}"), reason))?;
    }
    Ok(())
}

fn composition(script: &Composition) -> Result<(), Wrong> {
    for (n, step) in script.steps.iter().enumerate() {
        step_is_quiet(step).map_err(|(field, reason)| (format!("steps[{n}]{field}"), reason))?;
    }
    Ok(())
}

fn step_is_quiet(step: &Step) -> Result<(), Wrong> {
    ensure(!step.bell, ".bell", "a discreet practice rings no bell")?;
    match &step.does {
        Does::Rate(_) | Does::Write(_) => {
            Err((".does".to_owned(), "a discreet practice asks for nothing that could be kept".to_owned()))
        }
        Does::Choose(choose) => choice(choose),
        _ => Ok(()),
    }
}

fn choice(choose: &Choose) -> Result<(), Wrong> {
    let kept = choose.keep.is_some() || choose.options.iter().any(|option| option.own);
    ensure(!kept, ".does.choose", "a discreet practice keeps no answer")?;
    ensure(choose.default.0 == ROOM_FIRST, ".does.choose.default", "\"room-first\" in a discreet practice")?;
    let mut from_the_last = choose.options.iter().rev().map(|option| option.id.0.as_str());
    let ways_out = from_the_last.next() == Some(LEAVE_NOW) && from_the_last.next() == Some(HELP_LINES);
    let reason = "\"help-lines\" and \"leave-now\" come last in a discreet practice";
    ensure(ways_out, ".does.choose.options", reason)
}

fn ensure(holds: bool, field: &str, what_to_do: &str) -> Result<(), Wrong> {
    if holds { Ok(()) } else { Err((field.to_owned(), what_to_do.to_owned())) }
}
