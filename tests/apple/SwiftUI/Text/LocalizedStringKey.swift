/// https://developer.apple.com/documentation/swiftui/localizedstringkey
///
/// Keeps the format Apple's tools extract ("%lld breaths left") and the values beside it, so that a table of strings can
/// be asked for it.
public struct LocalizedStringKey: ExpressibleByStringInterpolation, Equatable {
  let format: String
  let values: [FormatValue]

  public init(_ value: String) {
    format = value
    values = []
  }

  public init(stringLiteral value: String) { self.init(value) }

  public init(stringInterpolation: StringInterpolation) {
    // A per cent sign is doubled only where the text is a format.
    let isFormat = !stringInterpolation.values.isEmpty
    format =
      isFormat ? stringInterpolation.format : stringInterpolation.format.replacingOccurrences(of: "%%", with: "%")
    values = stringInterpolation.values
  }

  /// https://developer.apple.com/documentation/swiftui/localizedstringkey/stringinterpolation
  public struct StringInterpolation: StringInterpolationProtocol {
    var format = ""
    var values: [FormatValue] = []

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) {
      format += literal.replacingOccurrences(of: "%", with: "%%")
    }

    public mutating func appendInterpolation(_ string: String) { append("%@", .text(string)) }

    public mutating func appendInterpolation<Subject: ReferenceConvertible>(
      _ subject: Subject, formatter: Formatter? = nil
    ) {
      append("%@", .text(formatter?.string(for: subject) ?? "\(subject)"))
    }

    public mutating func appendInterpolation<F: FormatStyle>(_ input: F.FormatInput, format: F)
    where F.FormatInput: Equatable, F.FormatOutput == String {
      append("%@", .localized { format.locale($0).format(input) })
    }

    public mutating func appendInterpolation<T: _FormatSpecifiable>(_ value: T) {
      append(formatSpecifier(T.self), FormatValue(value._arg))
    }

    public mutating func appendInterpolation<T: _FormatSpecifiable>(_ value: T, specifier: String) {
      append(specifier, FormatValue(value._arg))
    }

    public mutating func appendInterpolation(_ text: Text) { append("%@", .nested(text)) }
    public mutating func appendInterpolation(_ image: Image) { append("%@", .text("")) }

    public mutating func appendInterpolation(_ date: Date, style: Text.DateStyle) {
      append("%@", .nested(Text(date, style: style)))
    }

    private mutating func append(_ specifier: String, _ value: FormatValue) {
      format += specifier
      values.append(value)
    }
  }

  public static func == (one: LocalizedStringKey, other: LocalizedStringKey) -> Bool {
    one.format == other.format && one.values.map(\.description) == other.values.map(\.description)
  }
}

/// What may stand in a text without a format of its own.
public protocol _FormatSpecifiable: Equatable {
  associatedtype _Arg: CVarArg
  var _arg: _Arg { get }
}

extension _FormatSpecifiable where Self: CVarArg {
  public var _arg: Self { self }
}

extension Int: _FormatSpecifiable {}
extension Int8: _FormatSpecifiable {}
extension Int16: _FormatSpecifiable {}
extension Int32: _FormatSpecifiable {}
extension Int64: _FormatSpecifiable {}
extension UInt: _FormatSpecifiable {}
extension UInt8: _FormatSpecifiable {}
extension UInt16: _FormatSpecifiable {}
extension UInt32: _FormatSpecifiable {}
extension UInt64: _FormatSpecifiable {}
extension Float: _FormatSpecifiable {}
extension Double: _FormatSpecifiable {}
extension CGFloat: _FormatSpecifiable {
  public var _arg: Double { Double(self) }
}

private func formatSpecifier<T>(_ type: T.Type) -> String {
  switch type {
  case is Int.Type, is Int64.Type: "%lld"
  case is Int8.Type, is Int16.Type, is Int32.Type: "%d"
  case is UInt.Type, is UInt64.Type: "%llu"
  case is UInt8.Type, is UInt16.Type, is UInt32.Type: "%u"
  case is Float.Type: "%f"
  default: "%lf"
  }
}
