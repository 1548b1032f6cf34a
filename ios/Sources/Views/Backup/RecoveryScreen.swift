import AppModel
import SwiftUI

/// A passphrase for the day on which this device loses its key.
struct RecoveryScreen: View {
  @State private var model: RecoveryModel
  @Environment(Wayfinder.self) private var ways

  init(app: Kindself) {
    _model = State(initialValue: RecoveryModel(app: app))
  }

  var body: some View {
    Column {
      Said(
        Text(
          """
          If this device ever loses the key to your writing, this passphrase brings it back. It is stored \
          nowhere; written on paper, in a safe place, it can wait for you.
          """))
      switch model.state {
      case .working: WorkLine(headway: nil, stop: nil)
      case .made:
        DoneLine(words: Text("From now on this passphrase opens your writing if the key is lost."))
      case .asking, .failed, .refused:
        RecoveryProblem(state: model.state)
        if ways.app.hasRecovery { Quiet(Text("You have chosen one. A new one takes its place.")) }
        NewPassphrase(passphrase: $model.passphrase, again: $model.again, isUnlike: model.isUnlike)
        Button("Set passphrase") { Task { await model.make() } }
          .buttonStyle(.main)
          .disabled(!model.canMake)
      }
    }
    .screen("Recovery passphrase")
    .navigationBarTitleDisplayMode(.inline)
  }
}

/// Offered once something is written: the key is nowhere else.
struct RecoveryOffer: View {
  let app: Kindself

  var body: some View {
    SoftCard {
      Said(
        Text(
          """
          Only this device has the key to what you write. A recovery passphrase is the way back if it ever loses it.
          """))
      NavigationLink(value: Room.recovery) { Text("Recovery passphrase") }.buttonStyle(.quiet)
      Button("Not now") { Task { await app.declineRecovery() } }.buttonStyle(.quiet)
    }
  }
}

/// Where the key is lost and a recovery passphrase was chosen: the way back.
struct RecoveryCard: View {
  @State private var model: RecoveryModel

  init(app: Kindself) {
    _model = State(initialValue: RecoveryModel(app: app))
  }

  var body: some View {
    GivenPassphrase(name: "Type your recovery passphrase", text: $model.passphrase)
    RecoveryProblem(state: model.state)
    if model.state == .working {
      WorkLine(headway: nil, stop: nil)
    } else {
      Button("Open my writing") { Task { await model.bringBack() } }
        .buttonStyle(.main)
        .disabled(model.passphrase.isEmpty)
    }
  }
}

private struct RecoveryProblem: View {
  let state: RecoveryModel.State

  var body: some View {
    switch state {
    case .failed(let error): ErrorLine(words: archiveInWords(error))
    case .refused: ErrorLine(words: "This device could not do that right now. You can try again.")
    case .asking, .working, .made: EmptyView()
    }
  }
}
