// What Apple's frameworks refuse. Each part is compiled as a file of its own, behind `import SwiftUI` and what.swift, and must
// fail for the reason that stands behind its name.

// probe: a toggle takes a binding: to expected type 'Binding<Bool>'
private struct Probe: View {
  @State private var isOn = false
  var body: some View { Toggle("a", isOn: isOn) }
}

// probe: a text field takes a binding: to expected type 'Binding<String>'
private struct Probe: View {
  @State private var text = ""
  var body: some View { TextField("a", text: text) }
}

// probe: a misspelt modifier: has no member 'foregroundColour'
private struct Probe: View {
  var body: some View { Text("a").foregroundColour(.red) }
}

// probe: a view has a body: does not conform to protocol 'View'
private struct Probe: View {}

// probe: an unknown font: has no member 'huge'
private struct Probe: View {
  var body: some View { Text("a").font(.huge) }
}

// probe: a number is no view: conform to 'View'
private struct Probe: View {
  var body: some View {
    Text("a")
    5
  }
}

// probe: rows need an identity: conform to 'Identifiable'
private struct Probe: View {
  var body: some View { ForEach([Plain()]) { Text($0.name) } }
}

// probe: a width and a maximum are two frames: extra argument
private struct Probe: View {
  var body: some View { Text("a").frame(width: 10, maxHeight: 3) }
}

// probe: a plain property is not changed: left side of mutating operator isn't mutable
private struct Probe: View {
  var count = 0
  var body: some View { Button("a") { count += 1 } }
}

// probe: only observable models stand in the environment: conform to 'Observable'
private struct Probe: View {
  var body: some View { Text("a").environment(Unobserved()) }
}

// probe: only observable models come from the environment
private struct Probe: View {
  @Environment(Unobserved.self) private var model
  var body: some View { Text("a") }
}

// probe: a model from the environment has no bindings: cannot find '$model'
private struct Probe: View {
  @Environment(Model.self) private var model
  var body: some View { TextField("a", text: $model.note) }
}

// probe: a link takes a hashable value: conform to 'Hashable'
private struct Probe: View {
  var body: some View { NavigationLink("a", value: Plain()) }
}

// probe: a tag is hashable: conform to 'Hashable'
private struct Probe: View {
  var body: some View { Text("a").tag(Plain()) }
}

// probe: a sheet takes an identified item: conform to 'Identifiable'
private struct Probe: View {
  @State private var item: Plain?
  var body: some View { Text("a").sheet(item: $item) { _ in Text("b") } }
}

// probe: only an image is resizable: has no member 'resizable'
private struct Probe: View {
  var body: some View { Image("a").padding().resizable() }
}

// probe: only a shape is filled: has no member 'fill'
private struct Probe: View {
  var body: some View { Circle().frame(width: 2).fill(.red) }
}

// probe: only a shape clips: conform to 'Shape'
private struct Probe: View {
  var body: some View { Text("a").clipShape(Text("b")) }
}

// probe: a text is made of no number
private struct Probe: View {
  var body: some View { Text(5) }
}

// probe: a button does nothing asynchronous: async
private struct Probe: View {
  var body: some View { Button("a", action: load) }
  private func load() async {}
}

// probe: a button awaits nothing: expecting synchronous function type
private struct Probe: View {
  let model: Model
  var body: some View { Button("a") { await model.load() } }
}

// probe: a toggle is not undecided: Binding<Bool?>
private struct Probe: View {
  @State private var isOn: Bool?
  var body: some View { Toggle("a", isOn: $isOn) }
}

// probe: a slider takes no whole number: 'Int' conform to 'BinaryFloatingPoint'
private struct Probe: View {
  @State private var count = 1
  var body: some View { Slider(value: $count, in: 0...3) }
}

// probe: a stepper takes no text: conform to 'Strideable'
private struct Probe: View {
  @State private var text = ""
  var body: some View { Stepper("a", value: $text, in: "a"..."b") }
}

// probe: state needs a first value: missing argument for parameter 'model'
private struct Inner: View {
  @State var model: Model
  var body: some View { Text("a") }
}
private struct Probe: View {
  var body: some View { Inner() }
}

// probe: private state is not given from outside: argument passed to call that takes no arguments
private struct Inner: View {
  @State private var count = 1
  var body: some View { Text("\(count)") }
}
private struct Probe: View {
  var body: some View { Inner(count: 2) }
}

// probe: a toolbar item stands in a toolbar: conform to 'View'
private struct Probe: View {
  var body: some View { VStack { ToolbarItem { Text("a") } } }
}

// probe: a scene is no view: conform to 'View'
private struct Probe: View {
  var body: some View { WindowGroup { Text("a") } }
}

// probe: a task waits for an actor: cannot be accessed from outside of the actor
private actor Counter { var count = 0 }
private struct Probe: View {
  let counter = Counter()
  var body: some View { Text("a").task { print(counter.count) } }
}

// probe: two views need a builder: function declares an opaque return type
private struct Probe: View {
  var body: some View { head }
  private var head: some View {
    Text("a")
    Text("b")
  }
}

// probe: only texts are added: to expected argument type 'Text'
private struct Probe: View {
  var body: some View { Text("a").padding() + Text("b") }
}

// probe: a model of the main actor is not changed from elsewhere: main actor-isolated
private nonisolated func change(_ model: Model) { model.note = "" }

// probe: what the system says is not ours to set: to expected
private struct Probe: View {
  var body: some View { Text("a").environment(\.accessibilityReduceMotion, true) }
}

// probe: a destination is made from its value: to expected
private struct Probe: View {
  var body: some View { Text("a").navigationDestination(for: Item.self) { (name: String) in Text(name) } }
}

// probe: an animation of a value needs it to be comparable: conform to 'Equatable'
private struct Probe: View {
  var body: some View { Text("a").animation(.default, value: Plain()) }
}

// probe: a style is of the right family: PickerStyle
private struct Probe: View {
  var body: some View { Picker("a", selection: .constant(1)) { Text("b").tag(1) }.pickerStyle(.bordered) }
}

// probe: an environment value is of its own kind: has no member 'rightToLeft'
private struct Probe: View {
  var body: some View { Text("a").environment(\.colorScheme, .rightToLeft) }
}

// probe: a shape has a path: does not conform to protocol 'Shape'
private struct Dot: Shape {}

// probe: a modifier has a body: does not conform to protocol 'ViewModifier'
private struct Dim: ViewModifier {}

// probe: the driver is not for the app: cannot find 'Screen' in scope
@MainActor private func open() { _ = Screen(Text("a")) }

// What iOS 17 does not have.

// probe: a tab by its name came with iOS 18: cannot find 'Tab' in scope
private struct Probe: View {
  var body: some View { TabView { Tab("a", systemImage: "b") { Text("c") } } }
}

// probe: the phase of scrolling came with iOS 18: has no member 'onScrollPhaseChange'
private struct Probe: View {
  var body: some View { ScrollView { Text("a") }.onScrollPhaseChange { _, _ in } }
}

// probe: a mesh came with iOS 18: cannot find 'MeshGradient' in scope
private struct Probe: View {
  var body: some View { MeshGradient(width: 2, height: 2, points: [], colors: []) }
}

// probe: zooming transitions came with iOS 18: has no member 'navigationTransition'
private struct Probe: View {
  @Namespace private var names
  var body: some View { Text("a").navigationTransition(.zoom(sourceID: 1, in: names)) }
}

// probe: reading a geometry came with iOS 18's tools and stays out: has no member 'onGeometryChange'
private struct Probe: View {
  var body: some View {
    Text("a").onGeometryChange(for: CGSize.self) {
      $0.size
    } action: { _ in
    }
  }
}

// probe: mixing colours came with iOS 18: has no member 'mix'
private struct Probe: View {
  var body: some View { Color.red.mix(with: .blue, by: 0.5) }
}

// probe: sized presentations came with iOS 18: has no member 'presentationSizing'
private struct Probe: View {
  var body: some View { Text("a").presentationSizing(.form) }
}

// probe: what a person answers does not reach a delegate on the main actor: cannot be sent
import UserNotifications
@MainActor private final class Probe: NSObject, UNUserNotificationCenterDelegate {
  func userNotificationCenter(_ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse) async {}
}

// probe: a delegate on the main actor has no handlers: main actor-isolated
import UserNotifications
@MainActor private final class Probe: NSObject, UNUserNotificationCenterDelegate {
  func userNotificationCenter(
    _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse,
    withCompletionHandler completionHandler: @escaping () -> Void
  ) {}
}

// probe: notifications are not Sendable: does not conform to the 'Sendable' protocol
import UserNotifications
private func need<T: Sendable>(_ value: T.Type) {}
private func probe() { need(UNNotification.self) }

// probe: settings are read only: is a get-only property
import UserNotifications
private func probe() async {
  let settings = await UNUserNotificationCenter.current().notificationSettings()
  settings.authorizationStatus = .authorized
}

// probe: what has arrived is not changed: is a get-only property
import UserNotifications
private func probe(_ notification: UNNotification) { notification.request.content.title = "a" }

// probe: a request names its trigger, though there be none: missing argument for parameter 'trigger'
import UserNotifications
private func probe(_ content: UNNotificationContent) {
  _ = UNNotificationRequest(identifier: "a", content: content)
}

// probe: an add can fail: call can throw
import UserNotifications
private func probe(_ request: UNNotificationRequest) async { await UNUserNotificationCenter.current().add(request) }

// probe: there is no center of one's own: initializer is inaccessible
import UserNotifications
private func probe() -> UNUserNotificationCenter { UNUserNotificationCenter() }

// probe: a submission can fail: call can throw
import BackgroundTasks
private func probe(_ request: BGTaskRequest) { BGTaskScheduler.shared.submit(request) }

// probe: the way to the settings is asked for on the main actor: main actor-isolated
import UIKit
private func probe() -> String { UIApplication.openSettingsURLString }
