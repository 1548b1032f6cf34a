import Observation

/// Numbers that reach help in many places, for where no list can be asked. Mobile phones take both for emergency calls
/// wherever they are (3GPP TS 22.101, 10.1.1); what a country does with such a call is its own.
public let widelyWorkingNumbers = ["112", "911"]

/// Tells the next run of the app whether the last one ended in order. Its calls never fail: where the phone keeps no
/// mark, nothing is lost but the words about it.
@MainActor public protocol RunMark: AnyObject {
  /// The app was in front, and did not leave it in order.
  var isThere: Bool { get }
  func make()
  func clear()
}

/// The app from its first moment on, before there is a core or a store. Where the last run broke off, that is said first,
/// and neither is touched until the person goes on: a fault at the start is met once for each time they ask for it,
/// never in a loop.
@MainActor @Observable public final class Start {
  public enum Stage {
    /// Nobody sees it yet.
    case outOfSight
    /// The last run broke off.
    case brokeOff
    /// The app could not be put together, so many times so far.
    case cannotBegin(times: Int)
    case open(Kindself)
  }

  public private(set) var stage = Stage.outOfSight
  /// The phone, for what works without the core.
  @ObservationIgnored public let phone: any Phone
  @ObservationIgnored private let mark: any RunMark
  @ObservationIgnored private let make: @MainActor () throws -> Kindself

  /// `make` puts the app together: core, store and all.
  public init(mark: any RunMark, phone: any Phone, make: @escaping @MainActor () throws -> Kindself) {
    self.mark = mark
    self.phone = phone
    self.make = make
  }

  /// How often the app could not be put together.
  public var failures: Int { if case .cannotBegin(let times) = stage { times } else { 0 } }

  /// The app comes to the front. It opens only now: the system may start it where nobody sees it, and end it there.
  public func cameToFront() {
    switch stage {
    case .outOfSight: if mark.isThere { stage = .brokeOff } else { open() }
    case .brokeOff, .open: mark.make()
    // Nothing runs that could break off.
    case .cannotBegin: break
    }
  }

  /// The app leaves the front in order. One that never opened says nothing about the run before.
  public func leftFront() {
    // While the last run's end is being told, nobody went on from there yet.
    if case .open = stage { mark.clear() }
  }

  /// The person goes on.
  public func open() {
    // First: whatever happens from here on is noticed at the next start.
    mark.make()
    do {
      stage = .open(try make())
    } catch {
      // It did not break off: that is said now, and the next start tries by itself.
      mark.clear()
      stage = .cannotBegin(times: failures + 1)
    }
  }
}
