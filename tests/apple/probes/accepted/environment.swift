// What real SwiftUI takes of environment, bindings, focus and tasks. See ../run.

// probe: an environment key of one's own
private struct Pace: EnvironmentKey { static let defaultValue = 1 }
extension EnvironmentValues {
  fileprivate var pace: Int {
    get { self[Pace.self] }
    set { self[Pace.self] = newValue }
  }
}
private struct Probe: View {
  @Environment(\.pace) private var pace
  var body: some View { Text("\(pace)").environment(\.pace, 2).transformEnvironment(\.pace) { $0 += 1 } }
}

// probe: the environment holds models
private struct Probe: View {
  @Environment(Model.self) private var model
  @Environment(Model.self) private var maybe: Model?
  var body: some View {
    @Bindable var model = model
    TextField("a", text: $model.note).environment(model)
  }
}

// probe: what the system says
private struct Probe: View {
  @Environment(\.colorScheme) private var scheme
  @Environment(\.scenePhase) private var phase
  @Environment(\.locale) private var locale
  @Environment(\.layoutDirection) private var direction
  @Environment(\.accessibilityReduceMotion) private var reduceMotion
  @Environment(\.accessibilityReduceTransparency) private var reduceTransparency
  @Environment(\.accessibilityVoiceOverEnabled) private var voiceOver
  @Environment(\.dynamicTypeSize) private var size
  @Environment(\.isEnabled) private var isEnabled
  @Environment(\.dismiss) private var dismiss
  @Environment(\.openURL) private var openURL
  var body: some View {
    Button("a") {
      dismiss()
      if let url = URL(string: "tel:112") { openURL(url) { _ in } }
    }
    .disabled(size.isAccessibilitySize && scheme == .dark && phase == .active && direction == .rightToLeft)
    .environment(\.locale, locale)
    .environment(\.openURL, OpenURLAction { .systemAction($0) })
    .opacity(reduceMotion || reduceTransparency || voiceOver || isEnabled ? 1 : 0.5)
  }
}

// probe: bindings made of closures
private struct Probe: View {
  let model: Model
  @State private var level = 0.5
  var body: some View {
    Toggle("a", isOn: Binding(get: { model.isOn }, set: { model.isOn = $0 }))
    Toggle("b", isOn: isLoud)
    Toggle("c", isOn: .constant(true))
  }
  private var isLoud: Binding<Bool> {
    Binding {
      level > 0.5
    } set: {
      level = $0 ? 1 : 0
    }
  }
}

// probe: focus by condition and by value
private struct Probe: View {
  enum Field { case name, word }
  @FocusState private var field: Field?
  @FocusState private var isTyping: Bool
  @State private var text = ""
  var body: some View {
    TextField("a", text: $text).focused($field, equals: .name).onSubmit { field = .word }
    SecureField("b", text: $text).focused($isTyping).textInputAutocapitalization(.never).autocorrectionDisabled()
  }
}

// probe: stored settings
private struct Probe: View {
  enum Voice: String { case off, on }
  @AppStorage("a") private var isOn = true
  @AppStorage("b") private var voice = Voice.off
  @AppStorage("c") private var name: String?
  @AppStorage("d") private var pace = 5.5
  var body: some View { Toggle("a", isOn: $isOn).opacity(voice == .on && name == nil ? pace : 1) }
}

// probe: tasks, changes and appearances
private struct Probe: View {
  let model: Model
  var body: some View {
    Text("a")
      .task { await model.load() }
      .task(id: model.note) { await model.load() }
      .onAppear { model.isOn = true }
      .onDisappear(perform: model.clear)
      .onChange(of: model.note) { model.clear() }
      .onChange(of: model.note, initial: true) { old, new in model.isOn = old != new }
      .refreshable { await model.load() }
  }
}

// probe: a controller of UIKit's within a view
import UIKit
private struct Probe: UIViewControllerRepresentable {
  let title: String
  func makeUIViewController(context: Context) -> UIViewController { UIViewController() }
  func updateUIViewController(_ controller: UIViewController, context: Context) { _ = context.environment.locale }
}
private struct Around: View {
  var body: some View { Text("a").background { Probe(title: "a") } }
}
