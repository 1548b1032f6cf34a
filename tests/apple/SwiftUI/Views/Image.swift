/// https://developer.apple.com/documentation/swiftui/image
nonisolated public struct Image: View, Resolvable, Equatable, Sendable {
  /// https://developer.apple.com/documentation/swiftui/image/scale
  public enum Scale: Hashable, Sendable {
    case small
    case medium
    case large
  }

  /// https://developer.apple.com/documentation/swiftui/image/resizingmode
  public enum ResizingMode: Hashable, Sendable {
    case tile
    case stretch
  }

  /// https://developer.apple.com/documentation/swiftui/image/templaterenderingmode
  public enum TemplateRenderingMode: Hashable, Sendable {
    case template
    case original
  }

  private let name: String
  private var label: Text?
  private var isDecorative = false
  public var body: Never { bodyless() }

  public init(systemName: String) { name = systemName }
  public init(_ name: String, bundle: Bundle? = nil) { self.name = name }

  public init(_ name: String, bundle: Bundle? = nil, label: Text) {
    self.name = name
    self.label = label
  }

  public init(decorative name: String, bundle: Bundle? = nil) {
    self.name = name
    isDecorative = true
  }

  public func resizable(
    capInsets: EdgeInsets = EdgeInsets(), resizingMode: ResizingMode = .stretch
  ) -> Image { self }
  public func renderingMode(_ renderingMode: TemplateRenderingMode?) -> Image { self }
  public func symbolRenderingMode(_ mode: SymbolRenderingMode?) -> Image { self }

  /// Without a label of its own a reader says the picture's name, which is seldom what is meant.
  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    var element = ScreenElement(.image, label?.string(in: scope.environment) ?? name)
    element.isLabelled = label != nil
    element.isHidden = isDecorative
    return [element]
  }
}

/// https://developer.apple.com/documentation/swiftui/symbolrenderingmode
public struct SymbolRenderingMode: Sendable {
  private init() {}

  public static let monochrome = SymbolRenderingMode()
  public static let hierarchical = SymbolRenderingMode()
  public static let palette = SymbolRenderingMode()
  public static let multicolor = SymbolRenderingMode()
}

extension View {
  nonisolated public func imageScale(_ scale: Image.Scale) -> some View { self }
  nonisolated public func symbolRenderingMode(_ mode: SymbolRenderingMode?) -> some View { self }
}
