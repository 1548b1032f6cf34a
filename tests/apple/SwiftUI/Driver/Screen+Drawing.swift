/// What a renderer would draw of an element at this moment of the screen's time.
extension Screen {
  /// The product of its scale effects.
  func scale(_ label: String? = nil, role: ScreenElement.Role? = nil, id: String? = nil) throws -> Double {
    try drawn(\.scales, label, role, id)
  }

  func opacity(_ label: String? = nil, role: ScreenElement.Role? = nil, id: String? = nil) throws -> Double {
    try drawn(\.opacities, label, role, id)
  }

  /// A shape's `animatableData`, where that is one number.
  func data(_ label: String? = nil, role: ScreenElement.Role? = nil, id: String? = nil) throws -> Double {
    let element = try one(label, role: role, id: id)
    guard let data = element.family.lazy.compactMap(\.drawn.data).first else {
      throw failure("the element has no shape with a number to animate")
    }
    return data.value(at: now)
  }

  private func drawn(
    _ path: KeyPath<Drawn, [Tween]>, _ label: String?, _ role: ScreenElement.Role?, _ id: String?
  ) throws -> Double {
    try one(label, role: role, id: id).drawn[keyPath: path].reduce(1) { $0 * $1.value(at: now) }
  }
}
