import SwiftUI

/// Where words are written. Swift's strings are whole Unicode, so nothing of them has to be replaced for the core.
struct WrittenField: View {
  let label: Text
  var prompt: String?
  var isLong = false
  @Binding var text: String

  var body: some View {
    TextField(text: $text, prompt: prompt.map { Text(verbatim: $0) }, axis: .vertical) { label }
      .lineLimit(isLong ? 4... : 1...)
      .textFieldStyle(.roundedBorder)
      .autocorrectionDisabled()
  }
}
