//! The facade that Kotlin and Swift see. It converts, locks and spawns; everything is decided in the core.
//!
//! - [`Breathing`]: the catalogue, the crisis lines, checks, and the way to a [`Session`].
//! - [`Session`]: one session being played; a shell asks it at start, pause, resume and restore, never each frame.
//! - [`Store`]: the encrypted file. [`Journal`]: what is written in it.
//! - [`Archive`]: everything in a file a person keeps, and back; [`Incoming`]: what was opened and is not taken in yet.
//! - [`Track`]: its sound, rendered range by range on a thread of the shell's.
//!
//! Records cross by value. All lengths are whole milliseconds; `now_ms` is the phone's monotonic clock.

mod archive;
mod breathing;
mod cards;
mod choice;
mod convert;
mod errors;
mod journal;
mod random;
mod safety;
mod session;
mod settings;
mod store;
mod timeline;
mod track;

pub use archive::{
    Archive, ArchiveError, BackupCard, ExportedCard, ImportSource, Incoming, MetCard, PassphraseFault,
    PlainForm, PreviewCard, ProblemsCard, ProgressListener, RestoreMode, RestoredCard, check_passphrase,
    least_passphrase_chars, passphrase_work, same_passphrase, suggest_passphrase, unwrap_key, wrap_key,
};
pub use breathing::Breathing;
pub use cards::{BoundsCard, BreathingCatalogue, CautionsCard, ProtocolCard, StartPaceCard, StructureCard};
pub use choice::{Choice, Guide, Holds, Pattern, PatternSeconds, Preparation, Range, Subject, Turn};
pub use errors::{BreathingError, Fault, Field, KeptError, Problem, SoundError};
pub use journal::{
    DaysCard, DraftCard, EntryCard, EntryFault, EntryFilter, EntryPage, EntryProblem, EntryValue, EntryView,
    Feeling, FieldCard, FieldShape, FieldValue, HitCard, Journal, JournalCatalogue, JournalError, KindCard,
    OptionCard, Piece, PreviousView, SearchPage, TagCard, Written,
};
pub use safety::{
    Cost, CountryCard, CrisisCard, EmergencyCard, Hours, LineCard, LineWay, NumberCard, PlaceCard, Reaches,
    SourceCard,
};
pub use session::{
    Asks, Ending, Interruption, Lack, MotorState, Question, Reply, Session, SessionAnswer, SessionDevice,
    SessionEffect, SessionEvent, SessionOpening, SessionState, SessionStatus, SystemControls, WaitReason,
};
pub use settings::{FirstFinished, OwnPattern, Settings, Theme};
pub use store::{
    BreathedCard, CountCard, GoesCard, KeyCopy, MendedCard, Moment, NewKey, RecoveryStands, RecoveryStep,
    Store, StoreError, StoreListener, StoreTrouble, erase_store, fitting_key, key_copy, key_copy_text,
    new_key, recovery_stands, recovery_steps, store_files,
};
pub use timeline::{Cue, CueKind, Limit, Phase, PhaseKind, Position, Pulse, Strike, Timeline, Tone, Touch};
pub use track::{Clip, Track};

uniffi::setup_scaffolding!();
