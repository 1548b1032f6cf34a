import KindselfCore
import Observation

/// A passphrase that is chosen: typed twice, or six words that are suggested. In memory only.
@MainActor @Observable public final class NewPassphrase {
  public var text = ""
  /// The same once more.
  public var again = ""
  /// Six words that are shown, to be written down; nil where none are.
  public private(set) var suggested: String?
  /// The phone has no words to suggest right now.
  public private(set) var isSpeechless = false

  public init() {}

  /// Why it would soon be guessed; nil where it would not, or nothing is typed yet.
  public var fault: PassphraseFault? { typed.fault }

  /// It is good, both are the same, and no other words stand on the screen to be written down.
  public var isReady: Bool { suggested == nil && typed.good }

  /// Both are there, and not the same.
  public var isUnlike: Bool { typed.unlike }

  private var typed: TypedPassphrase { typedPassphrase(text: text, again: again) }

  /// Shows six words, others each time.
  public func suggest() {
    // What was typed is not to lock anything while other words are written down.
    forget()
    // Unsaid: the screen says that there are none right now.
    suggested = try? suggestPassphrase()
    isSpeechless = suggested == nil
  }

  /// The words that are shown are written down: they are the passphrase.
  public func take() {
    guard let words = suggested else { return }
    forget()
    (text, again) = (words, words)
  }

  /// The words that are shown are not wanted.
  public func decline() { suggested = nil }

  /// Nothing of it is left.
  public func forget() { (text, again, suggested, isSpeechless) = ("", "", nil, false) }
}
