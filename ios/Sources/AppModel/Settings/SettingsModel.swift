import KindselfCore
import Observation

/// The settings. A change is kept at once; where there is no store, it holds until the app is closed. What is chosen
/// before the store is open is put on top of what is found in it.
@MainActor @Observable @dynamicMemberLookup public final class SettingsModel: Member {
  /// As they are now.
  public private(set) var chosen: Settings {
    // Whatever asks the clock for a moment is told the day by them.
    didSet { clock.dayBeginsMin = chosen.dayBeginsMin }
  }
  /// Changes, until it is known what they are changes of.
  @ObservationIgnored private var waiting: [@MainActor (inout Settings) -> Void] = []
  /// What was kept is in `chosen`.
  @ObservationIgnored private var isTakenUp = false
  @ObservationIgnored private let content: any ContentProtocol
  @ObservationIgnored private let kept: KeptTexts
  @ObservationIgnored private let clock: any SessionClock
  @ObservationIgnored private let notices: Notices

  init(content: any ContentProtocol, kept: KeptTexts, clock: any SessionClock, notices: Notices) {
    self.content = content
    self.kept = kept
    self.clock = clock
    self.notices = notices
    chosen = usualSettings()
  }

  /// One of them.
  public subscript<Value>(dynamicMember field: WritableKeyPath<Settings, Value>) -> Value {
    get { chosen[keyPath: field] }
    set { change { $0[keyPath: field] = newValue } }
  }

  /// Changes them; before it is known what was kept, for now, and then once more to that.
  public func change(_ change: @escaping @MainActor (inout Settings) -> Void) {
    var next = chosen
    change(&next)
    guard next != chosen else { return }
    chosen = next
    if isTakenUp { keep() } else { waiting.append(change) }
  }

  func opened() async { await read() }

  /// Takes up the settings that are kept, and what was chosen meanwhile.
  func read() async {
    var next = isTakenUp ? chosen : usualSettings()
    isTakenUp = false
    var found: Settings?
    do {
      found = try await kept.read(KeptName.settings) { [content] in try content.readSettings(text: $0) }
    } catch {
      notices.tell(Notice(settings: error as? SavedStateError))
    }
    next = found ?? next
    for change in waiting { change(&next) }
    (chosen, waiting, isTakenUp) = (next, [], true)
    if next != found ?? usualSettings() { keep() }
  }

  func erased() {
    (waiting, isTakenUp) = ([], false)
    chosen = usualSettings()
  }

  private func keep() {
    kept.keep(KeptName.settings) { [chosen] in
      try chosen.toText()
    } refused: { [notices] in
      notices.tell(.settingsNotKept)
    }
  }
}

extension Notice {
  fileprivate init(settings error: SavedStateError?) {
    if case .Newer = error { self = .settingsNewer } else { self = .settingsDamaged }
  }
}
