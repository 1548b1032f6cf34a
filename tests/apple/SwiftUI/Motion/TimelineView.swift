/// https://developer.apple.com/documentation/swiftui/timelineschedulemode
public enum TimelineScheduleMode: Hashable, Sendable {
  case normal
  case lowFrequency
}

/// https://developer.apple.com/documentation/swiftui/timelineschedule
public protocol TimelineSchedule {
  typealias Mode = TimelineScheduleMode
  associatedtype Entries: Sequence where Entries.Element == Date
  func entries(from startDate: Date, mode: Self.Mode) -> Self.Entries
}

/// https://developer.apple.com/documentation/swiftui/animationtimelineschedule
public struct AnimationTimelineSchedule: TimelineSchedule, Sendable {
  let interval: Double
  let isPaused: Bool

  public init(minimumInterval: Double? = nil, paused: Bool = false) {
    interval = minimumInterval ?? 1 / 60
    isPaused = paused
  }

  public func entries(from start: Date, mode: TimelineScheduleMode) -> UnfoldFirstSequence<Date> {
    sequence(first: start) { isPaused ? nil : $0.addingTimeInterval(interval) }
  }
}

/// https://developer.apple.com/documentation/swiftui/periodictimelineschedule
public struct PeriodicTimelineSchedule: TimelineSchedule, Sendable {
  let start: Date
  let interval: TimeInterval

  public init(from startDate: Date, by interval: TimeInterval) {
    start = startDate
    self.interval = interval
  }

  public func entries(from startDate: Date, mode: TimelineScheduleMode) -> UnfoldFirstSequence<Date> {
    let turns = (startDate.timeIntervalSince(start) / interval).rounded(.down)
    return sequence(first: start.addingTimeInterval(turns * interval)) { $0.addingTimeInterval(interval) }
  }
}

/// https://developer.apple.com/documentation/swiftui/everyminutetimelineschedule
public struct EveryMinuteTimelineSchedule: TimelineSchedule, Sendable {
  public init() {}

  public func entries(from startDate: Date, mode: TimelineScheduleMode) -> UnfoldFirstSequence<Date> {
    PeriodicTimelineSchedule(from: Date(timeIntervalSinceReferenceDate: 0), by: 60).entries(from: startDate, mode: mode)
  }
}

/// https://developer.apple.com/documentation/swiftui/explicittimelineschedule
public struct ExplicitTimelineSchedule<Entries: Sequence>: TimelineSchedule where Entries.Element == Date {
  private let dates: Entries

  public init(_ dates: Entries) { self.dates = dates }
  public func entries(from startDate: Date, mode: TimelineScheduleMode) -> Entries { dates }
}

extension TimelineSchedule where Self == AnimationTimelineSchedule {
  public static var animation: AnimationTimelineSchedule { .init() }
  public static func animation(minimumInterval: Double? = nil, paused: Bool = false) -> AnimationTimelineSchedule {
    .init(minimumInterval: minimumInterval, paused: paused)
  }
}

extension TimelineSchedule where Self == PeriodicTimelineSchedule {
  public static func periodic(from startDate: Date, by interval: TimeInterval) -> PeriodicTimelineSchedule {
    .init(from: startDate, by: interval)
  }
}

extension TimelineSchedule where Self == EveryMinuteTimelineSchedule {
  public static var everyMinute: EveryMinuteTimelineSchedule { .init() }
}

extension TimelineSchedule {
  public static func explicit<S: Sequence>(_ dates: S) -> ExplicitTimelineSchedule<S>
  where Self == ExplicitTimelineSchedule<S>, S.Element == Date {
    ExplicitTimelineSchedule(dates)
  }
}

/// https://developer.apple.com/documentation/swiftui/timelineviewdefaultcontext
public typealias TimelineViewDefaultContext = TimelineView<EveryMinuteTimelineSchedule, Never>.Context

/// https://developer.apple.com/documentation/swiftui/timelineview
nonisolated public struct TimelineView<Schedule: TimelineSchedule, Content> {
  /// https://developer.apple.com/documentation/swiftui/timelineview/context
  public struct Context {
    /// https://developer.apple.com/documentation/swiftui/timelineview/context/cadence-swift.enum
    public enum Cadence: Comparable, Sendable {
      case live
      case seconds
      case minutes
    }

    public let date: Date
    public let cadence: Cadence
  }

  private let schedule: Schedule
  private let content: (TimelineViewDefaultContext) -> Content
}

extension TimelineView: View, Resolvable where Content: View {
  public var body: Never { bodyless() }

  nonisolated public init(
    _ schedule: Schedule, @ViewBuilder content: @escaping (TimelineViewDefaultContext) -> Content
  ) {
    self.schedule = schedule
    self.content = content
  }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    let inner = scope.child("timeline")
    let date = inner.place.kept("date", first: Kept(scope.screen.now))
    date.value = schedule.date(after: date.value, at: scope.screen.now)
    scope.screen.clock.wake(schedule.next(after: scope.screen.now))
    return inner.resolve(content(.init(date: date.value, cadence: .live)))
  }
}

extension TimelineSchedule {
  /// The date to show now, where another was shown last.
  fileprivate func date(after last: Date, at now: Date) -> Date {
    // An animation's frames fall where the display's do; a test's time goes from one question to the next.
    if let frames = self as? AnimationTimelineSchedule {
      return frames.isPaused || now.timeIntervalSince(last) < frames.interval ? last : now
    }
    return entries(from: last, mode: .normal).prefix { $0 <= now }.max() ?? last
  }

  /// When time that passes must stop for this view; a frame of an animation is too small to stop for.
  fileprivate func next(after now: Date) -> Date? {
    if self is AnimationTimelineSchedule { return nil }
    return entries(from: now, mode: .normal).first { $0 > now }
  }
}
