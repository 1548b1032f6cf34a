extension View {
  /// Begins when the view appears and when `id` changes, and ends when it leaves or hides.
  nonisolated private func during<T: Equatable>(
    _ name: String, id: T, begin: @escaping @MainActor () -> (@MainActor () -> Void)?
  ) -> some View {
    altered { content, scope in
      let place = scope.place
      let running = place.kept("running", first: Kept<T?>(nil))
      let elements = scope.resolve(content)
      if scope.isActive, running.value != id {
        running.value = id
        scope.after {
          place.end(name)
          if let end = begin() { place.endings.append((name, end)) }
        }
      } else if !scope.isActive, running.value != nil {
        running.value = nil
        scope.after { place.end(name) }
      }
      return elements
    }
  }

  /// https://developer.apple.com/documentation/swiftui/view/onappear(perform:)
  nonisolated public func onAppear(perform action: (() -> Void)? = nil) -> some View {
    during("onAppear", id: true) {
      action?()
      return nil
    }
  }

  /// https://developer.apple.com/documentation/swiftui/view/ondisappear(perform:)
  nonisolated public func onDisappear(perform action: (() -> Void)? = nil) -> some View {
    during("onDisappear", id: true) { { action?() } }
  }

  /// https://developer.apple.com/documentation/swiftui/view/task(priority:_:)
  nonisolated public func task(
    priority: TaskPriority = .userInitiated, @_inheritActorContext _ action: @escaping @Sendable () async -> Void
  ) -> some View {
    task(id: true, priority: priority, action)
  }

  /// https://developer.apple.com/documentation/swiftui/view/task(id:priority:_:)
  nonisolated public func task<T: Equatable>(
    id value: T, priority: TaskPriority = .userInitiated,
    @_inheritActorContext _ action: @escaping @Sendable () async -> Void
  ) -> some View {
    during("task", id: value) {
      let task = Task(priority: priority, operation: action)
      return { task.cancel() }
    }
  }

  /// https://developer.apple.com/documentation/swiftui/view/onchange(of:initial:_:)
  nonisolated public func onChange<V: Equatable>(
    of value: V, initial: Bool = false, _ action: @escaping (_ oldValue: V, _ newValue: V) -> Void
  ) -> some View {
    altered { content, scope in
      let last = scope.place.kept("last", first: Kept<V?>(nil))
      let old = last.value
      last.value = value
      if old == nil ? initial : old != value { scope.after { action(old ?? value, value) } }
      return scope.resolve(content)
    }
  }

  nonisolated public func onChange<V: Equatable>(
    of value: V, initial: Bool = false, _ action: @escaping () -> Void
  ) -> some View {
    onChange(of: value, initial: initial) { _, _ in action() }
  }

  /// https://developer.apple.com/documentation/swiftui/view/onsubmit(of:_:)
  nonisolated public func onSubmit(of triggers: SubmitTriggers = .text, _ action: @escaping () -> Void) -> some View {
    inScope { $0.submit.append { action() } }
  }

  /// https://developer.apple.com/documentation/swiftui/view/refreshable(action:)
  nonisolated public func refreshable(action: @escaping @Sendable () async -> Void) -> some View {
    eachElement { $0.actions.named.append(("Refresh", { Task { await action() } })) }
  }

  /// https://developer.apple.com/documentation/swiftui/view/sensoryfeedback(_:trigger:)
  ///
  /// A test reads in `Screen.feedback` what was felt.
  nonisolated public func sensoryFeedback<T: Equatable>(_ feedback: SensoryFeedback, trigger: T) -> some View {
    altered { content, scope in
      let last = scope.place.kept("trigger", first: Kept(trigger))
      if last.value != trigger { scope.after { scope.screen.feedback.append(feedback) } }
      last.value = trigger
      return scope.resolve(content)
    }
  }
}

/// https://developer.apple.com/documentation/swiftui/submittriggers
public struct SubmitTriggers: OptionSet, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  public static let text = SubmitTriggers(rawValue: 1)
  public static let search = SubmitTriggers(rawValue: 2)
}

/// https://developer.apple.com/documentation/swiftui/sensoryfeedback
public struct SensoryFeedback: Equatable, Sendable {
  private let name: String

  public static let success = SensoryFeedback(name: "success")
  public static let warning = SensoryFeedback(name: "warning")
  public static let error = SensoryFeedback(name: "error")
  public static let selection = SensoryFeedback(name: "selection")
  public static let increase = SensoryFeedback(name: "increase")
  public static let decrease = SensoryFeedback(name: "decrease")
  public static let start = SensoryFeedback(name: "start")
  public static let stop = SensoryFeedback(name: "stop")
  public static let impact = SensoryFeedback(name: "impact")
}
