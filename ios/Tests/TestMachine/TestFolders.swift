import Foundation
import ProcessEnd

/// Folders on a real disk for tests. They go when the process ends: an app that was started is never let go of, as on a
/// phone, so nothing tells earlier that its folder is done with. `make test` counts what is left.
public enum TestFolders {
  private static let place: URL = {
    atexit { TestFolders.remove() }
    return URL.temporaryDirectory.appending(path: "kindself-\(getpid())")
  }()

  /// One that nobody has used. Whoever wants it to be there makes it.
  public static func new() -> URL { place.appending(path: UUID().uuidString) }

  /// Under another name first: a store that is still open finds no folder any more in which it could make a file.
  private static func remove() {
    let going = place.appendingPathExtension("going")
    try? FileManager.default.moveItem(at: place, to: going)
    try? FileManager.default.removeItem(at: going)
  }

  private static let endsUnderStores: Void = end_without_cleanup { TestFolders.remove() }

  /// An app that was started goes on asking its store on threads of its own when the last test has ended. Ending the process
  /// would clean the cipher up under these calls, and they would crash. To be said once a store is open: what is wished for
  /// last comes first at the end, and the cipher wishes for its cleaning when the first store opens.
  public static func endUnderStores() { endsUnderStores }
}
