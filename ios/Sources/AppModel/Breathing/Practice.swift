import KindselfCore

/// Something that can be practised, as it stands in the catalogue or in the person's own list.
public enum Practice: Hashable, Sendable {
  case breathing(ProtocolCard)
  /// A practice, led with words.
  case led(PracticeCard)
  case own(OwnPattern)

  /// What a session of it is about.
  public var subject: Subject {
    switch self {
    case .breathing(let card): .protocol(id: card.id)
    case .led(let card): .practice(id: card.id)
    case .own(let own): .own(pattern: own.pattern)
    }
  }

  public var name: String {
    switch self {
    case .breathing(let card): card.name
    case .led(let card): card.name
    case .own(let own): own.name
    }
  }

  /// What to look out for with this one, besides what holds for all breathing.
  public var cautions: [String] {
    switch self {
    case .breathing(let card): card.cautions
    case .led(let card): card.cautions
    case .own: []
    }
  }
}

/// What a screen is about, small enough to be part of the way there.
public enum PracticeKey: Hashable, Sendable {
  /// A protocol of the catalogue.
  case breathing(id: String)
  /// A practice of the catalogue.
  case led(id: String)
  /// The person's own pattern at that place of their list.
  case own(index: Int)
}

extension BreathingCatalogue {
  /// The practice a screen is about; nil where it is gone.
  func practice(_ key: PracticeKey, owns: [OwnPattern]) -> Practice? {
    switch key {
    case .breathing(let id): protocols.first { $0.id == id }.map(Practice.breathing)
    case .led(let id): led(id).map(Practice.led)
    case .own(let index): owns.indices.contains(index) ? .own(owns[index]) : nil
    }
  }

  /// The practice a session was about; nil where the catalogue or the person's list has it no more.
  func practice(about subject: Subject, owns: [OwnPattern]) -> Practice? {
    switch subject {
    case .protocol(let id): practice(.breathing(id: id), owns: owns)
    case .practice(let id): practice(.led(id: id), owns: owns)
    case .own(let pattern): owns.first { $0.pattern == pattern }.map(Practice.own)
    }
  }

  private func led(_ id: String) -> PracticeCard? { (practices + [grounding]).first { $0.id == id } }
}
