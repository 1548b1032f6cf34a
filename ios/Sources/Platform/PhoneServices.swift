import AppModel
import Foundation

/// What reminds, from the first moment of the app on. What it keeps lies beside the store.
public func phoneNotifier() -> PhoneNotifier { PhoneNotifier(kept: FileShelf(folder: folder("Kindself"))) }

/// Everything the phone offers, put together.
@MainActor public func phoneServices(
  notifier: PhoneNotifier = phoneNotifier(), clock: MonotonicClock? = nil
) -> Services {
  let clock = clock ?? MonotonicClock()
  let session = SoundSession()
  let speaker = TrackSpeaker(session: session, clock: clock)
  let stage = SessionStage(session: session)
  stage.isRinging = { [weak speaker] in speaker?.isSounding ?? false }
  speaker.silent = { [weak stage] in stage?.endIfQuiet() }
  // Whatever took the output away: the session waits for the person instead of going on unheard.
  speaker.lost = { [weak stage] in stage?.tell(.interrupt(by: .otherSound)) }
  return Services(
    clock: clock, haptics: PhoneHaptics(), voice: SpokenVoice(clock: clock),
    speechFolder: folder("voice", in: .cachesDirectory).path, speaker: speaker,
    shelf: notifier.kept, vault: KeychainVault(),
    storeFolder: PrivateFolder(folder: folder("store")), documents: OutsideFiles(),
    printer: PhonePrinter(isRightToLeft: isRightToLeft), stage: stage, phone: ThisPhone(), lock: DeviceLock(),
    curtain: WindowCurtain(), notifier: notifier)
}

/// Whether the app's texts are written from right to left.
private var isRightToLeft: Bool {
  let language = Locale.Language(identifier: Bundle.main.preferredLocalizations.first ?? "en")
  return language.characterDirection == .rightToLeft
}

/// What tells the next run of the app how this one ended.
@MainActor public func runMark() -> any RunMark { RunFile(folder: folder("run")) }

private func folder(
  _ name: String, in place: FileManager.SearchPathDirectory = .applicationSupportDirectory
) -> URL {
  // The system names exactly one.
  let folders = FileManager.default.urls(for: place, in: .userDomainMask)
  return (folders.first ?? .temporaryDirectory).appending(path: name)
}
