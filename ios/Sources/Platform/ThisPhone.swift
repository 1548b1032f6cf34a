import AppModel
import Foundation
import UIKit

/// The phone around the app.
@MainActor public final class ThisPhone {
  public init() {}

  /// As it is dialled. iOS dials none that has a star or a hash, and says nothing.
  /// https://developer.apple.com/library/archive/featuredarticles/iPhoneURLScheme_Reference/PhoneLinks/PhoneLinks.html
  static func address(of number: String) -> URL? {
    isPlain(number) ? URL(string: "tel:\(number)") : nil
  }

  /// https://developer.apple.com/library/archive/featuredarticles/iPhoneURLScheme_Reference/SMSLinks/SMSLinks.html
  static func messages(to number: String) -> URL? {
    isPlain(number) ? URL(string: "sms:\(number)") : nil
  }

  private static func isPlain(_ number: String) -> Bool {
    !number.isEmpty && number.allSatisfy { $0.isASCII && ($0.isNumber || $0 == "+") }
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

  // The link has no room for words; the button says them.
  public func text(_ number: String, words: String?) async -> Bool {
    guard let address = Self.messages(to: number) else { return false }
    return await UIApplication.shared.open(address)
  }

  public func browse(_ site: String) async -> Bool {
    guard let address = URL(string: "https://\(site)") else { return false }
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
