//! The facade that Kotlin and Swift see. It converts, locks and spawns; everything is decided in the core.
//!
//! - [`Content`]: what the app knows. [`Breathing`], [`Finding`], [`Journal`] and [`Archive`] are made from it; it has the crisis lines
//!   and the pictures, and reads settings.
//! - [`Finding`]: what was typed, and facets → what there is.
//! - [`Breathing`]: what can be breathed, checks, and the way to a [`Session`].
//! - [`Session`]: one session being played; a shell asks it at start, pause, resume and restore, never each frame.
//! - [`SpeechCache`]: what voices have said, kept for the next time.
//! - [`Track`]: its sound, rendered range by range on a thread of the shell's.
//! - [`Reminders`]: what a shell tells of reminders and carries out, the rules, and the self-test.
//! - [`Store`]: the encrypted file, with the sessions that were breathed and what was kept from practices. [`Journal`]: what is written in it.
//! - [`Archive`]: everything in a file a person keeps, and back; [`Incoming`]: what was opened and is not taken in yet.
//!
//! Each module is one capability: its object, its types, its errors. Records cross by value. All lengths are whole
//! milliseconds; `now_ms` is the phone's monotonic clock.

mod archive;
mod breathing;
mod content;
mod favourites;
mod fields;
mod finding;
mod history;
mod journal;
mod keepsakes;
mod kept;
mod pictures;
mod random;
mod reminders;
mod safety;
mod scales;
mod session;
mod settings;
mod sound;
mod store;
mod time;
mod timeline;

pub use archive::{
    Archive, ArchiveError, BackupCard, BackupWish, ExportedCard, ImportSource, Incoming, NextBackup,
    OutcomeCard, PassphraseFault, PlainForm, PreviewCard, ProblemsCard, ProgressListener, RestoreMode,
    RestoredCard, TypedPassphrase, least_passphrase_chars, passphrase_work, suggest_passphrase,
    typed_passphrase, unwrap_key, wrap_key,
};
pub use breathing::{
    BoundsCard, Breathing, BreathingCatalogue, BreathingError, CautionsCard, Choice, Fault, Field, Guide,
    Holds, Manner, OwnPatternCard, PaceChange, Pattern, PatternSeconds, Posture, PracticeCard,
    PracticeLength, PracticeName, Preparation, Problem, ProtocolCard, Range, StartPaceCard, Subject,
    seconds_in_digits, stepped, typed_length_ms, typed_seconds,
};
pub use content::{Content, ContentError};
pub use favourites::FavouriteCard;
pub use fields::{
    EntryValue, Feeling, FieldCard, FieldFault, FieldProblem, FieldShape, FieldValue, OptionCard,
};
pub use finding::{
    AlbumCard, Because, Distress, Facet, FacetCard, FacetChoice, FacetValueCard, Finding, FindingError,
    Found, FoundHit, FoundTarget, RecentCard, SuggestionCard, Why,
};
pub use history::{
    BreathedCard, LastCard, RatedCard, felt_most, is_session_remembered, minutes_given, sessions_page,
};
pub use journal::{
    DaysCard, DraftCard, Editor, EditorAnswer, EditorDraft, EditorEffect, EditorEvent, EditorStatus,
    EditorText, EntryCard, EntryFilter, EntryPage, EntryView, HitCard, Journal, JournalCatalogue,
    JournalError, KindCard, KindPart, PauseCard, Piece, PreviousView, SearchPage, Sheet, SheetBody,
    SheetPart, TagCard, Written, looks_for_something, typed_tags,
};
pub use keepsakes::{KeepsakeCard, KeepsakeError, KeptKind, OfferedKeepsake, keepsake_chars_most};
pub use kept::SavedStateError;
pub use pictures::{PaletteRole, PictureCard, PictureLabel, PictureShape, PicturesCard};
pub use reminders::{
    CalendarCard, Factor, FactorCard, FactorState, Late, LeftOutCard, MakerCard, Moved, Never, NoReminder,
    NotificationsShown, PhoneSystem, PlannedKind, PlannedReminder, Punctual, QuietManner, QuietSpan,
    ReminderAct, ReminderBounds, ReminderCard, ReminderError, ReminderEvent, ReminderFault, ReminderLogCard,
    ReminderNote, ReminderOpens, ReminderPhone, ReminderPreview, ReminderReadings, ReminderRest,
    ReminderRule, ReminderStep, ReminderTrigger, ReminderUsual, ReminderWhen, ReminderWishes,
    ReminderWording, ReminderZone, Reminders, SelfTestCard, SettingsPage, Unsaid, UpcomingCard,
    WaitingReminder, WaitingReminders, reminder_bounds, reminder_usual,
};
pub use safety::{
    AbuseLineCard, AbuseLinesCard, Cost, CountryCard, CrisisCard, EmergencyCard, Hours, LineCard, LineWay,
    NumberCard, PlaceCard, Reaches, SourceCard,
};
pub use scales::{
    AnsweredCard, BandCard, BandsCard, Basis, BesideCard, ChangeCard, ChangeRowCard, CoefficientKind,
    CountsFrom, DraftAnchor, DraftChange, DraftItem, DraftLine, FormulaCard, GroundCard, InformalCard,
    KindWords, KnownCard, MissingAnswers, NoScore, NotText, PointCard, ScaleAnswer, ScaleBarrier, ScaleCard,
    ScaleDeed, ScaleDoubt, ScaleError, ScaleFile, ScaleForm, ScaleFormat, ScaleLeads, ScalePage,
    ScaleQuestion, ScaleResult, ScaleSection, ScaleTrend, ScaleVerdict, Scales, ScoreCard, SupportCard,
    TakenCard, Taking, TrendPoint, TrendStretch, Usable, WordingCard, WordingDoubt, WordingDraft,
    WordingUsed,
};
pub use session::{
    AnswerOption, Asks, Degradation, Ending, HapticsState, Interruption, Offers, Question, Reply, Session,
    SessionAnswer, SessionDevice, SessionEffect, SessionEvent, SessionGestures, SessionOpening,
    SessionOutcome, SessionState, SessionStatus, SpeechNext, SpeechTurn, SystemControls, WaitReason,
    session_gestures,
};
pub use settings::{FirstFinished, OwnPattern, Settings, Theme, usual_settings};
pub use sound::{Rendering, SoundError, SpeechCache, Track};
pub use store::{
    CountCard, KeyCopy, NewKey, RecoveryStands, RecoveryStep, RemovedCard, SalvageReport, Store, StoreError,
    StoreListener, StoreTrouble, erase_store, fitting_key, key_copy, key_copy_text, new_key,
    recovery_offered, recovery_stands, recovery_steps, store_files, store_quiet_ms,
};
pub use time::{Moment, day_beginnings};
pub use timeline::{
    Cue, CueKind, Hand, Limit, Phase, PhaseKind, Position, Pulse, Strike, Timeline, Tone, Touch,
};

uniffi::setup_scaffolding!();
