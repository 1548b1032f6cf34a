import AppModel
import KindselfCore
import SwiftUI

/// Why an archive cannot be made, opened or taken in, and what would help.
func archiveInWords(_ error: ArchiveError) -> LocalizedStringKey {
  switch error {
  case .Store(_, let trouble): storeInWords(.trouble(trouble))
  case .Full: "There is no room left. Once there is some, please try again."
  case .Io: "This device could not read or write it. Please try again."
  case .Clock: "The clock of this device shows no date that can be. Once it is right, this works again."
  case .Weak(_, let least): "A passphrase here has \(String(least)) characters or more."
  case .WrongPassphrase: "This passphrase does not open this file. The file is unchanged; you can try again."
  case .NotAnArchive: "This is not a Kindself backup. Another file may be the one."
  case .Newer: "This was made by a newer version of Kindself. That version can open it."
  case .Truncated: "The end of this file is missing. Copying it here again may help."
  case .Damaged: "This file is damaged. Copying it again may help, or an older backup."
  case .Invalid:
    "This file holds something that Kindself does not write. Nothing here has changed; an older backup may work."
  case .TooLarge, .TooMany: "This is more than can be read at once. In smaller files it may work."
  case .TooPacked:
    "This file unpacks to far more than a backup ever would. Nothing here has changed; another copy of it may work."
  case .TooMuchWork: "Opening this file would take more memory than this device has. On another device it may open."
  case .Refused: "Kindself may not read or write there. Another place may work."
  case .Missing: "This file is no longer there. Another one may work."
  case .Encoding: "This file is not written in a way Kindself can read. Saved as UTF-8 it may work."
  case .OtherApp: "This file comes from another app than the one you chose. Another choice, or another file, may fit."
  case .OnlyAdds: "What another journal wrote can only be added to what is here."
  case .Cancelled, .NotAKey, .Interrupted: "That broke off. Nothing has changed; please try again."
  }
}

/// Something that could not be done. A screen reader goes to it.
struct ErrorLine: View {
  let words: LocalizedStringKey
  @Environment(\.palette) private var palette

  var body: some View {
    Text(words).foregroundStyle(palette.error)
      .readFirst()
  }
}

/// Something that is done. A screen reader goes to it.
struct DoneLine: View {
  let words: Text

  var body: some View {
    Said(words)
      .accessibilityAddTraits(.isHeader)
      .readFirst()
  }
}

/// When the last backup was made. That there is none is said where one is made, and not where one writes.
struct LastBackupLine: View {
  let app: Kindself
  var isSaidWhereThereIsNone = true

  var body: some View {
    Group {
      if let trouble = app.lastBackupUnread {
        if isSaidWhereThereIsNone { TroubleLine(trouble: trouble) }
      } else if let last = app.lastBackup {
        Quiet(Text("Last backup: \(dateInWords(last.day))"))
      } else if isSaidWhereThereIsNone {
        Quiet(Text("No backup yet."))
      }
    }
    .task(id: app.store == nil) { await app.readLastBackup() }
  }
}

/// Long work, with a way to stop it.
struct WorkLine: View {
  let headway: Headway?
  let stop: (() -> Void)?

  var body: some View {
    VStack(alignment: .leading, spacing: 8) {
      Text("Working on it…")
      if let headway, headway.of > 0 {
        let percent = Int(100 * headway.done / headway.of)
        ProgressView(value: Double(headway.done), total: Double(headway.of))
          .accessibilityLabel(Text("\(String(percent)) percent done"))
      }
      if let stop { Button("Cancel", action: stop).buttonStyle(.otherWide) }
    }
  }
}

/// A new passphrase, typed twice.
struct NewPassphrase: View {
  @Binding var passphrase: String
  @Binding var again: String
  let isUnlike: Bool
  @State private var isShown = false

  var body: some View {
    PassphraseField(name: "Passphrase", text: $passphrase, isShown: isShown)
    Quiet(
      Text(
        "\(String(leastPassphraseChars())) characters or more. A few words are easier to remember than signs."))
    PassphraseField(name: "Repeat the passphrase", text: $again, isShown: isShown)
    if isUnlike { Quiet(Text("The two do not match yet.")) }
    Toggle("Show passphrase", isOn: $isShown)
  }
}

/// A passphrase that was chosen before.
struct GivenPassphrase: View {
  let name: LocalizedStringKey
  @Binding var text: String
  @State private var isShown = false

  var body: some View {
    PassphraseField(name: name, text: $text, isShown: isShown)
    Toggle("Show passphrase", isOn: $isShown)
  }
}

/// What is typed here is shown to whoever wishes it, and never kept by the keyboard.
private struct PassphraseField: View {
  let name: LocalizedStringKey
  @Binding var text: String
  let isShown: Bool

  var body: some View {
    VStack(alignment: .leading, spacing: 4) {
      Text(name).accessibilityHidden(true)
      if isShown {
        TextField(name, text: $text)
          .textFieldStyle(.roundedBorder)
          .textInputAutocapitalization(.never)
          .autocorrectionDisabled()
      } else {
        SecureField(name, text: $text).textFieldStyle(.roundedBorder)
      }
    }
  }
}

/// "3 entries"
func entriesInWords(_ count: UInt32) -> Text { Text("\(Int(count)) entries") }
