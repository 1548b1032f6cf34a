import AppModel
import Foundation
import UIKit

/// The phone around the app.
@MainActor public final class ThisPhone {
  public init() {}

  /// As it is dialled: without the gaps that make a number readable.
  static func address(of number: String) -> URL? {
    let dialled = number.filter { $0.isASCII && ($0.isNumber || $0 == "+") }
    return dialled.isEmpty ? nil : URL(string: "tel:\(dialled)")
  }

  /// The system also knows regions larger than a country, which are written in digits.
  static func country(of locale: Locale) -> String? {
    locale.region.map(\.identifier).flatMap { $0.count == 2 ? $0.uppercased() : nil }
  }
}

extension ThisPhone: Phone {
  // Not the phone's own language: the app may have no texts in that one.
  public var language: String { Bundle.main.preferredLocalizations.first ?? "en" }

  // Where the phone is would need a permission, or the carrier, which apps may no longer ask for.
  public var region: String? { Self.country(of: .autoupdatingCurrent) }

  public func finishing(_ work: @escaping @MainActor () async -> Void) {
    let application = UIApplication.shared
    let task = BackgroundTask()
    // Where the time runs out the system suspends the app, and the work goes on, or starts anew, the next time.
    task.identifier = application.beginBackgroundTask(withName: "finishing") {
      MainActor.assumeIsolated { task.end() }
    }
    Task {
      await work()
      task.end()
    }
  }

  public func dial(_ number: String) async -> Bool {
    guard let address = Self.address(of: number) else { return false }
    // The system asks the person before it calls. It answers false where there is nothing to call with.
    return await UIApplication.shared.open(address)
  }
}

/// A while that the system grants; given back once.
@MainActor private final class BackgroundTask {
  var identifier = UIBackgroundTaskIdentifier.invalid

  func end() {
    guard identifier != .invalid else { return }
    UIApplication.shared.endBackgroundTask(identifier)
    identifier = .invalid
  }
}
