/// https://developer.apple.com/documentation/swiftui/presentationdetent
public struct PresentationDetent: Hashable, Sendable {
  private let name: String

  public static let medium = PresentationDetent(name: "medium")
  public static let large = PresentationDetent(name: "large")
  public static func fraction(_ fraction: CGFloat) -> PresentationDetent { .init(name: "\(fraction)") }
  public static func height(_ height: CGFloat) -> PresentationDetent { .init(name: "\(height) pt") }
}

extension View {
  nonisolated private func presented<C: View>(
    _ role: ScreenElement.Role, isPresented: Binding<Bool>, onDismiss: (() -> Void)?, content: @escaping () -> C
  ) -> some View {
    layer {
      Layer(
        role: role, isOpen: isPresented.wrappedValue, close: { isPresented.wrappedValue = false },
        onDismiss: { onDismiss?() }, content: { AnyView(content()) })
    }
  }

  nonisolated private func presented<Item: Identifiable, C: View>(
    _ role: ScreenElement.Role, item: Binding<Item?>, onDismiss: (() -> Void)?, content: @escaping (Item) -> C
  ) -> some View {
    layer {
      let value = item.wrappedValue
      return Layer(
        role: role, identity: value.map { AnyHashable($0.id) } ?? AnyHashable("none"), isOpen: value != nil,
        close: { item.wrappedValue = nil }, onDismiss: { onDismiss?() }, content: { AnyView(value.map(content)) })
    }
  }

  /// https://developer.apple.com/documentation/swiftui/view/sheet(ispresented:ondismiss:content:)
  nonisolated public func sheet<Content: View>(
    isPresented: Binding<Bool>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping () -> Content
  ) -> some View {
    presented(.sheet, isPresented: isPresented, onDismiss: onDismiss, content: content)
  }

  /// https://developer.apple.com/documentation/swiftui/view/sheet(item:ondismiss:content:)
  nonisolated public func sheet<Item: Identifiable, Content: View>(
    item: Binding<Item?>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping (Item) -> Content
  ) -> some View {
    presented(.sheet, item: item, onDismiss: onDismiss, content: content)
  }

  /// https://developer.apple.com/documentation/swiftui/view/fullscreencover(ispresented:ondismiss:content:)
  nonisolated public func fullScreenCover<Content: View>(
    isPresented: Binding<Bool>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping () -> Content
  ) -> some View {
    presented(.cover, isPresented: isPresented, onDismiss: onDismiss, content: content)
  }

  /// https://developer.apple.com/documentation/swiftui/view/fullscreencover(item:ondismiss:content:)
  nonisolated public func fullScreenCover<Item: Identifiable, Content: View>(
    item: Binding<Item?>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping (Item) -> Content
  ) -> some View {
    presented(.cover, item: item, onDismiss: onDismiss, content: content)
  }

  /// https://developer.apple.com/documentation/swiftui/view/interactivedismissdisabled(_:)
  nonisolated public func interactiveDismissDisabled(_ isDisabled: Bool = true) -> some View {
    eachElement { if isDisabled { $0.forbidsDismissal = true } }
  }

  nonisolated public func presentationDetents(_ detents: Set<PresentationDetent>) -> some View { self }
  nonisolated public func presentationDragIndicator(_ visibility: Visibility) -> some View { self }
  nonisolated public func presentationCornerRadius(_ cornerRadius: CGFloat?) -> some View { self }
  nonisolated public func presentationBackground<S: ShapeStyle>(_ style: S) -> some View { self }
}
