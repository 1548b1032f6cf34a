/// A value that stands in a localized text.
enum FormatValue {
  case text(String)
  case whole(Int)
  case real(Double)
  case localized((Locale) -> String)
  case nested(Text)

  init(_ argument: any CVarArg) {
    switch argument {
    case let whole as any BinaryInteger: self = .whole(Int(clamping: whole))
    case let real as any BinaryFloatingPoint: self = .real(Double(real))
    default: self = .text("\(argument)")
    }
  }

  func string(_ specifier: FormatSpecifier, in environment: EnvironmentValues) -> String {
    switch self {
    case .text(let text): return text
    case .localized(let text): return text(environment.locale)
    case .nested(let text): return text.string(in: environment)
    case .whole(let number):
      guard specifier.options.isEmpty else { return String(format: "%\(specifier.options)ld", number) }
      return number.formatted(.number.locale(environment.locale))
    case .real(let number):
      let digits = specifier.options.split(separator: ".").last.flatMap { Int($0) } ?? 6
      return number.formatted(.number.precision(.fractionLength(digits)).locale(environment.locale))
    }
  }

  var whole: Int? { if case .whole(let number) = self { number } else { nil } }

  var description: String {
    switch self {
    case .localized, .nested: string(FormatSpecifier(), in: EnvironmentValues())
    case .text(let text): text
    case .whole(let number): "\(number)"
    case .real(let number): "\(number)"
    }
  }
}

/// What stands in a format for one value: "%2$lld", "%.1f", "%@", "%#@name@".
struct FormatSpecifier {
  /// Counted from 1, where the format says which value is meant.
  var position: Int?
  var options = ""
  var type = "@"
  /// The name of a substitution of the String Catalog.
  var substitution: String?
}

extension String {
  /// Replaces each specifier by what `fill` makes of it; "%%" becomes "%".
  func filled(_ fill: (FormatSpecifier) -> String) -> String {
    var out = ""
    var rest = self[...]
    while let percent = rest.firstIndex(of: "%") {
      out += rest[..<percent]
      rest = rest[rest.index(after: percent)...]
      if rest.first == "%" {
        out += "%"
        rest = rest.dropFirst()
        continue
      }
      out += fill(FormatSpecifier(taking: &rest))
    }
    return out + rest
  }
}

extension FormatSpecifier {
  /// Takes one specifier from the front of a text, behind its per cent sign.
  fileprivate init(taking text: inout Substring) {
    self.init()
    let digits = text.prefix(while: \.isNumber)
    if text.dropFirst(digits.count).first == "$" {
      position = Int(digits)
      text = text.dropFirst(digits.count + 1)
    }
    if text.hasPrefix("#@") {
      text = text.dropFirst(2)
      substitution = String(text.prefix { $0 != "@" })
      text = text.drop { $0 != "@" }.dropFirst()
    } else if text.hasPrefix("arg") {
      type = "arg"
      text = text.dropFirst(3)
    } else {
      options = String(text.prefix { "+- 0.123456789".contains($0) })
      text = text.dropFirst(options.count)
      let length = text.prefix { "lqh".contains($0) }
      type = String(text.dropFirst(length.count).prefix(1))
      text = text.dropFirst(length.count + 1)
    }
  }
}
