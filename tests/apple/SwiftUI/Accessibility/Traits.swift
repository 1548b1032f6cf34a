/// https://developer.apple.com/documentation/swiftui/accessibilitytraits
public struct AccessibilityTraits: SetAlgebra, Sendable {
  public typealias Element = AccessibilityTraits
  public typealias ArrayLiteralElement = AccessibilityTraits

  private var names: Set<String>

  public init() { names = [] }
  private init(_ name: String) { names = [name] }
  private init(_ names: Set<String>) { self.names = names }

  public static let isButton = AccessibilityTraits("button")
  public static let isHeader = AccessibilityTraits("header")
  public static let isSelected = AccessibilityTraits("selected")
  public static let isLink = AccessibilityTraits("link")
  public static let isSearchField = AccessibilityTraits("search field")
  public static let isImage = AccessibilityTraits("image")
  public static let playsSound = AccessibilityTraits("plays sound")
  public static let isKeyboardKey = AccessibilityTraits("keyboard key")
  public static let isStaticText = AccessibilityTraits("static text")
  public static let isSummaryElement = AccessibilityTraits("summary")
  public static let updatesFrequently = AccessibilityTraits("updates frequently")
  public static let startsMediaSession = AccessibilityTraits("starts media session")
  public static let allowsDirectInteraction = AccessibilityTraits("direct interaction")
  public static let causesPageTurn = AccessibilityTraits("page turn")
  public static let isModal = AccessibilityTraits("modal")
  public static let isToggle = AccessibilityTraits("toggle")

  public func contains(_ member: AccessibilityTraits) -> Bool { member.names.isSubset(of: names) }
  public func union(_ other: AccessibilityTraits) -> AccessibilityTraits { .init(names.union(other.names)) }
  public func intersection(_ other: AccessibilityTraits) -> AccessibilityTraits {
    .init(names.intersection(other.names))
  }
  public func symmetricDifference(_ other: AccessibilityTraits) -> AccessibilityTraits {
    .init(names.symmetricDifference(other.names))
  }
  public mutating func formUnion(_ other: AccessibilityTraits) { self = union(other) }
  public mutating func formIntersection(_ other: AccessibilityTraits) { self = intersection(other) }
  public mutating func formSymmetricDifference(_ other: AccessibilityTraits) { self = symmetricDifference(other) }

  @discardableResult public mutating func insert(
    _ newMember: AccessibilityTraits
  ) -> (inserted: Bool, memberAfterInsert: AccessibilityTraits) {
    let isNew = !contains(newMember)
    formUnion(newMember)
    return (isNew, newMember)
  }

  @discardableResult public mutating func remove(_ member: AccessibilityTraits) -> AccessibilityTraits? {
    let removed = intersection(member)
    names.subtract(member.names)
    return removed.names.isEmpty ? nil : removed
  }

  @discardableResult public mutating func update(with newMember: AccessibilityTraits) -> AccessibilityTraits? {
    let had = intersection(newMember)
    formUnion(newMember)
    return had.names.isEmpty ? nil : had
  }
}

/// https://developer.apple.com/documentation/swiftui/accessibilitychildbehavior
public struct AccessibilityChildBehavior: Hashable, Sendable {
  private let name: String

  public static let ignore = AccessibilityChildBehavior(name: "ignore")
  public static let contain = AccessibilityChildBehavior(name: "contain")
  public static let combine = AccessibilityChildBehavior(name: "combine")
}

/// https://developer.apple.com/documentation/swiftui/accessibilityactionkind
public struct AccessibilityActionKind: Equatable, Sendable {
  private enum Kind: Equatable {
    case `default`, escape, magicTap, delete
    case named(Text)
  }

  private let kind: Kind

  public static let `default` = AccessibilityActionKind(kind: .default)
  public static let escape = AccessibilityActionKind(kind: .escape)
  public static let magicTap = AccessibilityActionKind(kind: .magicTap)
  public static let delete = AccessibilityActionKind(kind: .delete)
  private init(kind: Kind) { self.kind = kind }
  public init(named name: Text) { kind = .named(name) }

  @MainActor func add(
    _ handler: @escaping @MainActor () -> Void, to actions: inout ScreenElement.Actions, _ scope: Scope
  ) {
    switch kind {
    case .default: actions.activate = handler
    case .escape: actions.escape = handler
    case .magicTap: actions.magicTap = handler
    case .delete: actions.named.append(("Delete", handler))
    case .named(let name): actions.named.append((name.string(in: scope.environment), handler))
    }
  }
}

/// https://developer.apple.com/documentation/swiftui/accessibilityadjustmentdirection
public enum AccessibilityAdjustmentDirection: Hashable, Sendable {
  case increment
  case decrement
}

/// https://developer.apple.com/documentation/swiftui/accessibilityheadinglevel
public enum AccessibilityHeadingLevel: UInt, Sendable {
  case unspecified
  case h1
  case h2
  case h3
  case h4
  case h5
  case h6
}
