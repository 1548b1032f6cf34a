import AppModel
import KindselfCore
import SwiftUI

/// Why an entry cannot be kept as it is, and what would help.
func refusalInWords(_ refusal: JournalError) -> Text {
  switch refusal {
  case .Store(let trouble):
    trouble == .full
      ? Text("Not saved: no room on this device") : Text("Not saved yet: this device cannot write right now")
  case .UnknownKind:
    Text("This belongs to another version of Kindself. What you wrote stays in its draft.")
  case .Empty:
    Text("There is nothing written yet. A word is enough.")
  case .TooLong(let most):
    Text("This is more than one entry can hold: up to \(String(most)) bytes fit. You could keep it in two.")
  case .Fields:
    Text("Something does not fit yet. Beside it stands what to change.")
  case .Tags(let most, let mostChars):
    Text("Up to \(String(most)) tags fit, with up to \(String(mostChars)) characters each.")
  case .Day(let earliest, let latest):
    Text("A day from \(dateInWords(earliest)) to \(dateInWords(latest)) works.")
  case .Opens(let earliest, let latest):
    Text("It can be sealed until a day from \(dateInWords(earliest)) to \(dateInWords(latest)).")
  case .CannotSeal:
    Text("Only letters can be sealed.")
  case .Sealed(let until):
    Text("Sealed until \(dateInWords(until)). It opens by itself.")
  case .Gone:
    Text("This is no longer here.")
  case .Clock:
    Text("The clock of this device shows no date that can be. Once it is right, this works again.")
  case .InvalidId:
    Text("This could not be done. What you wrote stays in its draft.")
  }
}

/// The same, as it is said aloud: it stands there to be read as well, so what has a date in it is said in short.
func refusalSpoken(_ refusal: JournalError) -> String {
  switch refusal {
  case .Empty: spoken("There is nothing written yet. A word is enough.")
  case .TooLong(let most):
    String(
      format: spoken("This is more than one entry can hold: up to %@ bytes fit. You could keep it in two."),
      String(most))
  case .UnknownKind: spoken("This belongs to another version of Kindself. What you wrote stays in its draft.")
  case .CannotSeal: spoken("Only letters can be sealed.")
  case .Gone: spoken("This is no longer here.")
  case .Clock: spoken("The clock of this device shows no date that can be. Once it is right, this works again.")
  case .InvalidId: spoken("This could not be done. What you wrote stays in its draft.")
  case .Store(.full): spoken("Not saved: no room on this device")
  case .Store: spoken("Not saved yet: this device cannot write right now")
  case .Fields, .Tags, .Day, .Opens, .Sealed: spoken("Something does not fit yet. Beside it stands what to change.")
  }
}
