// What the probes speak of.
import SwiftUI

struct Item: Identifiable, Hashable {
  let id: Int
  var name = ""
  var isOn = false
}

struct Plain {
  var name = ""
}

final class Unobserved {}

@MainActor @Observable final class Model {
  var note = ""
  var isOn = false
  var items: [Item] = []
  func load() async {}
  func clear() {}
}
