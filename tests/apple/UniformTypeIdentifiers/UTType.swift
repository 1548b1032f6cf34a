@_exported import Foundation

/// https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct
public struct UTType: Hashable, Sendable {
  /// https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/identifier
  public let identifier: String

  /// https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/item
  public static var item: UTType { UTType(identifier: "public.item") }
  /// https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/folder
  public static var folder: UTType { UTType(identifier: "public.folder") }
}
