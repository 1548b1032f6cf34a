import KindselfCore

extension Navigator {
  /// Goes where the reminder leads that was opened. Nobody asks for it while the app is locked; then it waits.
  public func followReminder() async {
    guard let leads = await app.reminding.leads() else { return }
    switch leads {
    case .practice(let subject):
      switch app.practices.way(to: subject) {
      case .screen(let destination): show(destination, in: .practise)
      // It would begin at once, and nobody asked for that yet.
      case .grounding, nil: show(nil, in: .practise)
      }
    case .journal(let kind): show(.journal(.editor(.kind(kind))), in: .write)
    case .letter(let entry): show(.journal(.reader(entry: entry)), in: .write)
    // Scales and programmes have no screen yet.
    case .firstScreen, .scale, .programme: show(nil, in: .now)
    }
  }

  /// A session that is on, and whatever is being written, stays where it is.
  private func show(_ destination: Destination?, in tab: Tab) {
    guard app.player.display == nil else { return }
    self.tab = tab
    guard let destination, self[tab].last != destination else { return }
    // What is being written goes on as its draft; two editors never stand on one path.
    if self[tab].contains(where: \.isEditor) { self[tab] = [] }
    go(destination)
  }
}

extension Destination {
  fileprivate var isEditor: Bool { if case .journal(.editor) = self { true } else { false } }
}
