import AppModel
import UIKit

/// The system's own sheet for printing, which also makes PDF files. What is printed is handed over in memory: there is no file of the app's.
/// The sheet, a printer and how pages look are NOT RUN HERE.
@MainActor public final class PhonePrinter {
  private let isRightToLeft: Bool

  public init(isRightToLeft: Bool) { self.isRightToLeft = isRightToLeft }

  private var window: UIWindow? {
    UIApplication.shared.connectedScenes.lazy.compactMap { ($0 as? UIWindowScene)?.keyWindow }.first
  }

  /// Shows it above what is there; false where it cannot be shown. `over` is called once it has gone.
  private func show(_ controller: UIPrintInteractionController, over: @escaping (Printed) -> Void) -> Bool {
    let ended: UIPrintInteractionController.CompletionHandler = { _, _, error in over(error == nil ? .over : .failed) }
    // On an iPad it hangs at a place on the screen.
    if let view = window?.rootViewController?.view, view.traitCollection.userInterfaceIdiom == .pad {
      let middle = CGRect(x: view.bounds.midX, y: view.bounds.midY, width: 1, height: 1)
      return controller.present(from: middle, in: view, animated: true, completionHandler: ended)
    }
    return controller.present(animated: true, completionHandler: ended)
  }
}

extension PhonePrinter: Printer {
  public func print(_ paper: Paper) async -> Printed {
    guard UIPrintInteractionController.isPrintingAvailable else { return .nothing }
    let controller = UIPrintInteractionController.shared
    let info = UIPrintInfo.printInfo()
    info.jobName = paper.job
    info.outputType = .grayscale
    controller.printInfo = info
    controller.printPageRenderer = PaperRenderer(paper, isRightToLeft: isRightToLeft)
    let printed = await withCheckedContinuation { continuation in
      let once = Once { continuation.resume(returning: $0) }
      if !show(controller, over: once.answer) { once.answer(.nothing) }
    }
    // It is the app's only one and would keep what it was given.
    controller.printPageRenderer = nil
    return printed
  }
}

/// Answers once, whatever the system says later.
@MainActor private final class Once {
  private var first: ((Printed) -> Void)?

  init(_ first: @escaping (Printed) -> Void) { self.first = first }

  func answer(_ printed: Printed) {
    first?(printed)
    first = nil
  }
}

/// Pages of a paper, each with its name below where there are several.
@MainActor final class PaperRenderer: UIPrintPageRenderer {
  private let paper: Paper

  init(_ paper: Paper, isRightToLeft: Bool) {
    self.paper = paper
    super.init()
    let formatter = UIMarkupTextPrintFormatter(markupText: markup(paper, isRightToLeft: isRightToLeft))
    formatter.perPageContentInsets = UIEdgeInsets(top: margin, left: margin, bottom: margin, right: margin)
    footerHeight = 28
    addPrintFormatter(formatter, startingAtPageAt: 0)
  }

  override func drawFooterForPage(at pageIndex: Int, in footerRect: CGRect) {
    guard numberOfPages > 1 else { return }
    let name = paper.pageName(pageIndex + 1, numberOfPages) as NSString
    let look: [NSAttributedString.Key: Any] = [.font: UIFont.systemFont(ofSize: 10)]
    let size = name.size(withAttributes: look)
    name.draw(at: CGPoint(x: footerRect.midX - size.width / 2, y: footerRect.minY), withAttributes: look)
  }
}

/// About two centimetres, in points.
private let margin: CGFloat = 54
