import Testing

@testable import SwiftUI
// Plainly imported, it would ask for an overlay of Testing's that only Apple has.
@testable import UIKit

@MainActor @Observable private final class Model {
  var level = 0
  var unread = 0
  var log: [String] = []
  var isShown = true
  @ObservationIgnored var isCancelled = false
}

@MainActor struct EffectTests {
  @Test func `a change of what was read asks for a pass, another change does not`() {
    struct Reader: View {
      let model: Model
      var body: some View { Text("level \(model.level)") }
    }
    let model = Model()
    let screen = Screen(Reader(model: model))
    let passes = screen.passes
    model.unread = 1
    screen.settle()
    #expect(screen.passes == passes)
    model.level = 1
    #expect(screen.has("level 1"))
    #expect(screen.passes == passes + 1)
  }

  @Test func `a view appears, runs its task, sees changes and disappears, in this order`() async throws {
    struct Life: View {
      let model: Model
      var body: some View {
        if model.isShown {
          Text("here")
            .onAppear { model.log.append("appears") }
            .task {
              model.log.append("task")
              do { try await Task.sleep(for: .seconds(3600)) } catch { model.isCancelled = true }
            }
            .onChange(of: model.level) { old, new in model.log.append("\(old) to \(new)") }
            .onDisappear { model.log.append("disappears") }
        }
      }
    }
    let model = Model()
    let screen = Screen(Life(model: model))
    #expect(model.log == ["appears"])
    try await screen.until("the task") { model.log.contains("task") }
    model.level = 3
    screen.settle()
    model.isShown = false
    screen.settle()
    #expect(model.log == ["appears", "task", "0 to 3", "disappears"])
    try await screen.until("the cancellation") { model.isCancelled }
  }

  @Test func `a task with a new id ends the old one and begins anew`() async throws {
    struct Loads: View {
      let model: Model
      var body: some View {
        Text("level").task(id: model.level) {
          model.log.append("begin \(model.level)")
          let level = model.level
          do { try await Task.sleep(for: .seconds(3600)) } catch { model.log.append("end \(level)") }
        }
      }
    }
    let model = Model()
    let screen = Screen(Loads(model: model))
    try await screen.until { model.log == ["begin 0"] }
    model.level = 1
    try await screen.until { model.log.count == 3 }
    #expect(Set(model.log) == ["begin 0", "end 0", "begin 1"])
  }

  @Test func `onChange answers its first value only when asked to`() {
    struct Watches: View {
      let model: Model
      var body: some View {
        Text("level")
          .onChange(of: model.level) { model.log.append("later") }
          .onChange(of: model.level, initial: true) { model.log.append("first") }
      }
    }
    let model = Model()
    let screen = Screen(Watches(model: model))
    #expect(model.log == ["first"])
    model.level = 1
    screen.settle()
    #expect(model.log.sorted() == ["first", "first", "later"])
  }

  @Test func `a covered screen disappears, and comes back`() throws {
    struct Covered: View {
      let model: Model
      var body: some View {
        NavigationStack {
          NavigationLink("go") { Text("there") }
            .onAppear { model.log.append("appears") }
            .onDisappear { model.log.append("disappears") }
        }
      }
    }
    let model = Model()
    let screen = Screen(Covered(model: model))
    try screen.tap("go")
    #expect(model.log == ["appears", "disappears"])
    try screen.back()
    #expect(model.log == ["appears", "disappears", "appears"])
  }

  @Test func `what is in the environment reaches every view below, and no other`() {
    struct Shows: View {
      @Environment(Model.self) private var model
      @Environment(Model.self) private var maybe: Model?
      @Environment(\.isEnabled) private var isEnabled
      @Environment(\.tone) private var tone
      var body: some View {
        Text("\(model.level) \(maybe == nil ? "none" : "some") \(isEnabled ? "on" : "off") \(tone)")
      }
    }
    struct Around: View {
      let model: Model
      var body: some View {
        Shows().disabled(true).environment(\.tone, "low")
        Shows()
      }
    }
    let screen = Screen(Around(model: Model()).environment(Model()))
    #expect(screen.transcript == ["Text: 0 some off low", "Text: 0 some on plain"])
  }

  @Test func `a test sets what the device says`() {
    struct Device: View {
      @Environment(\.colorScheme) private var scheme
      @Environment(\.dynamicTypeSize) private var size
      @Environment(\.layoutDirection) private var direction
      @Environment(\.accessibilityReduceMotion) private var reduceMotion
      @Environment(\.scenePhase) private var phase
      @ScaledMetric private var side = 100.0
      @State private var phases = 0
      var body: some View {
        Text(verbatim: "\(scheme) \(size.isAccessibilitySize) \(direction) \(reduceMotion) \(side > 150) \(phases)")
          .onChange(of: phase) { phases += 1 }
      }
    }
    let screen = Screen(Device())
    #expect(screen.transcript == ["Text: light false leftToRight false false 0"])
    screen.environment.colorScheme = .dark
    screen.environment.dynamicTypeSize = .accessibility2
    screen.environment.layoutDirection = .rightToLeft
    screen.environment.accessibilityReduceMotion = true
    screen.environment.scenePhase = .background
    #expect(screen.transcript == ["Text: dark true rightToLeft true true 1"])
  }

  @Test func `focus follows the state, and the state follows the focus`() throws {
    struct Fields: View {
      enum Field { case name, word }
      @FocusState private var field: Field?
      @State private var name = ""
      @State private var word = ""
      var body: some View {
        TextField("Name", text: $name).focused($field, equals: .name)
        SecureField("Word", text: $word).focused($field, equals: .word).onSubmit { field = nil }
        Text(field == nil ? "none" : field == .name ? "name" : "word")
        Button("next") { field = .word }
      }
    }
    let screen = Screen(Fields())
    try screen.type("Ada", into: "Name")
    #expect(screen.has("name"))
    try screen.tap("next")
    #expect(try screen.one("Word").isFocused)
    try screen.type("abc", into: "Word")
    #expect(try screen.one("Word").value == "•••")
    try screen.submit("Word")
    #expect(screen.has("none"))
  }
}

/// Focus that the system takes away.
@MainActor struct LostFocusTests {
  private struct Field: View {
    @FocusState private var isTyping: Bool
    @State private var words = ""
    var isEarly = false
    var body: some View {
      TextField("Words", text: $words).focused($isTyping)
        .onAppear { if isEarly { isTyping = true } }
        .background { Arrived { if !isEarly { isTyping = true } } }
    }
  }

  private struct Arrived: UIViewControllerRepresentable {
    final class Controller: UIViewController {
      var arrived: @MainActor () -> Void = {}
      override func viewDidAppear(_ animated: Bool) { arrived() }
    }
    let arrived: @MainActor () -> Void
    func makeUIViewController(context: Context) -> Controller { Controller() }
    func updateUIViewController(_ controller: Controller, context: Context) { controller.arrived = arrived }
  }

  private struct Stack: View {
    let isEarly: Bool
    var body: some View {
      NavigationStack { NavigationLink("go") { Field(isEarly: isEarly) } }
    }
  }

  @Test func `what is given while a screen is pushed is lost, and afterwards it stays`() throws {
    for isEarly in [true, false] {
      let screen = Screen(Stack(isEarly: isEarly))
      for _ in 0..<2 {
        try screen.tap("go")
        #expect(try screen.one("Words").isFocused == !isEarly)
        try screen.back()
      }
    }
  }

  @Test func `what is disabled loses it, and does not get it back`() throws {
    struct Form: View {
      @FocusState private var isTyping: Bool
      @State private var words = ""
      @Environment(\.scenePhase) private var phase
      var body: some View { TextField("Words", text: $words).focused($isTyping).disabled(phase != .active) }
    }
    let screen = Screen(Form())
    try screen.type("a", into: "Words")
    #expect(try screen.one("Words").isFocused)
    screen.environment.scenePhase = .inactive
    screen.environment.scenePhase = .active
    screen.settle()
    screen.environment.scenePhase = .inactive
    screen.settle()
    screen.environment.scenePhase = .active
    #expect(try !screen.one("Words").isFocused)
  }
}

private struct Tone: EnvironmentKey {
  static let defaultValue = "plain"
}

extension EnvironmentValues {
  fileprivate var tone: String {
    get { self[Tone.self] }
    set { self[Tone.self] = newValue }
  }
}
