@_exported import Foundation

/// https://developer.apple.com/documentation/uikit/uiapplication
@MainActor open class UIApplication: NSObject {
  /// https://developer.apple.com/documentation/uikit/uiapplication/openexternalurloptionskey
  public struct OpenExternalURLOptionsKey: RawRepresentable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
  }

  /// https://developer.apple.com/documentation/uikit/uiapplication/shared
  open class var shared: UIApplication { one }

  /// https://developer.apple.com/documentation/uikit/uiapplication/willterminatenotification
  public nonisolated class var willTerminateNotification: Notification.Name {
    Notification.Name("UIApplicationWillTerminateNotification")
  }

  /// https://developer.apple.com/documentation/uikit/uiapplication/significanttimechangenotification
  public nonisolated class var significantTimeChangeNotification: Notification.Name {
    Notification.Name("UIApplicationSignificantTimeChangeNotification")
  }

  /// https://developer.apple.com/documentation/uikit/uiapplication/isidletimerdisabled
  open var isIdleTimerDisabled = false

  /// https://developer.apple.com/documentation/uikit/uiapplication/connectedscenes
  open internal(set) var connectedScenes: Set<UIScene> = []

  /// https://developer.apple.com/documentation/uikit/uiapplication/backgroundrefreshstatus
  open internal(set) var backgroundRefreshStatus = UIBackgroundRefreshStatus.available

  // On the main actor, unlike in some releases: what compiles like this compiles either way.
  /// https://developer.apple.com/documentation/uikit/uiapplication/opensettingsurlstring
  open class var openSettingsURLString: String { "app-settings:" }
  /// https://developer.apple.com/documentation/uikit/uiapplication/opennotificationsettingsurlstring
  open class var openNotificationSettingsURLString: String { "app-settings:notifications" }

  /// https://developer.apple.com/documentation/uikit/uiapplication/open(_:options:)
  open func open(_ url: URL, options: [OpenExternalURLOptionsKey: Any] = [:]) async -> Bool {
    opened.append(url)
    return opens
  }

  /// https://developer.apple.com/documentation/uikit/uiapplication/beginbackgroundtask(withname:expirationhandler:)
  open func beginBackgroundTask(
    withName taskName: String?, expirationHandler handler: (@MainActor @Sendable () -> Void)? = nil
  ) -> UIBackgroundTaskIdentifier {
    lastTask += 1
    tasks[lastTask] = handler ?? {}
    return UIBackgroundTaskIdentifier(rawValue: lastTask)
  }

  /// https://developer.apple.com/documentation/uikit/uiapplication/endbackgroundtask(_:)
  open func endBackgroundTask(_ identifier: UIBackgroundTaskIdentifier) { tasks[identifier.rawValue] = nil }

  /// What was asked for and not given back, with what is called when the time is over.
  var tasks: [Int: @MainActor @Sendable () -> Void] = [:]
  private var lastTask = 0

  private static let one = UIApplication()
  var opened: [URL] = []
  var opens = true
}

/// https://developer.apple.com/documentation/uikit/uibackgroundtaskidentifier
public struct UIBackgroundTaskIdentifier: RawRepresentable, Hashable, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// https://developer.apple.com/documentation/uikit/uibackgroundtaskidentifier/invalid
  public static let invalid = UIBackgroundTaskIdentifier(rawValue: 0)
}

/// https://developer.apple.com/documentation/uikit/uibackgroundrefreshstatus
public enum UIBackgroundRefreshStatus: Int, Sendable {
  case restricted = 0
  case denied = 1
  case available = 2
}
