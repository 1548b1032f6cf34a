import AppModel
import KindselfCore
import SwiftUI

/// What a practice is for, how it goes, and how one would like it this time; then it begins.
struct PracticeScreen: View {
  private let app: Kindself
  @State private var model: PracticeModel
  @Environment(Navigator.self) private var navigator
  @Environment(\.palette) private var palette

  init(app: Kindself, card: PracticeCard) {
    self.app = app
    _model = State(initialValue: PracticeModel(practices: app.practices, card: card))
  }

  var body: some View {
    let card = model.card
    Form {
      Group {
        if !card.discreet {
          FavouriteToggle(app: app, subject: .practice(id: card.id))
          Section { RemindMe(of: .practice(.practice(id: card.id))) }
        }
        if let note = card.note { Section { BodyText(note) } }
        if card.discreet { Discretion(card: card) }
        if model.mayBeSofter { Softer(model: model) }
        if let picture = card.picture { Section { PictureView(id: picture) } }
        Section("What it is for") {
          BesideEmblem(card.picture == nil ? card.emblem : nil) { BodyText(card.summary) }
        }
        Section("How it goes") { Dotted(lines: card.how) }
        if !card.leansOn.isEmpty { BuildsOn(practices: card.leansOn) }
        Section { Cautions(own: card.cautions, all: app.practices.catalogue.cautions) }
        Lengths(model: model)
        if model.mindsEyes { Eyes(model: model) }
        if card.postures.count > 1 { Postures(model: model) }
        Section("How it leads you") {
          let canTouch = app.services.haptics.isThere
          if card.discreet {
            GuideSwitches(guide: $model.forThisTime, canTouch: canTouch)
          } else {
            GuideSwitches(settings: app.settings, canTouch: canTouch)
          }
        }
        if !card.discreet { Delays(settings: app.settings, offeredMs: app.practices.catalogue.delaysMs) }
        if !(card.sources + card.unsure).isEmpty { Section { From(card: card) } }
      }
      .listRowBackground(palette.surface)
    }
    .screen(verbatim: card.name)
    .bottomBar {
      Button("Begin") { navigator.practise(model.choice) }.buttonStyle(.main)
      if card.discreet { WaysOut() }
    }
    .task { await model.read() }
    .task(id: app.store.open?.writes) { await app.forYou.read() }
    .onDisappear { app.forYou.leave() }
  }
}

/// Who has not looked at it yet, and what is not kept of it.
private struct Discretion: View {
  let card: PracticeCard

  var body: some View {
    Section {
      if let unreviewed = card.unreviewed { BodyText(unreviewed) }
      SecondaryText(
        Text(
          "Nothing of this is kept, and nothing will remind you of it. It makes no sound unless you turn it on here, for this time."
        ))
    }
  }
}

/// To find it again at once; there while there is somewhere to keep it, and once it is known whether it is one.
private struct FavouriteToggle: View {
  let app: Kindself
  let subject: Subject

  var body: some View {
    let forYou = app.forYou
    if app.store.open != nil && forYou.isRead {
      let isFavourite = forYou.isFavourite(subject)
      Section {
        Button(isFavourite ? "Remove from favourites" : "Add to favourites") {
          Task { await forYou.setFavourite(subject, !isFavourite) }
        }
        TroubleLine(trouble: forYou.notKept)
      }
    }
  }
}

/// What is well known before this one.
private struct BuildsOn: View {
  let practices: [PracticeName]

  var body: some View {
    Section("It builds on") {
      SecondaryText(Text("For most people these come first. You can begin here all the same."))
      ForEach(practices, id: \.id) { practice in
        NavigationLink(value: Destination.practices(.practice(practice.id))) { Text(verbatim: practice.name) }
      }
    }
  }
}

/// The last time was hard. It is said, and it can be had as ever.
private struct Softer: View {
  @Bindable var model: PracticeModel

  var body: some View {
    Section {
      BodyText(
        Text(
          "Last time this one was hard. This time it can be softer: shorter, with eyes open, and out in the room first."
        ))
      Toggle("Softer this time", isOn: $model.isSofter)
    }
  }
}

private struct Lengths: View {
  @Bindable var model: PracticeModel

  var body: some View {
    Section {
      Picker("How long", selection: $model.lengthMs) {
        ForEach(model.card.lengths, id: \.lengthMs) { lengthInWords($0.lengthMs).tag($0.lengthMs) }
      }
      .pickerStyle(.inline)
    }
  }
}

private struct Eyes: View {
  let model: PracticeModel

  var body: some View {
    Section {
      Answer(name: "Eyes open", isChosen: !model.areEyesClosed) { model.areEyesClosed = false }
      Answer(name: "Eyes closed", isChosen: model.areEyesClosed) { model.areEyesClosed = true }
      SecondaryText(Text("With eyes closed, questions are spoken and nothing has to be tapped."))
    }
  }
}

private struct Postures: View {
  let model: PracticeModel

  var body: some View {
    Section("How would you like to be?") {
      ForEach(model.card.postures, id: \.self) { posture in
        Answer(name: words(posture), isChosen: model.posture == posture) { model.posture = posture }
      }
    }
  }

  private func words(_ posture: Posture) -> LocalizedStringKey {
    switch posture {
    case .sitting: "Sitting"
    case .standing: "Standing"
    case .lying: "Lying down"
    case .walking: "Walking"
    case .any: "Any way you like"
    }
  }
}

/// How long it waits before it begins; remembered for all of them.
private struct Delays: View {
  let settings: SettingsModel
  let offeredMs: [UInt64]

  var body: some View {
    Section("Before it begins") {
      ForEach(offeredMs, id: \.self) { ms in
        Answer(ms == 0 ? Text("Begin at once") : lengthInWords(ms), isChosen: settings.delayMs == ms) {
          settings.delayMs = ms
        }
      }
      SecondaryText(Text("Time to put the phone down, or to lie down."))
    }
  }
}

/// Where it is from, folded away until somebody wants to know.
private struct From: View {
  let card: PracticeCard

  var body: some View {
    DisclosureGroup {
      VStack(alignment: .leading, spacing: 12) {
        ForEach(card.sources, id: \.self) { BodyText($0) }
        ForEach(card.unsure, id: \.self) { SecondaryText($0) }
      }
      .frame(maxWidth: .infinity, alignment: .leading)
    } label: {
      Text("Where this is from").frame(minHeight: 44)
    }
  }
}
