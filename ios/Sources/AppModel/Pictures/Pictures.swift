import Foundation
import KindselfCore

/// The core's pictures, asked for once, when the first is to be seen.
@MainActor public final class Pictures {
  private let content: any ContentProtocol

  init(content: any ContentProtocol) {
    self.content = content
  }

  /// All of them, and which stand for what is no family of practices.
  public private(set) lazy var card: PicturesCard = content.pictures()

  private lazy var byName: [String: PictureCard] = Dictionary(
    card.all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  /// The picture of that name; nil where there is none.
  public func find(_ id: String) -> PictureCard? { byName[id] }

  /// The picture beside its name.
  public func emblem(of practice: Practice) -> String {
    switch practice {
    case .led(let card): card.emblem
    case .breathing, .own: card.breathing
    }
  }
}

private let percent = 100.0

extension PictureCard {
  /// The edge of a shape at a moment, as the core says: x and y in turn, hundredths of a unit.
  public func edge(of shape: PictureShape, atMs: Double) -> [Double] {
    guard let periodMs, let to = shape.to else { return shape.from.map(Double.init) }
    let turns = atMs / Double(periodMs) + Double(shape.phasePercent) / percent
    let share = (1 - cos(2 * .pi * turns)) / 2
    return zip(shape.from, to).map { Double($0) + Double($1 - $0) * share }
  }
}
