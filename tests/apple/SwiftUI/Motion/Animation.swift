/// https://developer.apple.com/documentation/swiftui/animation
public struct Animation: Equatable, Sendable {
  /// How far along a value is at each part of the time.
  enum Curve: Equatable {
    case bezier(x1: Double, y1: Double, x2: Double, y2: Double)
    /// Drawn without its bounce: what a spring feels like is not shown here.
    case spring
  }

  let curve: Curve
  let duration: Double
  private(set) var delay = 0.0
  private(set) var speed = 1.0
  private(set) var repetitions = 1.0
  private(set) var reverses = false

  public static let `default` = Animation.spring()
  public static let linear = Animation.linear(duration: 0.35)
  public static let easeIn = Animation.easeIn(duration: 0.35)
  public static let easeOut = Animation.easeOut(duration: 0.35)
  public static let easeInOut = Animation.easeInOut(duration: 0.35)
  public static var spring: Animation { .spring() }
  public static var smooth: Animation { .smooth() }
  public static var snappy: Animation { .snappy() }
  public static var bouncy: Animation { .bouncy() }

  public static func linear(duration: TimeInterval) -> Animation { .timingCurve(0, 0, 1, 1, duration: duration) }
  public static func easeIn(duration: TimeInterval) -> Animation { .timingCurve(0.42, 0, 1, 1, duration: duration) }
  public static func easeOut(duration: TimeInterval) -> Animation { .timingCurve(0, 0, 0.58, 1, duration: duration) }
  public static func easeInOut(duration: TimeInterval) -> Animation {
    .timingCurve(0.42, 0, 0.58, 1, duration: duration)
  }

  public static func timingCurve(
    _ p1x: Double, _ p1y: Double, _ p2x: Double, _ p2y: Double, duration: TimeInterval = 0.35
  ) -> Animation {
    Animation(curve: .bezier(x1: p1x, y1: p1y, x2: p2x, y2: p2y), duration: duration)
  }

  public static func spring(
    duration: TimeInterval = 0.5, bounce: Double = 0, blendDuration: Double = 0
  ) -> Animation {
    Animation(curve: .spring, duration: duration)
  }

  @_disfavoredOverload public static func spring(
    response: Double = 0.5, dampingFraction: Double = 0.825, blendDuration: TimeInterval = 0
  ) -> Animation {
    Animation(curve: .spring, duration: response)
  }

  public static func smooth(duration: TimeInterval = 0.5, extraBounce: Double = 0) -> Animation {
    .spring(duration: duration)
  }

  public static func snappy(duration: TimeInterval = 0.5, extraBounce: Double = 0) -> Animation {
    .spring(duration: duration)
  }

  public static func bouncy(duration: TimeInterval = 0.5, extraBounce: Double = 0) -> Animation {
    .spring(duration: duration)
  }

  public func delay(_ delay: TimeInterval) -> Animation {
    var animation = self
    animation.delay += delay
    return animation
  }

  public func speed(_ speed: Double) -> Animation {
    var animation = self
    animation.speed *= speed
    return animation
  }

  public func repeatCount(_ repeatCount: Int, autoreverses: Bool = true) -> Animation {
    var animation = self
    animation.repetitions = Double(repeatCount)
    animation.reverses = autoreverses
    return animation
  }

  public func repeatForever(autoreverses: Bool = true) -> Animation {
    var animation = self
    animation.repetitions = .infinity
    animation.reverses = autoreverses
    return animation
  }
}

extension Animation {
  /// From the change to the last frame, in seconds.
  var whole: Double { delay + duration * repetitions / speed }

  /// How far along the value is, some seconds after the change.
  func fraction(after seconds: Double) -> Double {
    guard duration > 0 else { return 1 }
    let turns = (seconds - delay) * speed / duration
    if turns <= 0 { return 0 }
    if turns >= repetitions { return reverses && repetitions.truncatingRemainder(dividingBy: 2) == 0 ? 0 : 1 }
    let (turn, part) = (turns.rounded(.down), turns.truncatingRemainder(dividingBy: 1))
    let goesBack = reverses && turn.truncatingRemainder(dividingBy: 2) == 1
    return curve.value(at: goesBack ? 1 - part : part)
  }
}

extension Animation.Curve {
  func value(at time: Double) -> Double {
    guard case .bezier(let x1, let y1, let x2, let y2) = self else {
      return 1 - pow(1 - time, 3)
    }
    if x1 == y1, x2 == y2 { return time }
    func bezier(_ one: Double, _ two: Double, _ at: Double) -> Double {
      3 * (1 - at) * (1 - at) * at * one + 3 * (1 - at) * at * at * two + at * at * at
    }
    // The time rises along the curve: half the interval fifty times finds where it is.
    var (low, high) = (0.0, 1.0)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if bezier(x1, x2, middle) < time { low = middle } else { high = middle }
    }
    return bezier(y1, y2, (low + high) / 2)
  }
}
