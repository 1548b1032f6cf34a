/// https://developer.apple.com/documentation/swiftui/dismissaction
nonisolated public struct DismissAction: @unchecked Sendable {
  private let dismiss: @MainActor () -> Void

  init(_ dismiss: @escaping @MainActor () -> Void) { self.dismiss = dismiss }

  @MainActor public func callAsFunction() { dismiss() }
}

/// https://developer.apple.com/documentation/swiftui/openurlaction
nonisolated public struct OpenURLAction: @unchecked Sendable {
  /// https://developer.apple.com/documentation/swiftui/openurlaction/result
  public struct Result: Sendable {
    enum Kind {
      case handled
      case discarded
      case system(URL?)
    }

    let kind: Kind

    public static let handled = Result(kind: .handled)
    public static let discarded = Result(kind: .discarded)
    public static let systemAction = Result(kind: .system(nil))
    public static func systemAction(_ url: URL) -> Result { Result(kind: .system(url)) }
  }

  private let handler: @MainActor (URL) -> Result

  public init(handler: @escaping @MainActor (URL) -> Result) { self.handler = handler }

  @MainActor public func callAsFunction(_ url: URL) { callAsFunction(url) { _ in } }

  @MainActor public func callAsFunction(_ url: URL, completion: @escaping (_ accepted: Bool) -> Void) {
    switch handler(url).kind {
    case .handled: completion(true)
    case .discarded: completion(false)
    case .system(let other):
      Screen.current?.opened.append(other ?? url)
      completion(Screen.current != nil)
    }
  }
}
