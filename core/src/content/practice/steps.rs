//! What a step is made of, whatever it does.

use super::{Closed, Composition, Condition, Does, Line, Pause, Silence, Step};
use crate::content::Texts;

impl Line {
    /// The version that a session's number picks.
    pub fn version(&self, seed: u32) -> &Texts<String> {
        let others = seed as usize % (self.or.len() + 1);
        others.checked_sub(1).and_then(|other| self.or.get(other)).unwrap_or(&self.line)
    }
}

impl Does {
    /// Its lines; none where it has none.
    pub fn lines(&self) -> &[Line] {
        match self {
            Self::Say(lines) | Self::Touch { lines, .. } | Self::Picture { lines, .. } => lines,
            Self::Rest(_)
            | Self::Breathe { .. }
            | Self::Choose(_)
            | Self::Rate(_)
            | Self::Write(_)
            | Self::Read(_) => &[],
        }
    }

    /// Its form for closed eyes, where it asks and has one.
    pub fn closed(&self) -> Option<&Closed> {
        match self {
            Self::Choose(choose) => Some(&choose.closed),
            Self::Rate(rate) => rate.closed.as_ref(),
            Self::Write(write) => Some(&write.closed),
            Self::Say(_)
            | Self::Touch { .. }
            | Self::Picture { .. }
            | Self::Rest(_)
            | Self::Breathe { .. }
            | Self::Read(_) => None,
        }
    }

    /// Its pauses by the clock.
    pub(super) fn pauses(&self) -> Vec<Pause> {
        let rest = match self {
            Self::Rest(rest) => match rest.silence {
                Silence::Clock(pause) => Some(pause),
                Silence::Breaths { .. } => None,
            },
            _ => None,
        };
        let closed = self.closed().map(|closed| closed.pause);
        self.lines().iter().map(|line| line.pause).chain(rest).chain(closed).collect()
    }
}

impl Composition {
    /// Whether it goes otherwise for closed eyes.
    pub fn minds_eyes(&self) -> bool {
        let on_eyes = |when: &Condition| {
            when.each().iter().any(|one| matches!(one, Condition::EyesOpen | Condition::EyesClosed))
        };
        self.steps.iter().any(|step| step.does.closed().is_some() || step.when.as_ref().is_some_and(on_eyes))
    }
}

impl Step {
    /// Everything in it that is said or shown.
    pub(super) fn texts(&self) -> Vec<&Texts<String>> {
        let mut all: Vec<&Texts<String>> = self.part.iter().collect();
        for line in self.does.lines() {
            all.push(&line.line);
            all.extend(line.or.iter().chain(&line.say_as));
        }
        all.extend(self.does.closed().map(|closed| &closed.line));
        match &self.does {
            Does::Say(_) | Does::Touch { .. } | Does::Picture { .. } | Does::Breathe { .. } => {}
            Does::Rest(rest) => all.extend(&rest.shown),
            Does::Choose(choose) => {
                all.push(&choose.ask);
                all.extend(choose.options.iter().map(|option| &option.words));
            }
            Does::Rate(rate) => all.extend([&rate.ask, &rate.low, &rate.high]),
            Does::Write(write) => {
                all.push(&write.ask);
                all.extend(&write.help);
            }
            Does::Read(read) => {
                all.push(&read.title);
                all.extend(&read.paragraphs);
            }
        }
        all
    }
}
