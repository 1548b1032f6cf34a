import AppModel
import LocalAuthentication

/// Unlocking by face, finger or the phone's code.
@MainActor public final class DeviceLock: Lock {
  public init() {}

  public var isThere: Bool { LAContext().canEvaluatePolicy(.deviceOwnerAuthentication, error: nil) }

  public func unlock(reason: String) async -> Bool {
    do {
      // A context of its own each time: one that was used answers from memory.
      return try await LAContext().evaluatePolicy(.deviceOwnerAuthentication, localizedReason: reason)
    } catch let error as LAError {
      // A phone without a code is open to whoever holds it; to lock its owner out of one app would protect nobody.
      return error.code == .passcodeNotSet
    } catch {
      return false
    }
  }
}
