import AppModel
import Foundation
import UIKit

/// The mark of a run as an empty file. It says when nothing could: a trap of Swift's, a panic or a kill by the system runs
/// no code of ours (ADR 0015).
@MainActor public final class RunFile {
  private let folder: URL
  private let file: URL
  private var ending: Listener?

  public init(folder: URL) {
    self.folder = folder
    file = folder.appending(path: "in-front")
    let path = file.path
    // Whoever closes the app in the list of apps ends it in order. The app is gone right after this.
    ending = Listener(UIApplication.willTerminateNotification) { _ in unlink(path) }
  }
}

extension RunFile: RunMark {
  public var isThere: Bool { access(file.path, F_OK) == 0 }

  public func make() {
    if isThere { return }
    do {
      try makePrivate(folder)
      try put([], into: file.path)
    } catch {
      // A phone that is full or locked: a fault of this run would not be told, and all else goes on.
    }
  }

  public func clear() { unlink(file.path) }
}
