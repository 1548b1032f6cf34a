import AppModel
import SwiftUI

/// What is said where the last run broke off, before core and store are touched. Nothing here asks either of them.
struct BrokeOffScreen: View {
  let start: Start

  var body: some View {
    BeforeTheCore(title: "Kindself closed unexpectedly", phone: start.phone) {
      Button("Open Kindself", action: start.open).buttonStyle(.main)
    }
  }
}

/// What is said where the app could not be put together.
struct NoStartScreen: View {
  let start: Start

  var body: some View {
    BeforeTheCore(title: "Kindself could not start", phone: start.phone) {
      BodyText(
        Text("You can try again, or restart this device. Meanwhile the lifebuoy has numbers you can call."))
      Button("Try again") {
        start.open()
        if start.failures > 0 { announcePolitely(spoken("It did not work this time.")) }
      }
      .buttonStyle(.main)
      if start.failures > 1 { BodyText(Text("It did not work this time.")) }
    }
  }
}

/// A screen that asks neither core nor store, with a lifebuoy that needs neither.
private struct BeforeTheCore<Content: View>: View {
  let title: LocalizedStringKey
  let phone: any Phone
  @ViewBuilder let content: () -> Content
  @State private var isAtLifebuoy = false
  @Environment(\.palette) private var palette

  var body: some View {
    NavigationStack {
      Column {
        Text(title)
          .font(.title)
          .accessibilityAddTraits(.isHeader)
          .readFirst()
        BodyText(Text("That was our fault, not yours. What was already saved is still here."))
        content()
      }
      .toolbar {
        ToolbarItem(placement: .topBarTrailing) {
          Button("Lifebuoy: grounding and crisis lines", systemImage: "lifepreserver") { isAtLifebuoy = true }
            .tint(palette.secondary)
        }
      }
      // Without a title, the room for a large one would be left empty.
      .navigationBarTitleDisplayMode(.inline)
      .navigationDestination(isPresented: $isAtLifebuoy) { PlainLifebuoy(phone: phone) }
    }
  }
}

/// The lifebuoy without the core: words to ground oneself with, and numbers that reach help in many places.
private struct PlainLifebuoy: View {
  let phone: any Phone
  /// A number this device could not call.
  @State private var notDialled: String?

  var body: some View {
    Column {
      if let notDialled {
        SoftCard { BodyText(Text("This device cannot call from here. The number is \(notDialled).")) }
      }
      SoftCard(tone: .warm) {
        BodyText(Text("Feel your feet on the floor. It is holding you."))
        BodyText(Text("Touch something near you. Is it warm, cool, rough, smooth?"))
        BodyText(Text("Look around, slowly. You are here, and this moment is passing."))
      }
      BodyText(
        Text(
          """
          If you might be in danger, these two numbers reach help in many places: 112 in all of the European Union and \
          beyond, 911 in the United States, Canada and Mexico.
          """))
      ForEach(widelyWorkingNumbers, id: \.self) { call($0) }
    }
    .navigationTitle("You are not alone with this")
    // A large title has one line, and these words are longer than it is wide.
    .navigationBarTitleDisplayMode(.inline)
  }

  private func call(_ number: String) -> some View {
    Button("Call \(number)") {
      Task {
        notDialled = await phone.dial(number) ? nil : number
        guard let notDialled else { return }
        announcePolitely(String(format: spoken("This device cannot call from here. The number is %@."), notDialled))
      }
    }
    .buttonStyle(.main)
  }
}
