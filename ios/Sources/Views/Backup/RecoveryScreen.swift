import AppModel
import SwiftUI

/// A passphrase for the day on which this device loses its key.
struct RecoveryScreen: View {
  @State private var model: RecoveryModel
  @State private var asks = false
  @Environment(Navigator.self) private var navigator

  init(app: Kindself) {
    _model = State(initialValue: RecoveryModel(recovery: app.backups.recovery))
  }

  var body: some View {
    Column {
      BodyText(
        Text(
          """
          If this device ever loses the key to your writing, this passphrase brings it back. It is stored \
          nowhere; written on paper, in a safe place, it can wait for you.
          """))
      switch model.state {
      case .working: WorkLine(headway: nil, stop: nil)
      case .made:
        DoneLine(words: Text("From now on this passphrase opens your writing if the key is lost."))
      case .takenBack:
        DoneLine(
          words: Text(
            """
            It is removed. Your writing has a new key, and the passphrase from before opens nothing here.
            """))
        backupsStay
      case .asking, .failed, .refused:
        RecoveryProblem(state: model.state)
        if recovery.brokeOff { BrokeOff(recovery: recovery) }
        if recovery.isChosen {
          SecondaryText(Text("You have chosen one. A new one takes its place."))
          backupsStay
        }
        NewPassphraseFields(passphrase: model.passphrase)
        Button("Set passphrase") { Task { await model.make() } }
          .buttonStyle(.main)
          .disabled(!model.canMake)
        if recovery.isChosen {
          Button("Remove this passphrase") { asks = true }.buttonStyle(.quiet)
        }
      }
    }
    .screen("Recovery passphrase")
    .navigationBarTitleDisplayMode(.inline)
    .confirmationDialog("Remove the recovery passphrase?", isPresented: $asks, titleVisibility: .visible) {
      Button("Yes, remove it", role: .destructive) { Task { await model.takeBack() } }
      Button("Not now", role: .cancel) {}
    } message: {
      Text(
        """
        From then on it opens nothing here. If this device ever loses its key, only a backup brings your writing back.
        """)
    }
    .closesOutOfSight(asking: $asks)
  }

  private var recovery: Recovery { navigator.app.backups.recovery }

  private var backupsStay: some View {
    SecondaryText(Text("Backups that you made before still open with their own passphrases."))
  }
}

/// Offered once something is written: the key is nowhere else.
struct RecoveryOffer: View {
  let app: Kindself

  var body: some View {
    SoftCard {
      BodyText(
        Text(
          """
          Only this device has the key to what you write. A recovery passphrase is the way back if it ever loses it.
          """))
      NavigationLink(value: Destination.backup(.recovery)) { Text("Recovery passphrase") }.buttonStyle(.quiet)
      Button("Not now") { Task { await app.backups.recovery.decline() } }.buttonStyle(.quiet)
    }
  }
}

/// Offered where a change broke off, until it is done or let be.
struct RecoveryReminder: View {
  let app: Kindself

  var body: some View {
    SoftCard {
      BrokeOff(recovery: app.backups.recovery)
      NavigationLink(value: Destination.backup(.recovery)) { Text("Recovery passphrase") }.buttonStyle(.quiet)
      Button("Not now") { Task { await app.backups.recovery.letBe() } }.buttonStyle(.quiet)
    }
  }
}

/// What stands where a change broke off.
private struct BrokeOff: View {
  let recovery: Recovery

  var body: some View {
    if recovery.isChosen {
      BodyText(Text("The change did not finish. The recovery passphrase from before still works."))
    } else {
      BodyText(Text("That did not finish. No recovery passphrase is set yet."))
    }
  }
}

/// Where the key is lost and a recovery passphrase was chosen: the way back.
struct RecoveryCard: View {
  @State private var model: RecoveryModel

  init(app: Kindself) {
    _model = State(initialValue: RecoveryModel(recovery: app.backups.recovery))
  }

  var body: some View {
    GivenPassphrase(name: "Type your recovery passphrase", text: $model.typed)
    RecoveryProblem(state: model.state)
    if model.state == .working {
      WorkLine(headway: nil, stop: nil)
    } else {
      Button("Open my writing") { Task { await model.bringBack() } }
        .buttonStyle(.main)
        .disabled(model.typed.isEmpty)
    }
  }
}

private struct RecoveryProblem: View {
  let state: RecoveryModel.State

  var body: some View {
    switch state {
    case .failed(let error): ErrorLine(words: archiveInWords(error))
    case .refused: ErrorLine(words: "This device could not do that right now. You can try again.")
    case .asking, .working, .made, .takenBack: EmptyView()
    }
  }
}
