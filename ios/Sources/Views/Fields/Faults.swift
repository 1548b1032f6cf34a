import KindselfCore
import SwiftUI

/// What is to be mended about a field, beside it.
struct Faults: View {
  let faults: [FieldFault]
  @Environment(\.palette) private var palette

  var body: some View {
    ForEach(Array(faults.enumerated()), id: \.offset) { _, fault in
      words(fault).font(.footnote).foregroundStyle(palette.error)
    }
  }

  private func words(_ fault: FieldFault) -> Text {
    switch fault {
    case .unknown: Text("This version of Kindself has no such field.")
    case .otherShape: Text("Something else fits here.")
    case .tooMuch(let most): Text("\(String(most)) is the most here.")
    case .noOption: Text("One of these fits here.")
    case .tooMany(let most): Text("Up to \(String(most)) fit here.")
    case .tooLong(let most): Text("A word here can have up to \(String(most)) characters.")
    }
  }
}
