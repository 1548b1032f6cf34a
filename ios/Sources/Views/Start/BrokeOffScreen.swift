import AppModel
import SwiftUI

/// What is said where the last run broke off, before core and store are touched. Nothing here asks either of them.
struct BrokeOffScreen: View {
  let start: Start
  @State private var isAtLifebuoy = false
  @Environment(\.palette) private var palette

  var body: some View {
    NavigationStack {
      Column {
        Text("Kindself closed unexpectedly")
          .font(.title)
          .accessibilityAddTraits(.isHeader)
          .readFirst()
        Said(Text("That was our fault, not yours. What was already saved is still here."))
        Button("Open Kindself", action: start.open).buttonStyle(.main)
      }
      .toolbar {
        ToolbarItem(placement: .topBarTrailing) {
          Button("Lifebuoy: grounding and crisis lines", systemImage: "lifepreserver") { isAtLifebuoy = true }
            .tint(palette.secondary)
        }
      }
      // Without a title, the room for a large one would be left empty.
      .navigationBarTitleDisplayMode(.inline)
      .navigationDestination(isPresented: $isAtLifebuoy) { PlainLifebuoy(phone: start.phone) }
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
        SoftCard { Said(Text("This device cannot call from here. The number is \(notDialled).")) }
      }
      SoftCard(tone: .warm) {
        Said(Text("Feel your feet on the floor. It is holding you."))
        Said(Text("Touch something near you. Is it warm, cool, rough, smooth?"))
        Said(Text("Look around, slowly. You are here, and this moment is passing."))
      }
      Said(
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
