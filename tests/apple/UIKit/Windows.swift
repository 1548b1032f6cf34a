/// https://developer.apple.com/documentation/uikit/uicolor
open class UIColor: NSObject, @unchecked Sendable {
  let name: String

  private init(_ name: String) { self.name = name }

  /// https://developer.apple.com/documentation/uikit/uicolor/init(named:)
  public convenience init?(named name: String) { self.init(name) }

  /// https://developer.apple.com/documentation/uikit/uicolor/systembackground
  open class var systemBackground: UIColor { UIColor("systemBackground") }
}

/// https://developer.apple.com/documentation/uikit/uiuserinterfacestyle
public enum UIUserInterfaceStyle: Int, Sendable {
  case unspecified, light, dark
}

/// https://developer.apple.com/documentation/uikit/uiuserinterfaceidiom
public enum UIUserInterfaceIdiom: Int, Sendable {
  case phone, pad
}

/// https://developer.apple.com/documentation/uikit/uitraitcollection
@MainActor open class UITraitCollection: NSObject {
  /// https://developer.apple.com/documentation/uikit/uitraitcollection/userinterfacestyle
  public internal(set) var userInterfaceStyle = UIUserInterfaceStyle.light
  /// https://developer.apple.com/documentation/uikit/uitraitcollection/userinterfaceidiom
  public internal(set) var userInterfaceIdiom = UIUserInterfaceIdiom.phone
}

/// https://developer.apple.com/documentation/uikit/uiview
@MainActor open class UIView: NSObject {
  /// https://developer.apple.com/documentation/uikit/uitraitenvironment/traitcollection
  public let traitCollection = UITraitCollection()
  /// https://developer.apple.com/documentation/uikit/uiview/overrideuserinterfacestyle
  open var overrideUserInterfaceStyle = UIUserInterfaceStyle.unspecified {
    didSet {
      if overrideUserInterfaceStyle != .unspecified { traitCollection.userInterfaceStyle = overrideUserInterfaceStyle }
    }
  }
  /// https://developer.apple.com/documentation/uikit/uiview/backgroundcolor
  open var backgroundColor: UIColor?
  /// https://developer.apple.com/documentation/uikit/uiview/bounds
  open var bounds = CGRect(x: 0, y: 0, width: 390, height: 844)
  /// https://developer.apple.com/documentation/uikit/uiview/ishidden
  open var isHidden = false
}

/// https://developer.apple.com/documentation/uikit/uiviewcontroller
@MainActor open class UIViewController: NSObject {
  /// https://developer.apple.com/documentation/uikit/uiviewcontroller/view
  open var view: UIView! = UIView()
  /// https://developer.apple.com/documentation/uikit/uiviewcontroller/presentedviewcontroller
  open private(set) var presentedViewController: UIViewController?

  /// https://developer.apple.com/documentation/uikit/uiviewcontroller/viewdidappear(_:)
  open func viewDidAppear(_ animated: Bool) {}

  /// https://developer.apple.com/documentation/uikit/uiviewcontroller/present(_:animated:completion:)
  open func present(_ shown: UIViewController, animated flag: Bool, completion: (() -> Void)? = nil) {
    presentedViewController = shown
    completion?()
  }

  /// https://developer.apple.com/documentation/uikit/uiviewcontroller/dismiss(animated:completion:)
  open func dismiss(animated flag: Bool, completion: (() -> Void)? = nil) {
    presentedViewController = nil
    completion?()
  }
}

/// https://developer.apple.com/documentation/uikit/uiscene
@MainActor open class UIScene: NSObject {}

/// https://developer.apple.com/documentation/uikit/uiwindowscene
@MainActor open class UIWindowScene: UIScene {
  /// https://developer.apple.com/documentation/uikit/uiwindowscene/windows
  open var windows: [UIWindow] {
    made.removeAll { $0.window == nil }
    return made.compactMap(\.window)
  }

  /// https://developer.apple.com/documentation/uikit/uiwindowscene/keywindow
  open var keyWindow: UIWindow? { windows.first }

  /// A window is there for as long as somebody holds it.
  struct Made {
    weak var window: UIWindow?
  }

  var made: [Made] = []
}

/// https://developer.apple.com/documentation/uikit/uiwindow
@MainActor open class UIWindow: UIView {
  /// https://developer.apple.com/documentation/uikit/uiwindow/level
  public struct Level: RawRepresentable, Hashable, Sendable {
    public let rawValue: CGFloat
    public init(rawValue: CGFloat) { self.rawValue = rawValue }

    /// https://developer.apple.com/documentation/uikit/uiwindow/level/normal
    public static let normal = Level(rawValue: 0)
    /// https://developer.apple.com/documentation/uikit/uiwindow/level/alert
    public static let alert = Level(rawValue: 2000)
  }

  /// https://developer.apple.com/documentation/uikit/uiwindow/init(windowscene:)
  public init(windowScene: UIWindowScene) {
    super.init()
    isHidden = true
    windowScene.made.append(UIWindowScene.Made(window: self))
  }

  /// https://developer.apple.com/documentation/uikit/uiwindow/windowlevel
  open var windowLevel = Level.normal
  /// https://developer.apple.com/documentation/uikit/uiwindow/rootviewcontroller
  open var rootViewController: UIViewController?
}
