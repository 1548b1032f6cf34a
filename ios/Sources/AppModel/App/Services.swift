import KindselfCore

/// Everything the app needs from the phone, gathered once when it starts. Each service has one adapter (Platform) and
/// one recording fake in tests. Nothing in AppModel imports a framework of Apple's beyond Foundation, Observation and
/// Dispatch.
@MainActor public struct Services {
  public let clock: any SessionClock
  public let haptics: any Haptics
  public let voice: any Voice
  /// Where what the voice has said may be kept; nil: nowhere.
  public let speechFolder: String?
  public let speaker: any Speaker
  /// Small texts in files beside the store: the lock, and what earlier versions kept.
  public let shelf: any Shelf
  public let vault: any KeyVault
  public let storeFolder: any StoreFolder
  public let documents: any Documents
  public let printer: any Printer
  public let stage: any Stage
  public let phone: any Phone
  public let lock: any Lock
  public let curtain: any Curtain
  public let notifier: any Notifier

  public init(
    clock: any SessionClock, haptics: any Haptics, voice: any Voice, speechFolder: String?, speaker: any Speaker,
    shelf: any Shelf, vault: any KeyVault, storeFolder: any StoreFolder, documents: any Documents,
    printer: any Printer, stage: any Stage, phone: any Phone, lock: any Lock, curtain: any Curtain,
    notifier: any Notifier
  ) {
    self.clock = clock
    self.haptics = haptics
    self.voice = voice
    self.speechFolder = speechFolder
    self.speaker = speaker
    self.shelf = shelf
    self.vault = vault
    self.storeFolder = storeFolder
    self.documents = documents
    self.printer = printer
    self.stage = stage
    self.phone = phone
    self.lock = lock
    self.curtain = curtain
    self.notifier = notifier
  }
}

/// Time as it goes by, and now.
@MainActor public protocol SessionClock: AnyObject {
  /// The monotonic clock in milliseconds; it goes on while the phone sleeps.
  var nowMs: UInt64 { get }
  /// Suspends until `nowMs` reads at least this; throws `CancellationError` when the task is cancelled.
  func wait(until atMs: UInt64) async throws
  /// Minutes after midnight at which the person's day begins. Whoever holds the settings says so.
  var dayBeginsMin: UInt16 { get set }
  /// Now, for the core, which says what day that is: the phone's own date and time, its zone, and where a day begins.
  var moment: Moment { get }
}

/// The motor in the phone.
@MainActor public protocol Haptics: AnyObject {
  /// False where there is no motor; settings then say so.
  var isThere: Bool { get }
  /// Plays a touch, in place of whatever was playing.
  func play(_ touch: Touch)
  /// Stills it at once.
  func still()
}

/// The phone's own speech voice.
@MainActor public protocol Voice: AnyObject {
  /// Ready to say words of that language; nil where the phone has no voice for it.
  func open(_ language: String) async -> (any OpenVoice)?
}

/// A voice of one language, rendered ahead into samples. One of them says one thing at a time.
@MainActor public protocol OpenVoice: AnyObject {
  /// What the phone calls it.
  var name: String { get }
  /// What it makes of some words, at so many times its ordinary speed. Whoever does not wait any more cancels it: half
  /// a sentence is none.
  func say(_ words: String, speed: Float) async -> Rendering
  /// It says nothing more.
  func close()
}

/// What is coming out of the speaker: a moment of the track, at a reading of the monotonic clock.
public struct Heard: Sendable, Equatable {
  public let atMs: UInt64
  public let nowMs: UInt64

  public init(atMs: UInt64, nowMs: UInt64) {
    self.atMs = atMs
    self.nowMs = nowMs
  }
}

/// Sound coming out. One track at a time; it is rendered ahead of being heard, never in a callback of the hardware.
@MainActor public protocol Speaker: AnyObject {
  /// Frames a second that suit the output: 48,000 or 24,000.
  var rate: UInt32 { get }
  /// The person's own music may go on beside the session; the lock screen's controls are given up for it.
  var mixesWithOthers: Bool { get set }
  /// Plays a track from a moment on, in place of whatever was playing; the change to a recompiled track is seamless.
  /// `heard` is told now and then. False where sound is denied: the session goes on silently, and the screen says so.
  func play(_ track: any TrackProtocol, fromMs: UInt64, heard: @escaping @MainActor (Heard) -> Void) -> Bool
  /// Silent at once, without a click.
  func silence()
  /// Lets what is left of the track ring out (the last bell), then falls silent by itself.
  func ringOut()
}

/// Small texts that outlast the app: the saved session, the settings. Written whole or not at all.
public protocol Shelf: Sendable {
  /// The text under that name, or nil where there is none. Throws where it cannot be read.
  func read(_ name: String) throws -> String?
  /// Keeps a text, atomically and durably. Throws where it cannot.
  func write(_ name: String, _ text: String) throws
  /// Forgets it.
  func remove(_ name: String) throws
  /// Moves an unreadable text out of the way without deleting it.
  func setAside(_ name: String) throws
  /// Forgets every text, also those that were set aside.
  func clear() throws
}

/// A session as the system shows it.
public struct NowPlaying: Sendable, Equatable {
  /// The practice's name.
  /// Empty where nobody else is to read it.
  public let title: String
  public let isRunning: Bool
  /// Whether it makes sound; touch alone needs the app in front.
  public let isSounding: Bool
  /// Whether the screen is to stay on.
  public let keepsScreenOn: Bool
  /// Where it is and how long it lasts, for the lock screen's controls.
  public let atMs: UInt64
  public let lengthMs: UInt64

  public init(title: String, isRunning: Bool, isSounding: Bool, keepsScreenOn: Bool, atMs: UInt64, lengthMs: UInt64) {
    self.title = title
    self.isRunning = isRunning
    self.isSounding = isSounding
    self.keepsScreenOn = keepsScreenOn
    self.atMs = atMs
    self.lengthMs = lengthMs
  }
}

/// What the system shows and keeps alive while a session is on, and what it has to say about it.
@MainActor public protocol Stage: AnyObject {
  /// A session is on. `events` is told of calls, other sound, unplugged headphones, and the lock screen's buttons.
  func open(_ show: NowPlaying, events: @escaping @MainActor (SessionEvent) -> Void)
  /// The session went on, paused, or has other words.
  func update(_ show: NowPlaying)
  /// The session is over.
  func close()
}

/// What came of printing.
public enum Printed: Sendable {
  /// It is printed, or was left again; the system has said which.
  case over
  /// There is nothing to print with.
  case nothing
  /// The pages could not be made.
  case failed
}

/// What puts pages on paper.
@MainActor public protocol Printer: AnyObject {
  /// Shows the system's own sheet for printing, where the person chooses the printer or a PDF, or leaves again. Nothing of
  /// it is in a file of the app's.
  func print(_ paper: Paper) async -> Printed
}

/// The phone around the app.
@MainActor public protocol Phone: AnyObject {
  /// Language tag of the app's texts.
  var language: String { get }
  /// ISO 3166 code of the phone's region, or nil.
  var region: String? { get }
  /// Asks the system for a moment more out of sight, for work that is worth it.
  func finishing(_ work: @escaping @MainActor () async -> Void)
  /// Asks for a call to `number`; it is the person who calls. False where this device cannot.
  func dial(_ number: String) async -> Bool
  /// Opens a text message to `number` with `words` in it; it is the person who sends it. False where this device cannot.
  func text(_ number: String, words: String?) async -> Bool
  /// Opens `site`, a name without `https://`, in the browser; the app itself asks for no network. False where this
  /// device cannot.
  func browse(_ site: String) async -> Bool
}

/// Unlocking by the device's own means (face, finger, code).
@MainActor public protocol Lock: AnyObject {
  /// False where the device has no means to ask.
  var isThere: Bool { get }
  /// True once the person has shown who they are, and where the device has no means to ask. `reason` is shown.
  func unlock(reason: String) async -> Bool
}

/// What stands in front of everything of the app's, also of what the system shows above its screens (what is to be
/// shared, files to choose, dialogs), where no screen can.
@MainActor public protocol Curtain: AnyObject {
  /// Hides everything.
  func draw()
  /// Shows everything again.
  func open()
  /// Closes whatever the system shows above the screens.
  func clearAway()
}
