@_exported import Foundation

/// https://developer.apple.com/documentation/localauthentication/lapolicy
public enum LAPolicy: Int, Sendable {
  case deviceOwnerAuthenticationWithBiometrics = 1
  case deviceOwnerAuthentication = 2
}

/// https://developer.apple.com/documentation/localauthentication/laerror-swift.struct
public struct LAError: Error {
  /// https://developer.apple.com/documentation/localauthentication/laerror-swift.struct/code
  public enum Code: Int, Sendable {
    case authenticationFailed = -1
    case userCancel = -2
    case passcodeNotSet = -5
    case biometryNotAvailable = -6
  }

  public init(_ code: Code) { self.code = code }
  public let code: Code
}

/// https://developer.apple.com/documentation/localauthentication/lacontext
///
/// Answers what a test has it answer.
open class LAContext: NSObject {
  /// https://developer.apple.com/documentation/localauthentication/lacontext/evaluatepolicy(_:localizedreason:)
  open func evaluatePolicy(_ policy: LAPolicy, localizedReason: String) async throws -> Bool {
    precondition(!localizedReason.isEmpty, "The system raises an exception")
    Self.asked.append("\(policy) \(localizedReason)")
    return try Self.answer.get()
  }

  /// https://developer.apple.com/documentation/localauthentication/lacontext/canevaluatepolicy(_:error:)
  open func canEvaluatePolicy(_ policy: LAPolicy, error: UnsafeMutablePointer<NSError?>?) -> Bool {
    if case .failure(let error) = Self.answer, error.code == .passcodeNotSet { return false }
    return true
  }

  nonisolated(unsafe) static var asked: [String] = []
  nonisolated(unsafe) static var answer: Result<Bool, LAError> = .success(true)
}
