import AppModel
import KindselfCore
import SwiftUI

/// How long, at what pace, how led; then start.
struct PrepareScreen: View {
  private let app: Kindself
  @State private var model: PrepareModel
  @Environment(Navigator.self) private var navigator
  @Environment(\.palette) private var palette

  init(app: Kindself, practice: Practice) {
    self.app = app
    _model = State(initialValue: PrepareModel(practices: app.practices, practice: practice))
  }

  var body: some View {
    let outlook = model.outlook
    Form {
      Group {
        if case .own(let own) = model.practice { SecondaryText(patternInWords(own.pattern)) }
        switch outlook {
        case .goes(let preparation): Goes(app: app, model: model, preparation: preparation)
        case .problems(let problems): Problems(problems)
        case .gone:
          BodyText(
            Text(
              "That session could not begin. Something in the app itself is not right; another practice may still work."
            ))
        }
        Section { RemindMe(of: .practice(model.practice.subject)) }
        Section("How it leads you") { GuideSwitches(settings: app.settings, canTouch: app.services.haptics.isThere) }
        Section { Cautions(own: model.practice.cautions, all: app.practices.catalogue.cautions) }
      }
      .listRowBackground(palette.surface)
    }
    .screen(verbatim: model.practice.name)
    .bottomBar {
      if outlook.asksAboutHolds {
        SecondaryText(Text("With holds or without? Choose above, and it can start.")).font(.footnote)
      }
      Button("Start") { navigator.session { app.sessions.begin(model.choice) } }
        .buttonStyle(.main)
        .disabled(!outlook.canStart)
    }
  }
}

/// What there is to choose, and what it comes to.
private struct Goes: View {
  let app: Kindself
  let model: PrepareModel
  let preparation: Preparation

  var body: some View {
    if preparation.hasHolds { HoldsQuestion(app: app) }
    if let range = preparation.lengths { LengthChoice(model: model, range: range) }
    Section { Going(preparation: preparation) }
    if preparation.startPaceMatters { StartPace(practices: app.practices) }
  }
}

private struct HoldsQuestion: View {
  let app: Kindself

  var body: some View {
    Section("Holding the breath") {
      BodyText(app.practices.catalogue.cautions.holdsAsk)
      Dotted(lines: app.practices.catalogue.cautions.holdReasons)
      Answer(name: "Without holds", isChosen: app.settings.holds == .without) { app.settings.holds = .without }
      Answer(name: "With holds", isChosen: app.settings.holds == .with) { app.settings.holds = .with }
    }
  }
}

private struct LengthChoice: View {
  @Bindable var model: PrepareModel
  let range: Range

  var body: some View {
    Section {
      Picker("How long", selection: $model.length) {
        ForEach(model.lengths(within: range), id: \.self) { ms in
          lengthInWords(ms).tag(PrepareModel.Length.offered(ms: ms))
        }
        Text("Another length").tag(PrepareModel.Length.own)
      }
      .pickerStyle(.inline)
      if model.length == .own {
        Stepper(
          label: { lengthInWords(model.lengthMs) }, onIncrement: model.longer(within: range),
          onDecrement: model.shorter(within: range)
        )
        .accessibilityLabel("How long")
        .accessibilityValue(lengthInWords(model.lengthMs))
      }
    }
  }
}

/// What it comes to, said plainly: how long in truth, how many breaths, by how much it moved, and what limits it.
private struct Going: View {
  let preparation: Preparation

  var body: some View {
    let length = lengthInWords(preparation.lengthMs)
    let breaths = Int(preparation.breaths)
    BodyText(breaths == 0 ? length : Text("\(length), \(Text("\(breaths) breaths")), settling in included."))
    switch preparation.limit {
    case .beginner(let most):
      SecondaryText(Text("In the first month, \(Int(most)) breaths of this kind are plenty. It ends there by itself."))
    case .breaths(let most):
      SecondaryText(Text("With this kind, \(Int(most)) breaths are plenty. It ends there by itself."))
    case nil:
      moved
    }
  }

  @ViewBuilder private var moved: some View {
    let by = lengthInWords(preparation.movedMs.magnitude)
    if preparation.tellsMoved && preparation.movedMs > 0 {
      SecondaryText(Text("The breathing is \(by) longer than chosen, so that no breath is cut."))
    } else if preparation.tellsMoved {
      SecondaryText(Text("The breathing is \(by) shorter than chosen, so that no breath is cut."))
    }
  }
}

extension Outlook {
  fileprivate var asksAboutHolds: Bool {
    if case .goes(let preparation) = self { preparation.askHolds } else { false }
  }
}
