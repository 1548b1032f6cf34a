extension Screen {
  /// All that match, in reading order: what stands for itself, or with an identifier anything that carries it.
  func all(_ label: String? = nil, role: ScreenElement.Role? = nil, id: String? = nil) -> [ScreenElement] {
    let candidates = id == nil ? front.inReadingOrder.flatMap(\.parts) + options : front.flatMap(\.family)
    return candidates.filter { element in
      (label == nil || (element.label == label && !element.isHidden)) && (role == nil || element.role == role)
        && (id == nil || element.identifier == id)
    }
  }

  /// The one that matches.
  func one(_ label: String? = nil, role: ScreenElement.Role? = nil, id: String? = nil) throws -> ScreenElement {
    try one(label, role: role, id: id, that: "is there") { _ in true }
  }

  func has(_ label: String, role: ScreenElement.Role? = nil) -> Bool { !all(label, role: role).isEmpty }

  /// The one that matches and can do something.
  func one(
    _ label: String?, role: ScreenElement.Role?, id: String?, that what: String,
    where can: (ScreenElement) -> Bool
  ) throws -> ScreenElement {
    let matching = all(label, role: role, id: id)
    let able = matching.filter(can)
    let asked = [label.map { "“\($0)”" }, role?.rawValue, id.map { "#\($0)" }].compactMap { $0 }.joined(separator: " ")
    guard able.count == 1, let element = able.first else {
      throw failure(
        able.isEmpty && !matching.isEmpty
          ? "\(asked) is there, but nothing of it \(what)" : "\(able.count) elements match \(asked) where one \(what)")
    }
    return element
  }

  func failure(_ text: String) -> ScreenFailure { ScreenFailure(description: "\(text), on:\n\(tree)") }

  /// The options of every picker are reached without opening it.
  private var options: [ScreenElement] {
    front.flatMap(\.family).filter { $0.role == .picker && !$0.isHidden }.flatMap(\.children)
  }

  /// Every element on the screen, one a line, as failures print it.
  var tree: String {
    front.map { $0.lines(indented: 0) }.joined(separator: "\n")
  }
}

extension ScreenElement {
  fileprivate func lines(indented depth: Int) -> String {
    var line = String(repeating: "  ", count: depth) + role.rawValue
    if !label.isEmpty { line += " “\(label)”" }
    if !value.isEmpty { line += " = \(value)" }
    if !identifier.isEmpty { line += " #\(identifier)" }
    if !isEnabled { line += ", disabled" }
    if isSelected { line += ", selected" }
    if isFocused { line += ", focused" }
    if isHidden { line += ", hidden" }
    return ([line] + children.map { $0.lines(indented: depth + 1) }).joined(separator: "\n")
  }
}
