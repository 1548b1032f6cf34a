//! What the system took on: what waits there until its moment.

use super::phone::Phone;
use crate::time::UtcMillis;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// What the system took on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// The moment it is for.
    pub at: UtcMillis,
    pub mark: String,
    /// When it took it on.
    pub on: UtcMillis,
    #[serde(default)]
    pub offers_rest: bool,
    /// What clocks show then, where it goes along with the zone.
    #[serde(default)]
    pub floats: Option<NaiveDateTime>,
}

impl Accepted {
    /// Its moment where the phone is now.
    pub fn moment(&self, phone: &Phone) -> UtcMillis {
        let here = self.floats.and_then(|wall| phone.here.zone.moment(wall));
        here.map_or(self.at, |found| found.at)
    }

    /// Whether clocks show its time by now where a day comes first, and the system has had it for long enough to be there and back.
    pub fn may_have_come_elsewhere(&self, now: UtcMillis) -> bool {
        let first = self.floats.map(|wall| wall.and_utc().timestamp_millis() - EARLIEST_ZONE_MS);
        first.is_some_and(|first| first <= now.0) && now.0 - self.on.0 >= THERE_AND_BACK_MS
    }
}

/// How far ahead of UTC the zone is where each day comes first (IANA: Pacific/Kiritimati).
const EARLIEST_ZONE_MS: i64 = 14 * 3_600_000;

/// What is not there any more after less than that was lost, and did not come in another zone (design value).
const THERE_AND_BACK_MS: i64 = 3_600_000;
