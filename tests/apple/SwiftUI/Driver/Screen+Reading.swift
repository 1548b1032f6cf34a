extension Screen {
  /// What a reader says, from the first element to the last: one line each.
  var transcript: [String] { spoken.map(\.line) }

  private var spoken: [ScreenElement] { front.inReadingOrder.flatMap(\.parts).filter(\.isSpoken) }

  /// What would leave somebody who cannot see the screen without a way.
  var findings: [String] {
    let spoken = spoken
    var findings = spoken.flatMap(\.findings)
    let controls = Dictionary(grouping: spoken.filter(\.isControl), by: \.line)
    for (line, same) in controls where same.count > 1 { findings.append("\(same.count) controls say “\(line)”") }
    // Touched by a finger and never read.
    for element in front.flatMap(\.family)
    where element.isControl && element.isHidden && element.actions.tap != nil && element.isAlone(in: spoken) {
      findings.append("\(element.role.rawValue) “\(element.label)” is hidden from readers")
    }
    return findings.sorted()
  }
}

extension ScreenElement {
  fileprivate var kind: String {
    if traits.contains(.isHeader) { return "Heading" }
    switch role {
    case .text, .group, .shape, .canvas:
      if actions.adjust != nil { return "Adjustable" }
      if traits.contains(.isButton) { return "Button" }
      return traits.contains(.isLink) ? "Link" : traits.contains(.isImage) ? "Image" : "Text"
    case .button: return traits.contains(.isLink) ? "Link" : "Button"
    case .back: return "Button"
    case .image: return traits.contains(.isButton) ? "Button" : "Image"
    case .textField: return "Text field"
    case .secureField: return "Secure text field"
    case .textEditor: return "Text editor"
    case .datePicker: return "Date picker"
    default: return role.rawValue.prefix(1).uppercased() + role.rawValue.dropFirst()
    }
  }

  /// "Button: Pause. Stops until you go on." "Slider: Volume, 50%" "Tab: Breathe, selected"
  fileprivate var line: String {
    let states = [
      value, isSelected || traits.contains(.isSelected) ? "selected" : "", isEnabled ? "" : "dimmed",
    ]
    let said = ([label] + states).filter { !$0.isEmpty }.joined(separator: ", ")
    return hint.isEmpty ? "\(kind): \(said)" : "\(kind): \(said). \(hint)"
  }

  fileprivate var findings: [String] {
    var findings: [String] = []
    let what = label.isEmpty ? identifier.isEmpty ? role.rawValue : "\(role.rawValue) #\(identifier)" : "“\(label)”"
    if isControl, label.isEmpty {
      findings.append("\(what) has no label")
    } else if !isLabelled, isControl || role == .image {
      findings.append("\(what) is the name of a picture: give it a label, or hide it")
    }
    if actions.adjust != nil || role == .slider, value.isEmpty {
      findings.append("\(what) is adjustable and says no value")
    }
    let isPlain = !isControl && !traits.contains(.isButton) && !traits.contains(.isLink)
    if isPlain, respondsToReaders, actions.tap != nil, actions.activate == nil {
      findings.append("\(what) can be tapped and does not say so: add the trait of a button")
    }
    return findings
  }

  /// Nothing that is read stands for it: neither a group around it nor what represents it.
  fileprivate func isAlone(in spoken: [ScreenElement]) -> Bool {
    !label.isEmpty
      && !spoken.contains { $0.label == label || $0.children.flatMap(\.family).contains { $0.label == label } }
  }
}
