/// https://developer.apple.com/documentation/uikit/uiedgeinsets
public struct UIEdgeInsets: Equatable, Sendable {
  public var top, left, bottom, right: CGFloat

  public init(top: CGFloat, left: CGFloat, bottom: CGFloat, right: CGFloat) {
    self.top = top
    self.left = left
    self.bottom = bottom
    self.right = right
  }
}

/// https://developer.apple.com/documentation/uikit/uifont
open class UIFont: NSObject, @unchecked Sendable {
  /// https://developer.apple.com/documentation/uikit/uifont/pointsize
  public let pointSize: CGFloat

  init(_ size: CGFloat) { pointSize = size }

  /// https://developer.apple.com/documentation/uikit/uifont/systemfont(ofsize:)
  open class func systemFont(ofSize fontSize: CGFloat) -> UIFont { UIFont(fontSize) }
}

extension NSAttributedString.Key {
  /// https://developer.apple.com/documentation/foundation/nsattributedstring/key/font
  public static let font = NSAttributedString.Key("NSFont")
}

extension NSString {
  /// https://developer.apple.com/documentation/foundation/nsstring/size(withattributes:)
  ///
  /// Each letter is as wide as it is high.
  public func size(withAttributes attributes: [NSAttributedString.Key: Any]? = nil) -> CGSize {
    let size = (attributes?[.font] as? UIFont)?.pointSize ?? 12
    return CGSize(width: size * CGFloat(length), height: size)
  }

  /// https://developer.apple.com/documentation/foundation/nsstring/draw(at:withattributes:)
  @MainActor public func draw(at point: CGPoint, withAttributes attributes: [NSAttributedString.Key: Any]? = nil) {
    Drawn.texts.append((description, point))
  }
}

/// What was drawn, and where.
@MainActor enum Drawn {
  static var texts: [(words: String, at: CGPoint)] = []
}

/// https://developer.apple.com/documentation/uikit/uiprintinfo
@MainActor open class UIPrintInfo: NSObject {
  /// https://developer.apple.com/documentation/uikit/uiprintinfo/outputtype-swift.enum
  public enum OutputType: Int, Sendable {
    case general, photo, grayscale, photoGrayscale
  }

  /// https://developer.apple.com/documentation/uikit/uiprintinfo/printinfo()
  open class func printInfo() -> UIPrintInfo { UIPrintInfo() }

  /// https://developer.apple.com/documentation/uikit/uiprintinfo/jobname
  open var jobName = ""
  /// https://developer.apple.com/documentation/uikit/uiprintinfo/outputtype-swift.property
  open var outputType = OutputType.general
}

/// https://developer.apple.com/documentation/uikit/uiprintformatter
@MainActor open class UIPrintFormatter: NSObject {
  /// https://developer.apple.com/documentation/uikit/uiprintformatter/perpagecontentinsets
  open var perPageContentInsets = UIEdgeInsets(top: 0, left: 0, bottom: 0, right: 0)
}

/// https://developer.apple.com/documentation/uikit/uimarkuptextprintformatter
@MainActor open class UIMarkupTextPrintFormatter: UIPrintFormatter {
  /// https://developer.apple.com/documentation/uikit/uimarkuptextprintformatter/markuptext
  open var markupText: String?

  /// https://developer.apple.com/documentation/uikit/uimarkuptextprintformatter/init(markuptext:)
  public init(markupText: String) { self.markupText = markupText }
}

/// https://developer.apple.com/documentation/uikit/uiprintpagerenderer
///
/// It lays nothing out: a test says how many pages there are.
@MainActor open class UIPrintPageRenderer: NSObject {
  /// https://developer.apple.com/documentation/uikit/uiprintpagerenderer/footerheight
  open var footerHeight: CGFloat = 0
  /// https://developer.apple.com/documentation/uikit/uiprintpagerenderer/printformatters
  open var printFormatters: [UIPrintFormatter]?
  /// https://developer.apple.com/documentation/uikit/uiprintpagerenderer/numberofpages
  open var numberOfPages: Int { pages }
  var pages = 1

  public override init() {}

  /// https://developer.apple.com/documentation/uikit/uiprintpagerenderer/addprintformatter(_:startingatpageat:)
  open func addPrintFormatter(_ formatter: UIPrintFormatter, startingAtPageAt pageIndex: Int) {
    printFormatters = (printFormatters ?? []) + [formatter]
  }

  /// https://developer.apple.com/documentation/uikit/uiprintpagerenderer/drawfooterforpage(at:in:)
  open func drawFooterForPage(at pageIndex: Int, in footerRect: CGRect) {}
}

/// https://developer.apple.com/documentation/uikit/uiprintinteractioncontroller
///
/// What is presented waits until a test says what came of it.
@MainActor open class UIPrintInteractionController: NSObject {
  /// https://developer.apple.com/documentation/uikit/uiprintinteractioncontroller/completionhandler
  public typealias CompletionHandler = (UIPrintInteractionController, Bool, (any Error)?) -> Void

  /// https://developer.apple.com/documentation/uikit/uiprintinteractioncontroller/isprintingavailable
  open class var isPrintingAvailable: Bool { one.isThere }

  /// https://developer.apple.com/documentation/uikit/uiprintinteractioncontroller/shared
  open class var shared: UIPrintInteractionController { one }

  /// https://developer.apple.com/documentation/uikit/uiprintinteractioncontroller/printinfo
  open var printInfo: UIPrintInfo?
  /// https://developer.apple.com/documentation/uikit/uiprintinteractioncontroller/printpagerenderer
  open var printPageRenderer: UIPrintPageRenderer?

  /// https://developer.apple.com/documentation/uikit/uiprintinteractioncontroller/present(animated:completionhandler:)
  open func present(animated: Bool, completionHandler completion: CompletionHandler? = nil) -> Bool {
    guard presents else { return false }
    (self.completion, place) = (completion, nil)
    return true
  }

  /// https://developer.apple.com/documentation/uikit/uiprintinteractioncontroller/present(from:in:animated:completionhandler:)
  open func present(
    from rect: CGRect, in view: UIView, animated: Bool, completionHandler completion: CompletionHandler? = nil
  ) -> Bool {
    guard presents else { return false }
    (self.completion, place) = (completion, rect)
    return true
  }

  /// https://developer.apple.com/documentation/uikit/uiprintinteractioncontroller/dismiss(animated:)
  open func dismiss(animated: Bool) { end(completed: false, nil) }

  private static let one = UIPrintInteractionController()
  var isThere = true
  var presents = true
  /// Where it hangs on an iPad.
  var place: CGRect?
  private var completion: CompletionHandler?

  var isShown: Bool { completion != nil }

  func end(completed: Bool, _ error: (any Error)?) {
    let told = completion
    completion = nil
    told?(self, completed, error)
  }

  func startAnew() {
    (isThere, presents, place, completion, printInfo, printPageRenderer) = (true, true, nil, nil, nil, nil)
    Drawn.texts = []
  }
}
