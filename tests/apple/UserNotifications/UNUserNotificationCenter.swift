import Foundation

/// https://developer.apple.com/documentation/usernotifications/unauthorizationoptions
public struct UNAuthorizationOptions: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  public static let sound = Self(rawValue: 2)
  public static let alert = Self(rawValue: 4)
  public static let provisional = Self(rawValue: 64)
}

/// https://developer.apple.com/documentation/usernotifications/unnotificationpresentationoptions
public struct UNNotificationPresentationOptions: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  public static let sound = Self(rawValue: 2)
  public static let list = Self(rawValue: 8)
  public static let banner = Self(rawValue: 16)
}

/// https://developer.apple.com/documentation/usernotifications/unusernotificationcenter
///
/// What the app says to the phone; `phone` is what the phone makes of it.
open class UNUserNotificationCenter: NSObject {
  nonisolated(unsafe) private static var one = UNUserNotificationCenter(NotifyingPhone(at: Date(), in: .current))

  /// https://developer.apple.com/documentation/usernotifications/unusernotificationcenter/current()
  open class func current() -> UNUserNotificationCenter { one }

  /// https://developer.apple.com/documentation/usernotifications/unusernotificationcenter/delegate
  open weak var delegate: (any UNUserNotificationCenterDelegate)?

  /// https://developer.apple.com/documentation/usernotifications/unusernotificationcenter/requestauthorization(options:completionhandler:)
  open func requestAuthorization(options: UNAuthorizationOptions = []) async throws -> Bool {
    try phone.ask(options)
  }

  /// https://developer.apple.com/documentation/usernotifications/unusernotificationcenter/getnotificationsettings(completionhandler:)
  open func notificationSettings() async -> UNNotificationSettings { UNNotificationSettings(phone.settings) }

  /// https://developer.apple.com/documentation/usernotifications/unusernotificationcenter/setnotificationcategories(_:)
  open func setNotificationCategories(_ categories: Set<UNNotificationCategory>) { phone.categories = categories }

  /// https://developer.apple.com/documentation/usernotifications/unusernotificationcenter/add(_:withcompletionhandler:)
  open func add(_ request: UNNotificationRequest) async throws { try await phone.add(request.again()) }

  /// https://developer.apple.com/documentation/usernotifications/unusernotificationcenter/getpendingnotificationrequests(completionhandler:)
  open func pendingNotificationRequests() async -> [UNNotificationRequest] { phone.pending.map { $0.again() } }

  /// https://developer.apple.com/documentation/usernotifications/unusernotificationcenter/removependingnotificationrequests(withidentifiers:)
  open func removePendingNotificationRequests(withIdentifiers identifiers: [String]) {
    phone.forget { identifiers.contains($0) }
  }

  /// https://developer.apple.com/documentation/usernotifications/unusernotificationcenter/removeallpendingnotificationrequests()
  open func removeAllPendingNotificationRequests() { phone.forget { _ in true } }

  /// https://developer.apple.com/documentation/usernotifications/unusernotificationcenter/getdeliverednotifications(completionhandler:)
  open func deliveredNotifications() async -> [UNNotification] { phone.delivered }

  /// https://developer.apple.com/documentation/usernotifications/unusernotificationcenter/removedeliverednotifications(withidentifiers:)
  open func removeDeliveredNotifications(withIdentifiers identifiers: [String]) {
    phone.takeAway { identifiers.contains($0) }
  }

  /// https://developer.apple.com/documentation/usernotifications/unusernotificationcenter/removealldeliverednotifications()
  open func removeAllDeliveredNotifications() { phone.takeAway { _ in true } }

  let phone: NotifyingPhone

  private init(_ phone: NotifyingPhone) { self.phone = phone }

  static var phone: NotifyingPhone { one.phone }

  /// A phone on which the app has just been installed.
  @discardableResult static func startAnew(at now: Date, in zone: TimeZone) -> NotifyingPhone {
    let phone = NotifyingPhone(at: now, in: zone)
    one = UNUserNotificationCenter(phone)
    return phone
  }
}

/// https://developer.apple.com/documentation/usernotifications/unusernotificationcenterdelegate
///
/// Each of the two is there with a handler and async; an object writes either. Apple's are optional; here there are
/// those that do nothing.
///
/// An async one that is on no actor ends off the main thread, and UIKit then stops the app now and then
/// (openhab/openhab-ios#945, duckduckgo/apple-browsers#1912). That cannot be seen here; of a handler that is called off
/// the main thread, the phone's `notes` tell.
public protocol UNUserNotificationCenterDelegate: NSObjectProtocol {
  /// https://developer.apple.com/documentation/usernotifications/unusernotificationcenterdelegate/usernotificationcenter(_:willpresent:withcompletionhandler:)
  func userNotificationCenter(
    _ center: UNUserNotificationCenter, willPresent notification: UNNotification
  ) async -> UNNotificationPresentationOptions

  /// https://developer.apple.com/documentation/usernotifications/unusernotificationcenterdelegate/usernotificationcenter(_:willpresent:withcompletionhandler:)
  func userNotificationCenter(
    _ center: UNUserNotificationCenter, willPresent notification: UNNotification,
    withCompletionHandler completionHandler: @escaping (UNNotificationPresentationOptions) -> Void)

  /// https://developer.apple.com/documentation/usernotifications/unusernotificationcenterdelegate/usernotificationcenter(_:didreceive:withcompletionhandler:)
  func userNotificationCenter(_ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse) async

  /// https://developer.apple.com/documentation/usernotifications/unusernotificationcenterdelegate/usernotificationcenter(_:didreceive:withcompletionhandler:)
  func userNotificationCenter(
    _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse,
    withCompletionHandler completionHandler: @escaping () -> Void)
}

extension UNUserNotificationCenterDelegate {
  public func userNotificationCenter(
    _ center: UNUserNotificationCenter, willPresent notification: UNNotification
  ) async -> UNNotificationPresentationOptions { [] }

  public func userNotificationCenter(
    _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse
  ) async {}

  public func userNotificationCenter(
    _ center: UNUserNotificationCenter, willPresent notification: UNNotification,
    withCompletionHandler completionHandler: @escaping (UNNotificationPresentationOptions) -> Void
  ) {
    Task {
      let shown: UNNotificationPresentationOptions = await userNotificationCenter(center, willPresent: notification)
      Answering.$isAsync.withValue(true) { completionHandler(shown) }
    }
  }

  public func userNotificationCenter(
    _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse,
    withCompletionHandler completionHandler: @escaping () -> Void
  ) {
    Task {
      await userNotificationCenter(center, didReceive: response)
      Answering.$isAsync.withValue(true) { completionHandler() }
    }
  }
}

/// Whether it is the async method that answers.
enum Answering {
  @TaskLocal static var isAsync = false
}
