import Testing

@testable import SwiftUI

private let catalog = """
  {
    "sourceLanguage": "en", "version": "1.0",
    "strings": {
      "Begin": { "localizations": { "de": { "stringUnit": { "state": "translated", "value": "Anfangen" } } } },
      "%lld breaths left": { "localizations": {
        "en": { "variations": { "plural": {
          "one": { "stringUnit": { "state": "translated", "value": "%lld breath left" } },
          "other": { "stringUnit": { "state": "translated", "value": "%lld breaths left" } } } } },
        "pl": { "variations": { "plural": {
          "one": { "stringUnit": { "state": "translated", "value": "%lld oddech" } },
          "few": { "stringUnit": { "state": "translated", "value": "%lld oddechy" } },
          "many": { "stringUnit": { "state": "translated", "value": "%lld oddechów" } },
          "other": { "stringUnit": { "state": "translated", "value": "%lld oddechu" } } } } } } },
      "%@ in %@": { "localizations": {
        "de": { "stringUnit": { "state": "translated", "value": "in %2$@: %1$@" } } } },
      "%lld of %lld": { "localizations": { "en": {
        "stringUnit": { "state": "translated", "value": "%#@breaths@ of %2$lld" },
        "substitutions": { "breaths": { "argNum": 1, "formatSpecifier": "lld", "variations": { "plural": {
          "one": { "stringUnit": { "state": "translated", "value": "%arg breath" } },
          "other": { "stringUnit": { "state": "translated", "value": "%arg breaths" } } } } } } } } },
      "Kindself": { "shouldTranslate": false }
    }
  }
  """

@MainActor struct TextTests {
  private func line(_ text: Text, _ language: String = "en") throws -> String {
    let environment = try words(language)
    return text.string(in: environment)
  }

  private func words(_ language: String) throws -> EnvironmentValues {
    var environment = EnvironmentValues()
    environment.locale = Locale(identifier: language)
    environment.catalog = try StringCatalog(Data(catalog.utf8))
    return environment
  }

  @Test(arguments: [
    ("en", 1, "1 breath left"), ("en", 0, "0 breaths left"), ("en", 12, "12 breaths left"),
    ("pl", 3, "3 oddechy"), ("pl", 5, "5 oddechów"), ("pl", 22, "22 oddechy"), ("de", 1, "1 breath left"),
  ]) func `plurals follow the language, and fall back to the catalog's own`(
    language: String, count: Int, expected: String
  ) throws {
    #expect(try line(Text("\(count) breaths left"), language) == expected)
  }

  @Test func `values go where the translation wants them`() throws {
    #expect(try line(Text("\("one") in \("two")")) == "one in two")
    #expect(try line(Text("\("one") in \("two")"), "de_DE") == "in two: one")
    #expect(try line(Text("\(1) of \(20)")) == "1 breath of 20")
    #expect(try line(Text("\(2) of \(20)")) == "2 breaths of 20")
  }

  @Test func `keys keep the format that Apple's tools extract`() {
    func format(_ key: LocalizedStringKey) -> String { key.format }
    #expect(format("\(3) breaths left") == "%lld breaths left")
    #expect(
      format("\(1.5, specifier: "%.1f") s, \("x"), \(Float(1)), \(2.0), \(UInt(1))") == "%.1f s, %@, %f, %lf, %llu")
    #expect(format("100 %") == "100 %")
    #expect(format("\(50) %") == "%lld %%")
    #expect(format("\(Text("inner")), \(3, format: .number)") == "%@, %@")
  }

  @Test func `numbers are written as the language writes them`() throws {
    #expect(try line(Text("\(1.5, specifier: "%.1f") s"), "de") == "1,5 s")
    #expect(try line(Text("\(1234)"), "de") == "1.234")
    #expect(try line(Text("\(50) %")) == "50 %")
    #expect(try line(Text(0.5, format: .percent), "en") == "50%")
  }

  @Test func `only keys are looked up, and what is missing is told`() throws {
    struct Page: View {
      var body: some View {
        Button("Begin") {}
        Text(verbatim: "Begin")
        Text("Begin".lowercased())
        Text("Kindself") + Text(" ") + Text("Pause")
      }
    }
    let words = try StringCatalog(Data(catalog.utf8))
    let screen = Screen(Page(), catalog: words)
    #expect(words.missing == [" ", "Pause"])
    screen.environment.locale = Locale(identifier: "de")
    #expect(screen.transcript == ["Button: Anfangen", "Text: Begin", "Text: begin", "Text: Kindself Pause"])
    #expect(words.keys.contains("%lld of %lld"))
  }
}
