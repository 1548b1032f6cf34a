//! What a shell does, step by step, and what can come between two of its steps.

use crate::ask::{Kind, name};
use crate::clocks::{Clock, date_of};
use crate::system::System;
use crate::world::{Asks, By, Key, Run, Sabotage, World};
use kindself_core::reminders::{
    Act, Book, Capabilities, Event, Known, MOST_TIMES, Occasion, OccurrenceId, Phone, Place, Plan, Planned,
    PlannedId, Waiting, Wishes, Words, Zone,
};
use kindself_core::time::UtcMillis;
use std::rc::Rc;

/// Why the app runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Something of its own was there.
    Alarm,
    /// The person did something with a notification.
    Acted(OccurrenceId, Act),
    /// The phone started, the app was updated, a clock or a zone was set.
    Told(&'static str),
    /// The person opened it, and what is in the store is at hand.
    Opened,
}

/// Where a run breaks off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kill {
    /// Before anything was kept.
    Looked,
    Planned,
    /// One is shown, and nobody was told.
    Shown,
    /// The system took them on, and nobody was told.
    Added,
    /// After so many calls of the system.
    Calls(i64),
}

/// The run was broken off.
#[derive(Debug)]
struct Killed;

/// A run, and the text as it is kept meanwhile.
struct Running {
    kill: Option<Kill>,
    kept: Option<(String, Asks)>,
    /// Seen to have come, and not kept yet.
    noted: Vec<Key>,
}

const ANDROID_SLOTS: u16 = 50;
const IOS_SLOTS: u16 = 40;

impl World {
    pub fn slots(&self) -> u16 {
        if self.is_ios() { IOS_SLOTS } else { ANDROID_SLOTS }
    }

    /// The app runs; whether it came to its end.
    pub fn run(&mut self, cause: Cause) -> bool {
        if !self.on || (self.stopped && cause != Cause::Opened) {
            return false;
        }
        if self.stopped {
            self.stopped = false;
            self.cut();
        }
        self.figures.runs += 1;
        let kill = self.some_kill(cause);
        // Where nothing breaks off, what is in memory is what is kept.
        let kept = if kill.is_some() { self.text() } else { None };
        let mut running = Running { kill, kept, noted: Vec::new() };
        let done = self.steps(cause, &mut running).is_ok();
        if !done {
            self.die(running);
        }
        done
    }

    fn some_kill(&mut self, cause: Cause) -> Option<Kill> {
        let often = match cause {
            Cause::Alarm | Cause::Acted(..) => 1,
            Cause::Told(_) | Cause::Opened => 4,
        };
        let is_killed = self.dice.hits(often);
        is_killed.then(|| match self.dice.among(0, 6) {
            0 => Kill::Looked,
            1 => Kill::Planned,
            2 => Kill::Shown,
            3 => Kill::Added,
            4 => Kill::Calls(self.dice.among(0, 60)),
            _ => Kill::Calls(self.dice.among(0, 5)),
        })
    }

    fn text(&self) -> Option<(String, Asks)> {
        Some((self.book.to_text().ok()?, Rc::clone(&self.book_asks)))
    }

    /// The process is gone, and what it had not kept.
    fn die(&mut self, running: Running) {
        self.figures.kills += 1;
        self.figures.lost_acks += u64::from(matches!(running.kill, Some(Kill::Shown | Kill::Added)));
        self.say(|| format!("killed: {:?}", running.kill));
        self.kills.push(self.now.at);
        if let Some((text, asks)) = running.kept {
            self.reread(&text, asks);
        }
    }

    pub fn reread(&mut self, text: &str, asks: Asks) {
        match Book::from_text(text) {
            Ok(book) => (self.book, self.book_asks) = (book, asks),
            Err(error) => self.fault(&format!("its own text was refused: {error}"), None),
        }
    }

    /// Another process: what it knows is what was kept.
    pub fn restart(&mut self) {
        if let Some((text, asks)) = self.text() {
            self.reread(&text, asks);
        }
    }

    fn steps(&mut self, cause: Cause, running: &mut Running) -> Result<(), Killed> {
        self.say(|| format!("the app runs: {cause:?}"));
        if self.dice.hits(1) {
            self.restart();
        }
        if cause == Cause::Opened {
            self.take_rules();
        }
        let is_woken = matches!(cause, Cause::Alarm | Cause::Acted(..));
        let phone = self.phone(is_woken);
        let event = match cause {
            Cause::Acted(id, act) => Event::Acted(id, act),
            _ => Event::Looked,
        };
        self.book.tell(&event, &phone);
        self.note_seen(&phone, cause, running);
        if running.kill == Some(Kill::Looked) {
            return Err(Killed);
        }
        self.keep(running);
        if matches!(cause, Cause::Acted(_, Act::LetPass)) && self.dice.hits(90) {
            // Nothing is to come because one was put away.
            return Ok(());
        }
        let plan = self.book.plan(&phone, &no_words);
        if running.kill == Some(Kill::Planned) {
            return Err(Killed);
        }
        self.visible.retain(|visible| !plan.clear.contains(&visible.name));
        let mut plan = plan;
        for due in std::mem::take(&mut plan.due_now) {
            self.post(&due, &phone, running)?;
        }
        self.carry_out(&plan, running)?;
        let phone = self.phone(is_woken);
        if self.is_lacking(&plan) {
            // Once more, for those that the system did not take.
            let mend = self.book.plan(&phone, &no_words);
            self.carry_out(&mend, running)?;
        }
        self.unsure = false;
        self.live = vec![Rc::clone(&self.book_asks)];
        let stretch = self.stretches.len().saturating_sub(1);
        self.runs.push(Run { at: self.now.at, stretch, asks: Rc::clone(&self.book_asks) });
        if self.dice.hits(3) {
            self.rests();
        }
        Ok(())
    }

    fn post(&mut self, due: &Planned, phone: &Phone, running: &mut Running) -> Result<(), Killed> {
        self.call(running)?;
        if self.is_ios() {
            // What is shown at once takes the place of what waits by its name.
            self.system.cancel(&due.id.text());
        }
        self.show(&due.id.text(), By::App);
        if running.kill == Some(Kill::Shown) {
            return Err(Killed);
        }
        running.noted.extend(self.key(&due.id.text()));
        if self.sabotage != Sabotage::Forgets {
            self.book.tell(&Event::Delivered(vec![due.clone()]), phone);
        }
        self.keep(running);
        Ok(())
    }

    fn carry_out(&mut self, plan: &Plan, running: &mut Running) -> Result<(), Killed> {
        if !plan.cancel.is_empty() {
            // Where nobody can ask what waits, it is forgotten first: what waits and is not known does no harm, the other way round it
            // would. Where it can be asked, last: what waits and is not known tells that word of others was lost, too.
            if !self.is_ios() {
                self.book.cancelled(plan);
                self.keep(running);
            }
            for name in &plan.cancel {
                self.call(running)?;
                self.system.cancel(name);
            }
            if self.is_ios() {
                self.book.cancelled(plan);
                self.keep(running);
            }
        }
        self.say(|| {
            let names: Vec<String> = plan.add.iter().map(|planned| planned.id.text()).collect();
            format!("add {names:?}, cancel {:?}", plan.cancel)
        });
        for planned in &plan.add {
            self.call(running)?;
            match self.sabotage {
                Sabotage::Pretends => {}
                Sabotage::Hurries => {
                    let sooner = Planned { at: UtcMillis(planned.at.0 - 3_600_000), ..planned.clone() };
                    self.system.add(&sooner, self.now, &mut self.dice);
                }
                Sabotage::None | Sabotage::Forgets => self.system.add(planned, self.now, &mut self.dice),
            }
        }
        let waiting = self.system.count() as u64;
        let most =
            if self.is_ios() { &mut self.figures.most_requests } else { &mut self.figures.most_alarms };
        *most = waiting.max(*most);
        if running.kill == Some(Kill::Added) && !plan.add.is_empty() {
            return Err(Killed);
        }
        if !plan.add.is_empty() {
            let pretends = self.sabotage == Sabotage::Pretends;
            let taken = plan.add.iter().filter(|planned| pretends || self.system.has(&planned.id.text()));
            let taken: Vec<Planned> = taken.cloned().collect();
            let names: Vec<String> = taken.iter().map(|planned| planned.id.text()).collect();
            let mut phone = self.phone(true);
            if pretends {
                phone.waiting = Waiting::AsAccepted;
            }
            self.book.tell(&Event::Accepted(taken), &phone);
            self.keep(running);
            self.system.note(&names);
        }
        Ok(())
    }

    fn is_lacking(&self, plan: &Plan) -> bool {
        self.sabotage == Sabotage::None
            && self.is_ios()
            && plan.add.iter().any(|planned| !self.system.has(&planned.id.text()))
    }

    /// A call of the system, after which the app may be gone.
    fn call(&mut self, running: &mut Running) -> Result<(), Killed> {
        match &mut running.kill {
            Some(Kill::Calls(0)) => Err(Killed),
            Some(Kill::Calls(left)) => {
                *left -= 1;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// What is in memory is kept; from now on it is known for good.
    fn keep(&mut self, running: &mut Running) {
        if running.kill.is_some() {
            running.kept = self.text();
        }
        for key in running.noted.drain(..) {
            if let Some(seen) = self.seen.get_mut(&key) {
                seen.noted = true;
            }
            self.unnoted.retain(|(unnoted, ..)| *unnoted != key);
        }
    }

    /// What of all that came the app can see now.
    fn note_seen(&mut self, phone: &Phone, cause: Cause, running: &mut Running) {
        let visible = self
            .visible
            .iter()
            .filter(|visible| phone.shown.contains(&visible.name) || self.sabotage == Sabotage::Forgets);
        running.noted.extend(visible.filter_map(|visible| visible.key));
        if let Waiting::Read(_) = phone.waiting {
            // Of what the app was not told it knows only where others of the same time still wait.
            let tells = self.system.has_unnoted();
            // Where the clock was set back since, what came and what was lost look alike.
            let now = self.now.told();
            let gone = self.unnoted.iter().filter(|(_, by, at)| match by {
                By::App => false,
                By::System { known } => (*known || tells) && *at <= now,
            });
            running.noted.extend(gone.map(|(key, ..)| *key));
            // Now it is taken for lost, and later nobody will know better.
            self.unnoted.retain(|(_, by, at)| *by == By::App || *at <= now);
        }
        if let Cause::Acted(id, act) = cause
            && let Some(key) = self.key(&id.text())
        {
            running.noted.push(key);
            let seen = self.seen.entry(key).or_default();
            match act {
                Act::Later => seen.wished += 1,
                Act::NotToday | Act::Pause => {
                    seen.no_more = true;
                    self.no_more_today(key);
                }
                Act::Done | Act::Opened | Act::LetPass => {}
            }
        }
    }

    /// Of one that came on a later day than it was for, and is dealt with on that day, that day is meant.
    fn no_more_today(&mut self, key: Key) {
        let day = |told| self.now.clock.day(told, self.begins);
        let today = day(self.now.told());
        if self.seen.get(&key).is_some_and(|seen| seen.count > 0 && day(seen.told) == today) {
            for nth in 0..MOST_TIMES {
                self.seen.entry((key.0, today, nth)).or_default().no_more = true;
            }
        }
    }

    /// The plan was carried out: the same question has nothing to do as its answer.
    fn rests(&mut self) {
        if self.sabotage != Sabotage::None {
            return;
        }
        let again = self.book.plan(&self.phone(true), &no_words);
        if !again.add.is_empty() || !again.cancel.is_empty() || !again.due_now.is_empty() {
            self.figures.restless += 1;
            let names = |planned: &[Planned]| planned.iter().map(|one| one.id.text()).collect::<Vec<_>>();
            let said = format!(
                "a plan asks for more: add {:?}, cancel {:?}, now {:?}",
                names(&again.add),
                again.cancel,
                names(&again.due_now)
            );
            self.fault(&said, None);
        }
    }

    /// What the phone says of itself.
    fn phone(&self, is_woken: bool) -> Phone {
        let told = UtcMillis(self.now.told());
        let zone = match self.now.clock {
            Clock::Of(zone) if !self.nameless => Zone::Known(zone),
            clock => Zone::of("Nowhere/Else", i32::try_from(clock.ahead(told.0) / 1000).unwrap_or(0)),
        };
        let ios = self.is_ios();
        let waiting = match &self.system {
            System::Ios(_, requests) if !self.unsure => Waiting::Read(
                requests.iter().map(|request| (request.name.clone(), request.mark.clone())).collect(),
            ),
            System::Android(_) if is_woken && !self.unsure => Waiting::AsAccepted,
            _ => Waiting::Unsure,
        };
        let forgets = self.sabotage == Sabotage::Forgets;
        Phone {
            now: told,
            here: Place { zone, day_begins: u16::try_from(self.begins).unwrap_or(0) },
            can: Capabilities {
                slots: self.slots(),
                posts: true,
                exact: self.exact && !ios,
                shows_itself: ios,
                floats: ios,
            },
            waiting,
            shown: self.visible.iter().filter(|_| !forgets).map(|visible| visible.name.clone()).collect(),
        }
    }

    /// Rules as the store has them.
    pub fn take_rules(&mut self) {
        let mut known = Known::default();
        for ask in self.asks.iter() {
            let id = name(ask.which, self.seed);
            if let Some((day, ended)) = ask.ended {
                known.after.insert(id, (date_of(day), UtcMillis(ended)));
            }
            if let Kind::Programme(days) = &ask.kind {
                known.programme.insert(id, days.iter().map(|day| date_of(*day)).collect());
            }
        }
        let rules = self.asks.iter().filter_map(|ask| ask.reminder(self.seed)).collect();
        let wishes = Wishes { most_a_day: self.most_a_day, exact: self.exact, ..Wishes::default() };
        self.book.take(rules, wishes, known);
        self.book_asks = Rc::clone(&self.asks);
        self.live.push(Rc::clone(&self.asks));
    }

    /// What of the system's is there now.
    pub fn fire(&mut self) {
        let fired = self.system.take(self.now);
        if !self.is_ios() {
            self.say(|| format!("alarms: {fired:?}"));
            for (name, is_late) in &fired {
                if self.sabotage == Sabotage::Hurries {
                    self.show(name, By::App);
                }
                if let (true, Some(key)) = (*is_late, self.key(name)) {
                    self.seen.entry(key).or_default().slept = true;
                }
            }
            self.run(Cause::Alarm);
            return;
        }
        for (name, known) in fired {
            self.show(&name, By::System { known });
        }
    }

    /// Whether one that waits on a screen is a full place's: opening the app makes room.
    pub fn is_refill(name: &str) -> bool {
        PlannedId::from_text(name) == Some(PlannedId::Refill)
    }
}

fn no_words(_: &Occasion) -> Words {
    Words::default()
}
