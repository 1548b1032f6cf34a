import KindselfCore

/// Something that can be practised, as it stands in the catalogue or in the person's own list.
public enum Practice: Hashable, Sendable {
  case breathing(ProtocolCard)
  case structure(StructureCard)
  case own(OwnPattern)

  /// What a session of it is about.
  public var subject: Subject {
    switch self {
    case .breathing(let card): .protocol(id: card.id)
    case .structure(let card): .structure(id: card.id)
    case .own(let own): .own(pattern: own.pattern)
    }
  }

  public var name: String {
    switch self {
    case .breathing(let card): card.name
    case .structure(let card): card.name
    case .own(let own): own.name
    }
  }

  /// What to look out for with this one, besides what holds for all breathing.
  public var cautions: [String] {
    switch self {
    case .breathing(let card): card.cautions
    case .structure(let card): card.cautions
    case .own: []
    }
  }
}

/// What a screen is about, small enough to be part of the way there.
public enum PracticeKey: Hashable, Sendable {
  /// A protocol of the catalogue.
  case breathing(id: String)
  /// An attention structure of the catalogue.
  case structure(id: String)
  /// The person's own pattern at that place of their list.
  case own(index: Int)
}

extension BreathingCatalogue {
  /// The practice a screen is about; nil where it is gone.
  func practice(_ key: PracticeKey, owns: [OwnPattern]) -> Practice? {
    switch key {
    case .breathing(let id): protocols.first { $0.id == id }.map(Practice.breathing)
    case .structure(let id): structure(id).map(Practice.structure)
    case .own(let index): owns.indices.contains(index) ? .own(owns[index]) : nil
    }
  }

  /// The practice a session was about; nil where the catalogue or the person's list has it no more.
  func practice(about subject: Subject, owns: [OwnPattern]) -> Practice? {
    switch subject {
    case .protocol(let id): practice(.breathing(id: id), owns: owns)
    case .structure(let id): practice(.structure(id: id), owns: owns)
    case .own(let pattern): owns.first { $0.pattern == pattern }.map(Practice.own)
    }
  }

  private func structure(_ id: String) -> StructureCard? { (structures + [grounding]).first { $0.id == id } }
}
