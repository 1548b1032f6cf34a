import SwiftUI

/// How a phase moves: the core's curve from 0 to 1, as four numbers like in CSS.
struct Easing: Equatable, Sendable {
  private let one: Point
  private let two: Point

  fileprivate struct Point: Equatable, Sendable {
    let x: Double
    let y: Double

    /// A part of the way to another point.
    func toward(_ other: Point, _ part: Double) -> Point {
      Point(x: x + (other.x - x) * part, y: y + (other.y - y) * part)
    }
  }

  private static let start = Point(x: 0, y: 0)
  private static let end = Point(x: 1, y: 1)

  /// The four numbers of the catalogue; with any other number of them it moves evenly.
  init(_ numbers: [Double]) {
    if numbers.count == 4 {
      self.init(Point(x: numbers[0], y: numbers[1]), Point(x: numbers[2], y: numbers[3]))
    } else {
      self.init(Self.start, Self.end)
    }
  }

  private init(_ one: Point, _ two: Point) {
    self.one = one
    self.two = two
  }

  /// As SwiftUI has it.
  func animation(seconds: Double) -> Animation { .timingCurve(one.x, one.y, two.x, two.y, duration: seconds) }

  /// What is left of the curve when a share of the time has gone by: a phase that is joined in its middle goes on as if
  /// it had been seen from its start. A part of a Bézier curve is one too; the points of de Casteljau give it.
  func rest(after share: Double) -> Easing {
    guard share > 0, share < 1 else { return self }
    let at = place(of: share)
    let (a, b, c) = (Self.start.toward(one, at), one.toward(two, at), two.toward(Self.end, at))
    let (ab, bc) = (a.toward(b, at), b.toward(c, at))
    let here = ab.toward(bc, at)
    return Easing(bc.seen(from: here), c.seen(from: here))
  }

  /// The share of the way that is behind it when a share of the time has gone by.
  func progress(after share: Double) -> Double {
    guard share > 0 else { return 0 }
    guard share < 1 else { return 1 }
    let at = place(of: share)
    let (a, b, c) = (Self.start.toward(one, at), one.toward(two, at), two.toward(Self.end, at))
    return a.toward(b, at).toward(b.toward(c, at), at).y
  }

  /// Where on the curve that share of the time is reached: time rises along it, so halving finds it.
  private func place(of share: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      let (a, b, c) = (one.x * middle, one.x + (two.x - one.x) * middle, two.x + (1 - two.x) * middle)
      let (ab, bc) = (a + (b - a) * middle, b + (c - b) * middle)
      if ab + (bc - ab) * middle < share { low = middle } else { high = middle }
    }
    return low
  }
}

extension Easing.Point {
  /// The same point where `here` is the start and the end stays the end.
  fileprivate func seen(from here: Self) -> Self {
    Self(x: (x - here.x) / (1 - here.x), y: (y - here.y) / (1 - here.y))
  }
}
