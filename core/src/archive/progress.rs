//! How far work has come, and whether it is still wanted.

use super::ArchiveError;
use std::ops::ControlFlow;

/// How far the work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Steps that are done.
    pub done: u64,
    /// All steps.
    pub of: u64,
}

/// Is told how far the work has come, and says whether it goes on.
pub type Watch<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

/// Counts steps. It tells about each hundredth part, not about each step: whoever listens may draw.
pub(super) struct Steps<'a> {
    watch: Watch<'a>,
    now: Progress,
    told: u64,
}

impl<'a> Steps<'a> {
    /// Tells that nothing is done yet.
    pub fn begin(watch: Watch<'a>, of: u64) -> Result<Self, ArchiveError> {
        let mut steps = Self { watch, now: Progress { done: 0, of }, told: 0 };
        steps.tell()?;
        Ok(steps)
    }

    /// One more is done. [`ArchiveError::Cancelled`] where it is not wanted any more.
    pub fn step(&mut self) -> Result<(), ArchiveError> {
        self.forward(1)
    }

    /// So many more are done.
    pub fn forward(&mut self, steps: u64) -> Result<(), ArchiveError> {
        self.now.done = self.now.done.saturating_add(steps).min(self.now.of);
        if self.now.done.saturating_sub(self.told) * 100 >= self.now.of { self.tell() } else { Ok(()) }
    }

    /// So many are done.
    pub fn reach(&mut self, done: u64) -> Result<(), ArchiveError> {
        self.forward(done.saturating_sub(self.now.done))
    }

    /// The last word: all is done.
    pub fn end(&mut self) -> Result<(), ArchiveError> {
        self.now.done = self.now.of;
        self.tell()
    }

    fn tell(&mut self) -> Result<(), ArchiveError> {
        self.told = self.now.done;
        match (self.watch)(self.now) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(ArchiveError::Cancelled),
        }
    }
}
