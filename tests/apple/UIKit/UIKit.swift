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

  /// https://developer.apple.com/documentation/uikit/uiapplication/isidletimerdisabled
  open var isIdleTimerDisabled = false

  /// https://developer.apple.com/documentation/uikit/uiapplication/open(_:options:)
  open func open(_ url: URL, options: [OpenExternalURLOptionsKey: Any] = [:]) async -> Bool {
    opened.append(url)
    return opens
  }

  private static let one = UIApplication()
  var opened: [URL] = []
  var opens = true
}
