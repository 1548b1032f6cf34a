import AppModel
import SwiftUI

/// How much room it takes what the phone's voice has said, and a way to empty it.
struct SpokenLinesSection: View {
  let lines: SpokenLines

  var body: some View {
    Section {
      LabeledContent {
        room
      } label: {
        Text("Spoken lines")
      }
      .task { await lines.read() }
      Button("Empty") { Task { await empty() } }.disabled(isEmpty)
    } footer: {
      Text(
        """
        What the phone's voice has said is kept, so that a practice begins at once. Nothing you wrote is among it.
        """)
    }
  }

  private var isEmpty: Bool { lines.bytes.map { $0 == 0 } ?? true }

  private var room: Text {
    switch lines.bytes {
    case nil: Text(verbatim: "")
    case 0: Text("Nothing kept")
    case let bytes?: Text(Int64(clamping: bytes), format: .byteCount(style: .file))
    }
  }

  private func empty() async {
    await lines.empty()
    if lines.bytes == 0 { announcePolitely(spoken("Nothing kept")) }
  }
}
