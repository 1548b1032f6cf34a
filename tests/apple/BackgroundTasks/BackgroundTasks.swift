@_exported import Foundation

/// https://developer.apple.com/documentation/backgroundtasks/bgtaskrequest
open class BGTaskRequest: NSObject {
  init(_ identifier: String) { self.identifier = identifier }

  /// https://developer.apple.com/documentation/backgroundtasks/bgtaskrequest/identifier
  public let identifier: String
  /// https://developer.apple.com/documentation/backgroundtasks/bgtaskrequest/earliestbegindate
  open var earliestBeginDate: Date?
}

/// https://developer.apple.com/documentation/backgroundtasks/bgapprefreshtaskrequest
open class BGAppRefreshTaskRequest: BGTaskRequest {
  /// https://developer.apple.com/documentation/backgroundtasks/bgapprefreshtaskrequest/init(identifier:)
  public init(identifier: String) { super.init(identifier) }
}

/// https://developer.apple.com/documentation/backgroundtasks/bgtask
open class BGTask: NSObject {
  init(_ identifier: String) { self.identifier = identifier }

  /// https://developer.apple.com/documentation/backgroundtasks/bgtask/identifier
  public let identifier: String
  /// https://developer.apple.com/documentation/backgroundtasks/bgtask/expirationhandler
  open var expirationHandler: (() -> Void)?

  /// https://developer.apple.com/documentation/backgroundtasks/bgtask/settaskcompleted(success:)
  open func setTaskCompleted(success: Bool) { alone.withLock { completions.append(success) } }

  private let alone = NSLock()
  private var completions: [Bool] = []

  /// What the app said of its end, each time; it should be once.
  var completed: [Bool] { alone.withLock { completions } }

  /// The time is over, and the system says so on a thread of its own. Whether anybody heard.
  func expire(isolation: isolated (any Actor)? = #isolation) async -> Bool {
    nonisolated(unsafe) let handler = expirationHandler
    return await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        handler?()
        continuation.resume(returning: handler != nil)
      }
    }
  }
}

/// https://developer.apple.com/documentation/backgroundtasks/bgapprefreshtask
open class BGAppRefreshTask: BGTask {}

/// https://developer.apple.com/documentation/backgroundtasks/bgtaskscheduler
///
/// Runs what was submitted when a test says so, and never by itself.
open class BGTaskScheduler: NSObject {
  nonisolated(unsafe) private static var one = BGTaskScheduler()

  /// https://developer.apple.com/documentation/backgroundtasks/bgtaskscheduler/shared
  open class var shared: BGTaskScheduler { one }

  /// https://developer.apple.com/documentation/backgroundtasks/bgtaskscheduler/register(fortaskwithidentifier:using:launchhandler:)
  open func register(
    forTaskWithIdentifier identifier: String, using queue: DispatchQueue?, launchHandler: @escaping (BGTask) -> Void
  ) -> Bool {
    alone.withLock {
      precondition(!isLaunched, "The system raises an exception: registered after the app has launched")
      precondition(handlers[identifier] == nil, "The system raises an exception: registered twice")
      guard isPermitted(identifier) else { return false }
      handlers[identifier] = (queue ?? .global(), launchHandler)
      return true
    }
  }

  /// https://developer.apple.com/documentation/backgroundtasks/bgtaskscheduler/submit(_:)
  open func submit(_ taskRequest: BGTaskRequest) throws {
    try alone.withLock {
      if let refusal { throw refusal }
      guard isPermitted(taskRequest.identifier) else { throw Refusal.notPermitted }
      requests[taskRequest.identifier] = Submitted(earliest: taskRequest.earliestBeginDate)
    }
  }

  /// https://developer.apple.com/documentation/backgroundtasks/bgtaskscheduler/cancel(taskrequestwithidentifier:)
  open func cancel(taskRequestWithIdentifier identifier: String) { alone.withLock { requests[identifier] = nil } }

  enum Refusal: Error { case unavailable, tooManyPendingTaskRequests, notPermitted }

  struct Submitted: Equatable {
    let earliest: Date?
  }

  /// The app starts again: its handlers are gone, what was submitted is not.
  static func startApp() {
    one.alone.withLock { (one.handlers, one.isLaunched) = ([:], false) }
  }

  /// A phone on which the app has just been installed.
  static func startAnew() { one = BGTaskScheduler() }

  /// The identifiers of the Info.plist; none means that any will do.
  var permitted: Set<String>?
  /// What `submit` throws, as it does where background refresh is off.
  var refusal: Refusal?
  /// After the launch nothing is registered any more.
  var isLaunched = false
  private(set) var requests: [String: Submitted] = [:]

  private let alone = NSLock()
  private var handlers: [String: (queue: DispatchQueue, handler: (BGTask) -> Void)] = [:]

  private func isPermitted(_ identifier: String) -> Bool { permitted?.contains(identifier) ?? true }

  /// The system finds time for it, and forgets the request. Nil where none was submitted, or it is too early.
  func run(_ identifier: String, at now: Date, isolation: isolated (any Actor)? = #isolation) async -> BGTask? {
    let request = alone.withLock { requests[identifier] }
    guard let request, request.earliest ?? .distantPast <= now else { return nil }
    guard let (queue, handler) = alone.withLock({ handlers[identifier] }) else {
      preconditionFailure("The system raises an exception: nobody is registered for \(identifier)")
    }
    alone.withLock { requests[identifier] = nil }
    nonisolated(unsafe) let task = BGAppRefreshTask(identifier)
    nonisolated(unsafe) let launch = handler
    await withCheckedContinuation { continuation in
      queue.async {
        launch(task)
        continuation.resume()
      }
    }
    return task
  }
}
