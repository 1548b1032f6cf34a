import AppModel
import Foundation
import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI
@testable import Views

/// Pictures: the same shapes at the same moments as the vectors have, in the colours of day and night.
@Suite @MainActor struct PictureTests {
  /// tests/vectors/pictures.json, which make.py writes.
  private struct Rows: Decodable {
    var pictures: [Row]

    struct Row: Decodable {
      var id: String
      var frame: [Int32]
      var description: String
      var moments: [Moment]
    }

    struct Moment: Decodable {
      var atMs: Double
      var shapes: [Shape]
    }

    struct Shape: Decodable {
      var role: String
      var opacity: UInt32
      var points: Int
      var some: [String: [Double]]
    }
  }

  private static let tests = URL(filePath: #filePath).appending(path: "../../../../tests").standardized

  private static func read<T: Decodable>(_ name: String, as type: T.Type) throws -> T {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(type, from: Data(contentsOf: tests.appending(path: name)))
  }

  private func cards() throws -> [PictureCard] { try Content(language: "en").pictures().all }

  private func card(_ id: String) throws -> PictureCard { try #require(cards().first { $0.id == id }) }

  private struct Shown: View {
    let cards: [PictureCard]
    var isStill = true
    let id: String

    var body: some View {
      PictureView(id: id).environment(
        \.gallery, Gallery(isStill: isStill, find: { [cards] id in cards.first { $0.id == id } }))
    }
  }

  @Test func everyPictureHasTheShapesOfTheVectorsAtTheirMoments() throws {
    let rows = try Self.read("vectors/pictures.json", as: Rows.self).pictures
    #expect(try cards().count == rows.count)
    for row in rows {
      let card = try card(row.id)
      #expect(card.description == row.description)
      #expect([card.width, card.height] == row.frame)
      for moment in row.moments {
        try #require(card.shapes.count == moment.shapes.count)
        for (shape, expected) in zip(card.shapes, moment.shapes) {
          #expect(name(shape.role) == expected.role)
          #expect(shape.opacityPercent == expected.opacity)
          let edge = card.edge(of: shape, atMs: moment.atMs)
          try #require(edge.count == expected.points * 2)
          for (place, there) in expected.some {
            let index = try #require(Int(place)) * 2
            let off = max(abs(edge[index] - there[0]), abs(edge[index + 1] - there[1]))
            #expect(off <= 1.5, "\(row.id) at \(moment.atMs)")
          }
        }
      }
    }
  }

  /// As the files name it.
  private func name(_ role: PaletteRole) -> String {
    switch role {
    case .primaryContainer: "primary_container"
    case .secondaryContainer: "secondary_container"
    default: "\(role)"
    }
  }

  @Test func eachRoleHasItsColourByDayAndByNight() throws {
    let decoded = try JSONDecoder().decode(
      [String: [String: String]].self, from: Data(contentsOf: Self.tests.appending(path: "pictures/palette.json")))
    let roles: [PaletteRole] = [
      .background, .surface, .text, .primary, .primaryContainer, .secondary, .secondaryContainer, .tertiary, .outline,
    ]
    for (theme, palette) in [("day", Palette.day), ("night", Palette.night)] {
      for role in roles {
        let written = try #require(decoded[theme]?[name(role)])
        let rgb = try #require(UInt32(written.dropFirst(), radix: 16))
        let parts = [16, 8, 0].map { Double(rgb >> UInt32($0) & 0xFF) / 255 }
        #expect(palette.color(role) == Color(red: parts[0], green: parts[1], blue: parts[2]), "\(theme) \(role)")
      }
    }
  }

  @Test func aPictureIsReadAsItsDescriptionAndItsWordsAreNotReadAgain() throws {
    let lesson = try #require(cards().first { !$0.labels.isEmpty })
    let screen = Screen(Shown(cards: try cards(), id: lesson.id), catalog: try english())
    #expect(screen.transcript == ["Image: \(lesson.description)"])
  }

  @Test func anEmblemIsNotRead() throws {
    let all = try cards()
    let view = Emblem(id: "breath").environment(\.gallery, Gallery(find: { id in all.first { $0.id == id } }))
    #expect(Screen(view, catalog: try english()).transcript == [])
  }

  @Test func whatThereIsNoPictureOfLeavesNothing() throws {
    #expect(Screen(Shown(cards: [], id: "nobody's"), catalog: try english()).transcript == [])
  }

  @Test func whatGoesFromSomewhereToSomewhereGoesTheOtherWayWhereOneReadsFromTheRight() throws {
    let card = try card("breath")
    let size = CGSize(width: 200, height: 200)
    let shape = try #require(card.shapes.last)
    let edge = card.edge(of: shape, atMs: 0)
    let (left, right) = (
      Path(edge: edge, of: card, in: size, isMirrored: false).boundingRect,
      Path(edge: edge, of: card, in: size, isMirrored: true).boundingRect
    )
    #expect(left.midX < 100)
    #expect(abs(left.midX + right.midX - 200) < 0.01)
    #expect(abs(left.midY - right.midY) < 0.01)
    #expect(card.mirrors)
  }

  @Test func lessMotionLeavesEveryPictureStill() async throws {
    var environment = EnvironmentValues()
    environment.accessibilityReduceMotion = true
    let person = try await Person(environment: environment)
    #expect(person.screen.findings == [])
    #expect(person.app.pictures.card.all.contains { $0.periodMs != nil })
  }

  @Test func aLessonShowsItsPictureBeforeItBeginsAndBesideItsPages() async throws {
    let person = try await Person()
    let lesson = try #require(person.app.practices.catalogue.practices.first { $0.picture != nil })
    let picture = try card(#require(lesson.picture))
    try await person.tab("Practise")
    try await person.tap(lesson.name)
    #expect(person.screen.transcript.contains("Image: \(picture.description)"))
    try await person.begin()
    try await person.goOn(until: "a page is there to be read") { person.asked != nil }
    #expect(person.screen.transcript.contains("Image: \(picture.description)"))
    #expect(person.screen.notes == [])
  }
}
