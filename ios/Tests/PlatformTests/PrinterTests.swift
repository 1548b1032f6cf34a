import AppModel
import Foundation
import Testing

@testable import Platform
@testable import UIKit

private func paper(_ blocks: Paper.Block...) -> Paper {
  Paper(job: "Page", blocks: blocks) { "Page \($0) of \($1)" }
}

extension Adapters {
  /// The system's sheet for printing, and the pages it is handed.
  @Suite @MainActor struct PrinterTests {
    private let printer = PhonePrinter(isRightToLeft: false)
    private let system = UIPrintInteractionController.shared

    init() { Adapters.startAnew() }

    private func printing(_ paper: Paper) async throws -> Task<Printed, Never> {
      let task = Task { await printer.print(paper) }
      try await eventually("it is shown") { system.isShown }
      return task
    }

    @Test func itIsShownWithANameThatSaysNothingAndLetGoOnceItIsOver() async throws {
      let task = try await printing(paper(.title("A note"), .answer("rain")))
      #expect(system.printInfo?.jobName == "Page")
      let formatter = system.printPageRenderer?.printFormatters?.first as? UIMarkupTextPrintFormatter
      #expect(formatter?.markupText?.contains("<p dir=\"auto\">rain</p>") == true)
      system.end(completed: true, nil)
      #expect(await task.value == .over)
      #expect(system.printPageRenderer == nil, "nothing of it stays")
    }

    @Test func whoLeavesItAgainIsToldNothingAndWhatFailsIsTold() async throws {
      let left = try await printing(paper(.answer("rain")))
      system.end(completed: false, nil)
      #expect(await left.value == .over)
      let failed = try await printing(paper(.answer("rain")))
      system.end(completed: false, CocoaError(.fileWriteOutOfSpace))
      #expect(await failed.value == .failed)
    }

    @Test func whereThereIsNothingToPrintWithThatIsSaid() async {
      system.isThere = false
      #expect(await printer.print(paper(.answer("rain"))) == .nothing)
      system.isThere = true
      system.presents = false
      #expect(await printer.print(paper(.answer("rain"))) == .nothing)
    }

    @Test func onAnIPadItHangsInTheMiddle() async throws {
      let scene = UIWindowScene()
      UIApplication.shared.connectedScenes = [scene]
      let window = UIWindow(windowScene: scene)
      let screens = UIViewController()
      window.rootViewController = screens
      screens.view.traitCollection.userInterfaceIdiom = .pad
      let task = try await printing(paper(.answer("rain")))
      #expect(system.place?.origin == CGPoint(x: 195, y: 422))
      system.end(completed: true, nil)
      _ = await task.value
    }

    @Test func whenEverythingAboveTheScreensIsClosedItGoesToo() async throws {
      let task = try await printing(paper(.answer("rain")))
      WindowCurtain().clearAway()
      #expect(!system.isShown)
      #expect(await task.value == .over)
    }

    @Test func aPageOfSeveralSaysWhichItIsInItsMiddle() {
      let pages = PaperRenderer(paper(.answer("rain")), isRightToLeft: false)
      let footer = CGRect(x: 100, y: 700, width: 400, height: 28)
      pages.drawFooterForPage(at: 0, in: footer)
      #expect(Drawn.texts.isEmpty, "one page has no number")
      pages.pages = 3
      pages.drawFooterForPage(at: 1, in: footer)
      #expect(Drawn.texts.map(\.words) == ["Page 2 of 3"])
      #expect(Drawn.texts.first?.at == CGPoint(x: 300 - 110 / 2, y: 700))
    }
  }

  /// The text that becomes pages.
  @Suite @MainActor struct PaperMarkupTests {
    @Test func whatSomeoneWroteStaysText() {
      let text = markup(paper(.answer("<b>5 & 6</b> \"no\"\u{0}\nسلام\n\nend")), isRightToLeft: false)
      #expect(text.contains("<p dir=\"auto\">&lt;b&gt;5 &amp; 6&lt;/b&gt; &quot;no&quot;</p>"))
      #expect(text.contains("<p dir=\"auto\">سلام</p>\n<p dir=\"auto\">&nbsp;</p>\n<p dir=\"auto\">end</p>"))
      #expect(!text.contains("\u{0}"))
    }

    @Test func everyBlockHasItsPlace() {
      let blank = paper(
        .title("T"), .blank("Day"), .question("Q"), .hint("H"), .ruled(3, isNumbered: true),
        .scale(["0", "1"], low: "little", high: "much"), .box("B"), .feelings(2, strength: "of 100"))
      let text = markup(blank, isRightToLeft: true)
      #expect(text.contains("<html dir=\"rtl\">"))
      for part in [
        "<h1 dir=\"auto\">T</h1>", "Day <span class=\"day\">", "<h2 dir=\"auto\">Q</h2>", "hint\" dir=\"auto\">H</p>",
        "<div class=\"rule\">3.</div>", "<span>1</span></td>", "<td>little</td><td class=\"end\">much</td>", "☐ B",
        "<span class=\"pen\"></span> of 100",
      ] { #expect(text.contains(part), "\(part)") }
      #expect(text.components(separatedBy: "class=\"pen\"").count == 3)
    }

    @Test func aVeryLongAnswerIsWhole() {
      let long = String(repeating: "rain ", count: 2000) + "end"
      #expect(markup(paper(.answer(long)), isRightToLeft: false).contains(long))
    }
  }
}
