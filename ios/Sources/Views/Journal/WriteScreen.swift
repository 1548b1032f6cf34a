import AppModel
import KindselfCore
import SwiftUI

/// The tab of the writing: something new, what is not finished, and what was written, by day.
struct WriteScreen: View {
  @Environment(Navigator.self) private var navigator

  var body: some View {
    let app = navigator.app
    Column {
      NoticeCards(app: app) { if case .mended = $0 { true } else { false } }
      StoreOnItsWay(store: app.store)
      if let problem = app.store.problem {
        StoreTroubleCard(app: app, problem: problem)
      } else if let first = app.store.open?.catalogue.kinds.first {
        NavigationLink(value: Destination.journal(.editor(.kind(first.id)))) { Text("A note") }.buttonStyle(.main)
        NavigationLink(value: Destination.journal(.kinds)) { Text("Other ways to write") }.buttonStyle(.otherWide)
        if let last = app.backups.last { SecondaryText(lastBackupInWords(last)) }
        if app.backups.recovery.reminds { RecoveryReminder(app: app) }
        if app.backups.recovery.isOffered(hasWritten: !app.journal.write.days.isEmpty) { RecoveryOffer(app: app) }
        if let said = app.rules.said, case .new(.letter) = said.subject { SaidOfRule(said: said.words) }
        WrittenSoFar(model: app.journal.write)
      }
    }
    .screen("Write")
    .toolbar {
      if app.store.open != nil {
        ToolbarItem(placement: .topBarTrailing) {
          Button("Search", systemImage: "magnifyingglass") { navigator.go(.journal(.search)) }
        }
      }
    }
    .bottomBar(isShown: app.journal.write.deletedId != nil) { BringBackEntry(model: app.journal.write) }
    .task(id: app.store.open?.writes) { await app.journal.write.read() }
    .task(id: app.store.open == nil) {
      await app.backups.recovery.readOffer()
      await app.backups.readLast()
    }
    .onDisappear { app.journal.write.hush() }
  }
}

/// Drafts, then entries by day.
private struct WrittenSoFar: View {
  let model: WriteModel

  var body: some View {
    if let said = model.said {
      SoftCard(tone: .inviting) {
        BodyText(said)
        if let letter = model.sealed { RemindMe("Remind me then", of: letter).buttonStyle(.other) }
      }
      .onAppear { announcePolitely(said) }
    }
    TroubleLine(trouble: model.trouble)
    if model.isEmpty {
      SecondaryText(
        Text(
          """
          Nothing here yet. Whatever you write stays on this device, locked with a key that only this device has.
          """))
    }
    ForEach(model.opened, id: \.id) { OpenedRow(letter: $0) }
    let (unkept, drafts) = (model.unkept, model.keptDrafts)
    if !unkept.isEmpty || !drafts.isEmpty {
      Heading("Not finished yet")
      ForEach(unkept, id: \.number) { UnkeptRow(model: model, editor: $0) }
      ForEach(drafts, id: \.id) { DraftRow(model: model, draft: $0) }
    }
    // Lazily: years of it may be there, and the next ones are read where these end.
    LazyVStack(alignment: .leading, spacing: 16) {
      ForEach(model.days) { day in
        Heading(dayInWords(day.day, present: model.present))
        ForEach(day.entries, id: \.id) { EntryRow(entry: $0) }
      }
      if model.next != nil {
        Button("More") { Task { await model.more() } }
          .buttonStyle(.otherWide)
          .task(id: model.pages) { await model.more() }
      }
    }
  }
}

/// A letter that was sealed, and waits to be read.
private struct OpenedRow: View {
  let letter: EntryCard

  var body: some View {
    SoftCard(tone: .inviting) {
      Text(verbatim: letter.kindName).font(.headline)
      BodyText(Text("It was sealed, and can be read now."))
      NavigationLink(value: Destination.journal(.reader(entry: letter.id))) { Text("Read it") }
        .buttonStyle(.other)
        .accessibilityHint(Text(verbatim: letter.kindName))
    }
  }
}

private struct DraftRow: View {
  let model: WriteModel
  let draft: DraftCard

  var body: some View {
    UnfinishedCard(kindName: draft.kindName, subject: .draft(draft.id)) {
      (draft.preview.isEmpty ? SecondaryText(Text("Nothing written yet")) : SecondaryText(draft.preview)).lineLimit(3)
    } letGo: {
      Task { await model.discard(draft) }
    }
  }
}

/// What was typed and could not be kept, and why.
private struct UnkeptRow: View {
  let model: WriteModel
  let editor: EditorModel
  @Environment(\.palette) private var palette

  var body: some View {
    UnfinishedCard(kindName: editor.kind?.name ?? "", subject: .unkept(editor.number)) {
      if !editor.beginning.isEmpty { SecondaryText(editor.beginning).lineLimit(3) }
      if case .notKept(let why) = editor.draft { refusalInWords(why).foregroundStyle(palette.error) }
    } letGo: {
      Task { await model.discard(editor) }
    }
  }
}

/// Something begun, to be gone on with or let go.
private struct UnfinishedCard<Content: View>: View {
  let kindName: String
  let subject: EditorSubject
  let content: Content
  let letGo: () -> Void
  @State private var asks = false

  init(kindName: String, subject: EditorSubject, @ViewBuilder content: () -> Content, letGo: @escaping () -> Void) {
    self.kindName = kindName
    self.subject = subject
    self.content = content()
    self.letGo = letGo
  }

  var body: some View {
    SoftCard {
      Text(verbatim: kindName).font(.headline)
      content
      HStack {
        NavigationLink(value: Destination.journal(.editor(subject))) { Text("Go on") }
          .buttonStyle(.other)
          .accessibilityHint(Text(verbatim: kindName))
        Button("Let it go") { asks = true }
          .buttonStyle(.quiet)
          .accessibilityHint(Text(verbatim: kindName))
      }
    }
    .confirmationDialog("Let it go", isPresented: $asks) {
      Button("Let it go", role: .destructive, action: letGo)
      Button("Hold on to it", role: .cancel) {}
    } message: {
      Text("Let this draft go? What you wrote in it is deleted.")
    }
    .closesOutOfSight(asking: $asks)
  }
}

/// An entry in a list: what it is, and how it begins.
struct EntryRow: View {
  let entry: EntryCard
  /// Its day, where no heading says it.
  var day: Text?
  /// What was found of it, in place of its beginning.
  var found: Text?

  var body: some View {
    NavigationLink(value: Destination.journal(.reader(entry: entry.id))) {
      VStack(alignment: .leading, spacing: 4) {
        Text(verbatim: entry.kindName).font(.headline)
        if let day { SecondaryText(day).font(.footnote) }
        if let until = entry.sealedUntil {
          Text("Sealed until \(dateInWords(until))")
        } else if let found {
          found.lineSpacing(lineGap)
        } else if !entry.preview.isEmpty {
          Text(verbatim: entry.preview).lineSpacing(lineGap).lineLimit(4)
        }
        if !entry.tags.isEmpty { Text(verbatim: entry.tags.joined(separator: ", ")).font(.footnote) }
      }
      .multilineTextAlignment(.leading)
    }
    .buttonStyle(.door())
  }
}

/// For a while, what was deleted can be had back.
private struct BringBackEntry: View {
  let model: WriteModel

  var body: some View {
    HStack {
      Text("Deleted.")
      Spacer()
      Button("Undo") { Task { await model.bringBack() } }.buttonStyle(.quiet)
    }
    // It is there for a moment, and far from where a reader is.
    .onAppear { announcePolitely(spoken("Deleted.")) }
  }
}
