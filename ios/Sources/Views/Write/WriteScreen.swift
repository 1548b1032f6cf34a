import AppModel
import KindselfCore
import SwiftUI

/// The tab of the writing: something new, what is not finished, and what was written, by day.
struct WriteScreen: View {
  @Environment(Wayfinder.self) private var ways

  var body: some View {
    let app = ways.app
    Column {
      NoticeCards(app: app) { if case .mended = $0 { true } else { false } }
      if let noStore = app.noStore {
        StoreTroubleCard(app: app, noStore: noStore)
      } else if let first = app.store?.catalogue.kinds.first {
        NavigationLink(value: Room.editor(.kind(first.id))) { Text("A note") }.buttonStyle(.main)
        NavigationLink(value: Room.kinds) { Text("Other ways to write") }.buttonStyle(.otherWide)
        LastBackupLine(app: app)
        if app.offersRecovery { RecoveryOffer(app: app) }
        WrittenSoFar(model: app.write)
      }
    }
    .screen("Write")
    .toolbar {
      if app.store != nil {
        ToolbarItem(placement: .topBarTrailing) {
          Button("Search", systemImage: "magnifyingglass") { ways.go(.search) }
        }
      }
    }
    .bottomBar { if app.write.deletedId != nil { BringBackEntry(model: app.write) } }
    .task(id: app.store?.writes) { await app.write.read() }
    .task(id: app.store == nil) { await app.readRecoveryOffer() }
    .onDisappear { app.write.said = nil }
  }
}

/// Drafts, then entries by day.
private struct WrittenSoFar: View {
  let model: WriteModel

  var body: some View {
    if let said = model.said {
      SoftCard(tone: .inviting) { Said(said) }.onAppear { announcePolitely(said) }
    }
    TroubleLine(trouble: model.trouble)
    if model.isEmpty {
      Quiet(
        Text(
          """
          Nothing here yet. Whatever you write stays on this device, locked with a key that only this device has.
          """))
    }
    ForEach(model.opened, id: \.id) { OpenedRow(letter: $0) }
    if !model.drafts.isEmpty {
      Heading("Not finished yet")
      ForEach(model.drafts, id: \.id) { DraftRow(model: model, draft: $0) }
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
      Said(Text("It was sealed, and can be read now."))
      NavigationLink(value: Room.entry(id: letter.id)) { Text("Read it") }
        .buttonStyle(.other)
        .accessibilityHint(Text(verbatim: letter.kindName))
    }
  }
}

private struct DraftRow: View {
  let model: WriteModel
  let draft: DraftCard
  @State private var asks = false

  var body: some View {
    SoftCard {
      Text(verbatim: draft.kindName).font(.headline)
      preview.lineLimit(3)
      HStack {
        NavigationLink(value: Room.editor(.draft(draft.id))) { Text("Go on") }
          .buttonStyle(.other)
          .accessibilityHint(Text(verbatim: draft.kindName))
        Button("Let it go") { asks = true }
          .buttonStyle(.quiet)
          .accessibilityHint(Text(verbatim: draft.kindName))
      }
    }
    .confirmationDialog("Let it go", isPresented: $asks) {
      Button("Let it go", role: .destructive) { Task { await model.discard(draft) } }
      Button("Hold on to it", role: .cancel) {}
    } message: {
      Text("Let this draft go? What you wrote in it is deleted.")
    }
  }

  private var preview: Quiet {
    draft.preview.isEmpty ? Quiet(Text("Nothing written yet")) : Quiet(draft.preview)
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
    NavigationLink(value: Room.entry(id: entry.id)) {
      VStack(alignment: .leading, spacing: 4) {
        Text(verbatim: entry.kindName).font(.headline)
        if let day { Quiet(day).font(.footnote) }
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
      Button("Bring it back") { Task { await model.bringBack() } }.buttonStyle(.quiet)
    }
    // It is there for a moment, and far from where a reader is.
    .onAppear { announcePolitely(spoken("Deleted.")) }
  }
}
