//! What an editor does about what is typed in it: when it goes into its draft, when it becomes an entry, and when nothing
//! may be changed. [`Editor::apply`] is total: an event that does not fit changes nothing and asks for nothing.
//!
//! The text itself stays with whoever asks. Each effect is carried out with the text as it is at that moment.

use chrono::NaiveDate;

/// Where what was typed is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DraftState {
    /// In no draft, and nothing is missing: nothing was typed, or all of it was taken away again.
    Untouched,
    /// It is not in its draft yet, and will be in a moment.
    ToBeKept,
    /// In its draft.
    Kept,
    /// Nowhere but in the editor, for it could not be kept. It is tried again with the next change and whenever it is to be
    /// kept at once.
    NotKept,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Stage {
    Writing,
    /// It is to become an entry as soon as the draft that is on its way has arrived.
    BeforeKeeping,
    /// It is on its way into an entry; a letter that is sealed, with no way back.
    Keeping {
        sealed: bool,
    },
    Done,
}

/// Where an editor stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "each of them can be true with each of the others")]
pub struct Editor {
    stage: Stage,
    draft: DraftState,
    /// What is typed now would be sealed.
    sealed: bool,
    waits: bool,
    /// The draft is on its way.
    saving: bool,
    /// Something was typed since that draft, or that entry, was taken.
    typed_since: bool,
    /// What was typed since is to follow at once.
    hurries: bool,
}

/// What happens to an editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Event {
    /// Something was typed, chosen or taken away; as it is now it would be sealed, or not ([`seals`]).
    Typed {
        /// Whether it would be sealed.
        sealed: bool,
    },
    /// The wait is over.
    Waited,
    /// It is to be safe now: the screen is left, or the app goes out of sight.
    Hurry,
    /// It is in its draft, or where it is `blank`, in none.
    Saved {
        /// Nothing was in it.
        blank: bool,
    },
    /// It could not be put into its draft.
    NotSaved,
    /// The person keeps it.
    Keep,
    /// It is an entry.
    Kept,
    /// It could not become one.
    Refused,
    /// It is let go, or everything was deleted.
    LetGo,
}

/// What is to be done about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effect {
    /// To wait for [`AUTOSAVE_MS`](super::drafts::AUTOSAVE_MS), and then to tell [`Event::Waited`].
    Wait,
    /// To wait no longer.
    StopWaiting,
    /// To put what is there into its draft.
    SaveDraft,
    /// To keep what is there as an entry.
    KeepEntry,
}

/// Whether something that opens on a day is sealed when it is kept `today`: then nobody can read it, nor change it, before
/// that day.
pub fn seals(opens: Option<NaiveDate>, today: NaiveDate) -> bool {
    opens.is_some_and(|opens| opens > today)
}

impl Editor {
    /// Of something new, or of an entry that is to be changed; or going on with a draft. What it begins with would be `sealed`,
    /// or not.
    pub fn new(has_draft: bool, sealed: bool) -> Self {
        Self {
            stage: Stage::Writing,
            draft: if has_draft { DraftState::Kept } else { DraftState::Untouched },
            sealed,
            waits: false,
            saving: false,
            typed_since: false,
            hurries: false,
        }
    }

    /// Where what was typed is.
    pub fn draft(&self) -> DraftState {
        self.draft
    }

    /// Whether something may be typed. Not while a letter is being sealed: what would still be changed could go nowhere but
    /// into a draft, where it can be read. Nor once it is an entry.
    pub fn may_edit(&self) -> bool {
        !matches!(self.stage, Stage::Keeping { sealed: true } | Stage::Done)
    }

    /// Whether it can be kept as an entry.
    pub fn may_keep(&self) -> bool {
        self.stage == Stage::Writing
    }

    /// Whether what was typed would be lost with the editor.
    pub fn is_nowhere_else(&self) -> bool {
        self.stage != Stage::Done && matches!(self.draft, DraftState::ToBeKept | DraftState::NotKept)
    }

    /// It is an entry, or was let go: nothing goes into a draft any more.
    pub fn is_done(&self) -> bool {
        self.stage == Stage::Done
    }

    /// Takes an event, and says what is to be done, in order.
    pub fn apply(&mut self, event: Event) -> Vec<Effect> {
        let mut effects = Vec::new();
        match event {
            Event::Typed { sealed } => self.typed(sealed, &mut effects),
            Event::Waited => {
                self.waits = false;
                self.hurry(&mut effects);
            }
            Event::Hurry => {
                self.stop_waiting(&mut effects);
                self.hurry(&mut effects);
            }
            Event::Saved { blank } => {
                let safe = if blank { DraftState::Untouched } else { DraftState::Kept };
                self.saved(safe, &mut effects);
            }
            Event::NotSaved => self.saved(DraftState::NotKept, &mut effects),
            Event::Keep if self.stage == Stage::Writing => {
                self.stop_waiting(&mut effects);
                self.stage = Stage::BeforeKeeping;
                if !self.saving {
                    self.keep(&mut effects);
                }
            }
            Event::Kept => self.kept(&mut effects),
            Event::Refused if matches!(self.stage, Stage::Keeping { .. }) => {
                self.stage = Stage::Writing;
                // What was typed goes into its draft at once: it has waited long enough.
                self.hurry(&mut effects);
            }
            Event::LetGo => {
                self.stop_waiting(&mut effects);
                (self.stage, self.draft) = (Stage::Done, DraftState::Untouched);
            }
            Event::Keep | Event::Refused => {}
        }
        effects
    }

    fn typed(&mut self, sealed: bool, effects: &mut Vec<Effect>) {
        if !self.may_edit() {
            return;
        }
        (self.sealed, self.typed_since, self.draft) = (sealed, true, DraftState::ToBeKept);
        // What is being kept as an entry takes along what is typed meanwhile.
        if self.stage == Stage::Writing {
            self.wait(effects);
        }
    }

    fn hurry(&mut self, effects: &mut Vec<Effect>) {
        if self.saving {
            self.hurries = true;
        } else if self.stage == Stage::Writing && self.is_nowhere_else() {
            (self.saving, self.typed_since) = (true, false);
            effects.push(Effect::SaveDraft);
        }
    }

    fn saved(&mut self, draft: DraftState, effects: &mut Vec<Effect>) {
        if !std::mem::take(&mut self.saving) {
            return;
        }
        let hurries = std::mem::take(&mut self.hurries);
        if self.stage == Stage::Done {
            return;
        }
        if !self.typed_since {
            self.draft = draft;
        }
        if self.stage == Stage::BeforeKeeping {
            self.keep(effects);
        } else if hurries && self.typed_since {
            self.stop_waiting(effects);
            self.hurry(effects);
        }
    }

    fn keep(&mut self, effects: &mut Vec<Effect>) {
        (self.stage, self.typed_since) = (Stage::Keeping { sealed: self.sealed }, false);
        effects.push(Effect::KeepEntry);
    }

    fn kept(&mut self, effects: &mut Vec<Effect>) {
        match self.stage {
            // What was typed while it was being kept is kept, too.
            Stage::Keeping { .. } if self.typed_since => self.keep(effects),
            Stage::Keeping { .. } => (self.stage, self.draft) = (Stage::Done, DraftState::Untouched),
            Stage::Writing | Stage::BeforeKeeping | Stage::Done => {}
        }
    }

    /// One wait at a time: what is typed during it goes along.
    fn wait(&mut self, effects: &mut Vec<Effect>) {
        if !std::mem::replace(&mut self.waits, true) {
            effects.push(Effect::Wait);
        }
    }

    fn stop_waiting(&mut self, effects: &mut Vec<Effect>) {
        if std::mem::take(&mut self.waits) {
            effects.push(Effect::StopWaiting);
        }
    }
}
