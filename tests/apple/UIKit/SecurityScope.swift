import Foundation

// On a phone Foundation has these; on Linux it has not, so they stand where an adapter that imports UIKit finds them.
extension URL {
  /// https://developer.apple.com/documentation/foundation/url/bookmarkcreationoptions
  public struct BookmarkCreationOptions: OptionSet, Sendable {
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue }
  }

  /// https://developer.apple.com/documentation/foundation/url/bookmarkresolutionoptions
  public struct BookmarkResolutionOptions: OptionSet, Sendable {
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue }
  }

  /// https://developer.apple.com/documentation/foundation/url/startaccessingsecurityscopedresource()
  public func startAccessingSecurityScopedResource() -> Bool {
    if SecurityScope.isDenied { return false }
    SecurityScope.open += 1
    return true
  }

  /// https://developer.apple.com/documentation/foundation/url/stopaccessingsecurityscopedresource()
  public func stopAccessingSecurityScopedResource() { SecurityScope.open -= 1 }

  /// https://developer.apple.com/documentation/foundation/url/bookmarkdata(options:includingresourcevaluesforkeys:relativeto:)
  public func bookmarkData(
    options: BookmarkCreationOptions = [], includingResourceValuesForKeys keys: Set<URLResourceKey>? = nil,
    relativeTo url: URL? = nil
  ) throws -> Data { Data(path.utf8) }

  /// https://developer.apple.com/documentation/foundation/url/init(resolvingbookmarkdata:options:relativeto:bookmarkdataisstale:)
  public init(
    resolvingBookmarkData data: Data, options: BookmarkResolutionOptions = [], relativeTo url: URL? = nil,
    bookmarkDataIsStale: inout Bool
  ) throws {
    let path = String(decoding: data, as: UTF8.self)
    guard FileManager.default.fileExists(atPath: path) else { throw CocoaError(.fileNoSuchFile) }
    bookmarkDataIsStale = SecurityScope.isStale
    self.init(filePath: path)
  }
}

/// How many files and folders outside of the app are being used, and what a test says about them.
enum SecurityScope {
  nonisolated(unsafe) static var open = 0
  nonisolated(unsafe) static var isDenied = false
  nonisolated(unsafe) static var isStale = false

  static func startAnew() { (open, isDenied, isStale) = (0, false, false) }
}
