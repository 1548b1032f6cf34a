import AppModel
import KindselfCore
import SwiftUI

/// Hours in which it does not come, and what becomes of one that falls into them.
struct RuleQuiet: View {
  @Bindable var model: RuleModel

  var body: some View {
    Section("Quiet hours") {
      SecondaryText(Text("Hours in which it leaves you in peace."))
      RuleFaults(model, at: .quiet)
    }
    ForEach(Array(model.rule.quiet.enumerated()), id: \.offset) { at, span in
      Section("Quiet hours \(String(at + 1))") { Span(model: model, at: at, span: span) }
    }
    Section {
      Button("Add quiet hours", action: model.addQuiet)
      if !model.hasQuietWeekend { Button("The weekend is quiet", action: model.quietWeekend) }
      if !model.rule.quiet.isEmpty {
        Answer(
          name: "One that falls into them comes afterwards, if it is still that day",
          isChosen: model.rule.inQuiet == .wait
        ) { model.rule.inQuiet = .wait }
        Answer(name: "One that falls into them is left out", isChosen: model.rule.inQuiet == .skip) {
          model.rule.inQuiet = .skip
        }
      }
    }
  }
}

private struct Span: View {
  let model: RuleModel
  let at: Int
  let span: QuietSpan

  var body: some View {
    let of = Text("Quiet hours \(String(at + 1))")
    RuleWeekdays(days: span.days, of: of) { days in change { $0.days = days } }
    RuleTime("From", minutes: span.fromMin, of: of) { from in change { $0.fromMin = from } }
    RuleTime("Until", minutes: span.untilMin, of: of) { until in change { $0.untilMin = until } }
    if span.untilMin <= span.fromMin { SecondaryText(Text("Until that time on the next day")) }
    Button("Remove quiet hours \(String(at + 1))") {
      if isThere { model.rule.quiet.remove(at: at) }
    }
  }

  /// It may have been removed meanwhile.
  private var isThere: Bool { model.rule.quiet.indices.contains(at) }

  private func change(_ change: (inout QuietSpan) -> Void) {
    var changed = span
    change(&changed)
    if isThere { model.rule.quiet[at] = changed }
  }
}
