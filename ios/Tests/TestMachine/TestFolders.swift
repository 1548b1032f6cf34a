import Foundation

/// Folders on a real disk for tests. They go when the process ends: an app that was started is never let go of, as on a
/// phone, so nothing tells earlier that its folder is done with. `make test` counts what is left.
public enum TestFolders {
  private static let place: URL = {
    atexit { try? FileManager.default.removeItem(at: TestFolders.place) }
    return URL.temporaryDirectory.appending(path: "kindself-\(getpid())")
  }()

  /// One that nobody has used. Whoever wants it to be there makes it.
  public static func new() -> URL { place.appending(path: UUID().uuidString) }
}
