extension String {
  /// The same, read from left to right whatever stands around it: between words that run from right to left, the groups
  /// of a number would change places.
  public var leftToRight: String { "\u{2066}\(self)\u{2069}" }
}
