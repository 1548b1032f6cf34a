import KindselfCore

extension [CountCard] {
  /// How many there are of a collection; 0 where it is not counted.
  public func of(_ collection: String) -> UInt32 { first { $0.collection == collection }?.count ?? 0 }
}
