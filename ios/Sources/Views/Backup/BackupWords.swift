import AppModel
import KindselfCore
import SwiftUI

/// Why an archive cannot be made, opened or taken in, and what would help.
func archiveInWords(_ error: ArchiveError) -> LocalizedStringKey {
  switch error {
  case .Store(let trouble): storeInWords(.trouble(trouble))
  case .Full: "There is no room left. Once there is some, please try again."
  case .Io: "This device could not read or write it. Please try again."
  case .Clock: "The clock of this device shows no date that can be. Once it is right, this works again."
  case .Weak(let fault): passphraseInWords(fault)
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
  case .TooMuchWork:
    "Another program locked this file, and opening it takes more memory than Kindself uses. In that program it opens."
  case .Refused: "Kindself is not allowed to read or write there. Another place may work."
  case .Missing: "This file is no longer there. Another one may work."
  case .Encoding: "This file is not written in a way Kindself can read. Saved as UTF-8 it may work."
  case .OtherApp: "This file comes from another app than the one you chose. Another choice, or another file, may fit."
  case .OnlyAdds: "What another journal wrote can only be added to what is here."
  case .Cancelled, .NotAKey, .Interrupted: "That broke off. Nothing has changed; please try again."
  }
}

/// Why a passphrase would soon be guessed, and what holds better.
func passphraseInWords(_ fault: PassphraseFault) -> LocalizedStringKey {
  switch fault {
  case .short(let least): "A passphrase here has \(String(least)) characters or more."
  case .invisible: "These characters are invisible. A few words hold better."
  case .repeated: "This is one thing again and again, so it is soon guessed. A few words of your own hold better."
  case .common: "Many people choose this, so it is soon guessed. A few words of your own hold better."
  case .row: "These keys lie side by side, so they are soon guessed. A few words of your own hold better."
  case .number: "Dates and numbers are soon guessed. A few words of your own hold better."
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
    BodyText(words)
      .accessibilityAddTraits(.isHeader)
      .readFirst()
  }
}

/// When the last backup was made. That there is none is said where one is made, and not where one writes.
struct LastBackupLine: View {
  let app: Kindself

  var body: some View {
    Group {
      if let trouble = app.backups.lastUnread {
        TroubleLine(trouble: trouble)
      } else {
        SecondaryText(app.backups.last.map(lastBackupInWords) ?? Text("No backup yet."))
      }
    }
    .task(id: app.store.open == nil) { await app.backups.readLast() }
  }
}

/// "Last backup: November 23, 2026"
func lastBackupInWords(_ last: BackupCard) -> Text { Text("Last backup: \(dateInWords(last.day))") }

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

/// A new passphrase: typed twice, or six words that are suggested and written down.
struct NewPassphraseFields: View {
  @Bindable var passphrase: NewPassphrase
  @State private var isShown = false

  var body: some View {
    if let words = passphrase.suggested {
      SuggestedWords(words: words, passphrase: passphrase)
    } else {
      PassphraseField(name: "Passphrase", text: $passphrase.text, isShown: isShown)
      hint
      Button("Suggest six words") { passphrase.suggest() }.buttonStyle(.quiet)
      if passphrase.isSpeechless { ErrorLine(words: "This device could not do that right now. You can try again.") }
      PassphraseField(name: "Repeat the passphrase", text: $passphrase.again, isShown: isShown)
      if passphrase.isUnlike { SecondaryText(Text("The two do not match yet.")) }
      Toggle("Show passphrase", isOn: $isShown)
    }
  }

  /// Too short is what everything is at first: nobody is told while they begin.
  @ViewBuilder private var hint: some View {
    switch passphrase.fault {
    case nil, .short:
      SecondaryText(
        Text(
          "\(String(leastPassphraseChars())) characters or more. A few words are easier to remember than symbols."))
    case .some(let fault): SecondaryText(Text(passphraseInWords(fault)))
    }
  }
}

/// Six words in clear. They are gone from the screen once they are written down.
private struct SuggestedWords: View {
  let words: String
  let passphrase: NewPassphrase

  var body: some View {
    SoftCard { BodyText(words) }
    BodyText(
      Text(
        """
        Nobody could guess these. Please write them down: on paper, in a safe place, they can wait for you. Kindself does \
        not show them again.
        """))
    Button("I have written them down") { passphrase.take() }.buttonStyle(.otherWide)
    Button("Six other words") { passphrase.suggest() }.buttonStyle(.quiet)
    Button("Not now") { passphrase.decline() }.buttonStyle(.quiet)
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
func entriesInWords(_ count: UInt32) -> Text { counted("entries", count) }
