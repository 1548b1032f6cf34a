/// How large and how opaque an element is drawn, now and on its way.
struct Drawn {
  /// From the inside out; what is drawn is their product.
  var scales: [Tween] = []
  var opacities: [Tween] = []
  /// A shape's `animatableData`, where it is one number.
  var data: Tween?
}

/// A number on its way from one value to another, as Apple's renderer would draw it.
struct Tween: Equatable {
  var from: Double
  var to: Double
  /// The animation under which it was last changed; nil: it jumped.
  var animation: Animation?
  var began: Date

  func value(at now: Date) -> Double {
    guard let animation else { return to }
    return from + (to - from) * animation.fraction(after: now.timeIntervalSince(began))
  }
}

extension Scope {
  /// The way of a number at this place: where its goal is a new one, it sets out from where it is drawn now.
  func tween(_ name: String, to goal: Double) -> Tween {
    let still = Tween(from: goal, to: goal, animation: nil, began: screen.now)
    let kept = place.kept(name, first: Kept(still))
    if kept.value.to != goal {
      let from = kept.value.value(at: screen.now)
      let animation = transaction.disablesAnimations ? nil : transaction.animation
      kept.value = Tween(from: from, to: goal, animation: animation, began: screen.now)
    }
    return kept.value
  }
}

extension View {
  nonisolated fileprivate func drawn(
    _ goals: [(path: WritableKeyPath<Drawn, [Tween]>, value: Double)]
  ) -> some View {
    altered { content, scope in
      let tweens = goals.enumerated().map { ($1.path, scope.tween("drawn \($0)", to: $1.value)) }
      var elements = scope.resolve(content)
      for index in elements.indices {
        elements[index].changeFamily { element in
          for (path, tween) in tweens { element.drawn[keyPath: path].append(tween) }
        }
      }
      return elements
    }
  }

  // https://developer.apple.com/documentation/swiftui/view/scaleeffect(_:anchor:)
  nonisolated public func scaleEffect(_ s: CGFloat, anchor: UnitPoint = .center) -> some View {
    drawn([(\.scales, Double(s))])
  }

  nonisolated public func scaleEffect(_ scale: CGSize, anchor: UnitPoint = .center) -> some View {
    scaleEffect(x: scale.width, y: scale.height, anchor: anchor)
  }

  /// A test is told of the larger of the two.
  nonisolated public func scaleEffect(x: CGFloat = 1, y: CGFloat = 1, anchor: UnitPoint = .center) -> some View {
    drawn([(\.scales, Double(max(x, y)))])
  }

  /// https://developer.apple.com/documentation/swiftui/view/opacity(_:)
  ///
  /// What is wholly transparent is neither read aloud nor touched on a phone, and so not here.
  nonisolated public func opacity(_ opacity: Double) -> some View {
    drawn([(\.opacities, opacity)]).eachElement { element in
      guard opacity == 0 else { return }
      element.changeFamily {
        $0.isHidden = true
        $0.actions = .init()
      }
    }
  }
}
