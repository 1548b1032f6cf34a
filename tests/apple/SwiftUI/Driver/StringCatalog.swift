/// The words of a String Catalog (`Localizable.xcstrings`), as a screen looks them up.
final class StringCatalog: @unchecked Sendable {
  private let file: File
  /// Keys a screen asked for that the catalog does not hold, or not in the screen's language.
  private(set) var missing: Set<String> = []

  init(_ data: Data) throws { file = try JSONDecoder().decode(File.self, from: data) }

  convenience init(contentsOf url: URL) throws { try self.init(Data(contentsOf: url)) }

  /// Every key the catalog holds.
  var keys: Set<String> { Set(file.strings.keys) }

  /// The format to fill; the key itself in the language it is written in; nil where there is none.
  func format(of key: LocalizedStringKey, locale: Locale) -> String? {
    guard !key.format.isEmpty else { return nil }
    let entry = file.strings[key.format]
    let whole = locale.identifier.replacingOccurrences(of: "_", with: "-")
    let languages = [whole, String(whole.prefix { $0 != "-" })]
    let wanted = languages.first { entry?.localizations?[$0] != nil }
    let isSource = languages.contains(file.sourceLanguage)
    if entry == nil || (wanted == nil && !isSource && entry?.shouldTranslate != false) { missing.insert(key.format) }
    let language = wanted ?? file.sourceLanguage
    return entry?.localizations?[language]?.format(values: key.values, language: language)
  }

  private struct File: Decodable {
    let sourceLanguage: String
    let strings: [String: Entry]
  }

  private struct Entry: Decodable {
    let localizations: [String: Wording]?
    let shouldTranslate: Bool?
  }
}

/// One language's words for a key: a unit, or a unit for each plural, or a sentence with such parts in it.
private struct Wording: Decodable {
  struct Unit: Decodable { let value: String }
  struct Variations: Decodable { let plural: [String: Wording]? }

  let stringUnit: Unit?
  let variations: Variations?
  let substitutions: [String: Wording]?
  let argNum: Int?

  func format(values: [FormatValue], language: String, counting position: Int? = nil) -> String? {
    guard let plural = variations?.plural else { return stringUnit.map { substituted($0.value, values, language) } }
    let counted = position.flatMap { values.indices.contains($0 - 1) ? values[$0 - 1].whole : nil }
    guard let count = counted ?? values.compactMap(\.whole).first else { return plural["other"]?.stringUnit?.value }
    let form = (count == 0 ? plural["zero"] : nil) ?? plural[pluralForm(of: count, language: language)]
    return (form ?? plural["other"])?.format(values: values, language: language)
  }

  /// Puts the plural parts into a sentence; their "%arg" becomes the number they count.
  private func substituted(_ format: String, _ values: [FormatValue], _ language: String) -> String {
    guard let substitutions else { return format }
    return substitutions.enumerated().reduce(into: format) { format, part in
      let (name, wording) = part.element
      let position = wording.argNum ?? part.offset + 1
      let words = wording.format(values: values, language: language, counting: position) ?? ""
      format = format.replacingOccurrences(
        of: "%#@\(name)@", with: words.replacingOccurrences(of: "%arg", with: "%\(position)$lld"))
    }
  }
}

/// The plural form of a whole number, by Unicode's rules for the languages an app of ours might speak.
/// https://cldr.unicode.org/index/cldr-spec/plural-rules
private func pluralForm(of count: Int, language: String) -> String {
  let (tens, units) = (count % 100, count % 10)
  switch language.prefix(2) {
  case "ja", "zh", "ko", "vi", "th", "id": return "other"
  case "fr", "pt": return count < 2 ? "one" : "other"
  case "cs", "sk": return count == 1 ? "one" : (2...4).contains(count) ? "few" : "other"
  case "pl":
    if count == 1 { return "one" }
    return (2...4).contains(units) && !(12...14).contains(tens) ? "few" : "many"
  case "ru", "uk":
    if units == 1, tens != 11 { return "one" }
    return (2...4).contains(units) && !(12...14).contains(tens) ? "few" : "many"
  case "ar":
    if count < 3 { return ["zero", "one", "two"][count] }
    return (3...10).contains(tens) ? "few" : tens > 10 ? "many" : "other"
  default: return count == 1 ? "one" : "other"
  }
}
