//! Which of a session's tracks is heard.

use crate::sound::Track;
use kindself_core::player::{Effect, Event};
use kindself_core::sound::{Begun, Clips};
use std::sync::{Arc, Weak};

/// The track that was made last, the one that plays when it is said to, and the one that is heard.
#[derive(Debug, Default)]
pub(super) struct Tracks {
    made: Weak<Track>,
    ready: Option<Arc<Track>>,
    heard: Option<Arc<Track>>,
}

impl Tracks {
    /// A track was made, and is the one that plays next.
    pub fn is_made(&mut self, track: &Arc<Track>) {
        self.made = Arc::downgrade(track);
    }

    /// A line was spoken since.
    pub fn take_up(&self, clips: &Clips) {
        // Another one may be heard for a while yet, where another timeline is wanted by now.
        let heard = self.heard.iter().filter(|heard| Arc::as_ptr(heard) != self.made.as_ptr());
        for track in self.made.upgrade().iter().chain(heard) {
            track.take_up(clips);
        }
    }

    /// What is heard once the effects of that event are carried out. What falls silent has nothing to go on with.
    pub fn follow(&mut self, event: Event, effects: &[Effect], clips: &Clips) {
        if let Event::TrackReady(_) = event {
            self.ready = self.made.upgrade();
        }
        for effect in effects {
            match effect {
                Effect::PlayFrom(at) => {
                    let begun = self.heard.as_ref().map_or_else(Begun::default, |track| track.begun(*at));
                    self.heard.clone_from(&self.ready);
                    if let Some(track) = &self.heard {
                        track.go_on(*at, &begun, clips);
                    }
                }
                Effect::Silence => self.heard = None,
                _ => {}
            }
        }
    }
}
