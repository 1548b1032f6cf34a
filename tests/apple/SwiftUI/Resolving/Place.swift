/// One place in the structure of views. It lives as long as each pass comes by; the state of the view that stands there
/// lives in it, and so does what must be done when the view leaves.
@MainActor final class Place {
  private var children: [AnyHashable: Place] = [:]
  private var kept: [String: AnyObject] = [:]
  private var pass = 0

  /// What ends when this place is left, by the modifier that began it.
  var endings: [(name: String, end: @MainActor () -> Void)] = []

  /// The place of a part of this view. `isTwin`: another part of the same pass already stands there.
  func child(_ key: AnyHashable, pass: Int) -> (place: Place, isTwin: Bool) {
    let place = children[key] ?? Place()
    children[key] = place
    let isTwin = place.pass == pass
    place.pass = pass
    return (place, isTwin)
  }

  /// What was kept here under this name, or a first one.
  func kept<Kept: AnyObject>(_ name: String, first: @autoclosure () -> Kept) -> Kept {
    if let there = kept[name] as? Kept { return there }
    let new = first()
    kept[name] = new
    return new
  }

  func end(_ name: String) {
    for ending in endings where ending.name == name { ending.end() }
    endings.removeAll { $0.name == name }
  }

  /// Leaves every place the pass did not come by, and gives what that ends.
  func prune(pass: Int) -> [@MainActor () -> Void] {
    var endings: [@MainActor () -> Void] = []
    for (key, child) in children {
      if child.pass == pass {
        endings += child.prune(pass: pass)
      } else {
        children[key] = nil
        endings += child.allEndings
      }
    }
    return endings
  }

  private var allEndings: [@MainActor () -> Void] {
    children.values.flatMap(\.allEndings) + endings.map(\.end)
  }
}

/// A value kept at a place from pass to pass, whose change asks for no new pass.
final class Kept<Value> {
  var value: Value
  init(_ value: Value) { self.value = value }
}
