import Foundation
import KindselfCore
import TestMachine
import Testing

@testable import AppModel

/// A rule while it is made: what goes with what.
@Suite @MainActor struct RuleModelTests {
  private func model(of: RemindedOf = .nothing) async throws -> (Kindself, RuleModel) {
    let app = try await Machine().start()
    #expect(await app.rules.begin(.new(of)))
    return (app, try #require(app.rules.model(.new(of))))
  }

  @Test func whatCanOnlyBeSaidOfWhatItOpenedGoesWithIt() async throws {
    let (_, model) = try await model()
    let practice = Subject.practice(id: "soles-of-the-feet")
    model.open(.practice(subject: practice))
    model.rule.wording = .named
    model.rule.unlessDone = true
    model.ask(.afterPractice(hours: 2, practice: practice))
    model.open(.journal(kind: "note"))
    #expect(model.rule.wording == .named && model.rule.unlessDone, "a page has a name, too, and can be written on")
    #expect(model.rule.when == .afterPractice(hours: 2, practice: nil))
    model.open(.firstScreen)
    #expect(model.rule.wording == .discreet && !model.rule.unlessDone)
  }

  @Test func theTimeStaysHoweverItIsSaidWhen() async throws {
    let (_, model) = try await model()
    model.ask(.daily(atMin: 450))
    for kind in WhenKind.allCases where kind != .kindAct && kind != .programme {
      model.choose(kind)
      #expect(model.kind == kind)
    }
    model.choose(.weekdays)
    #expect(model.rule.when == .weekdays(days: Data([1, 2, 3, 4, 5]), atMin: 450))
  }

  @Test func theQuestionAboutAKindActLeadsToAPageUntilSomethingElseIsChosen() async throws {
    let (_, model) = try await model()
    model.choose(.kindAct)
    #expect(model.kind == .kindAct && model.opensKind == .page && model.rule.unlessDone)
    model.choose(.weekdays)
    #expect(model.rule.wording == .discreet && model.kind == .weekdays)
  }

  @Test func aLetterIsSaidWheneverThePhoneIsOn() async throws {
    let (_, model) = try await model(of: .letter(entry: "a", opens: "2026-12-24"))
    #expect(model.rule.late == .always && model.rule.when == .once(date: "2026-12-24", atMin: 480))
    #expect(model.opensKind == .other && !model.canBeDone)
  }

  @Test func theCoreIsAskedAboutItAsItStands() async throws {
    let (_, model) = try await model()
    #expect(!model.canBeKept)
    await model.look()
    #expect(model.canBeKept && model.preview?.next.count == 3)
    model.rule.wording = .own(words: "")
    await model.look()
    #expect(!model.canBeKept && model.faults(.words) == [.noWords] && model.faults(.when) == [])
  }

  @Test func onceItIsLeftNothingOfItStays() async throws {
    let (app, _) = try await model()
    app.rules.leave(.new(.nothing))
    #expect(app.rules.model(.new(.nothing)) == nil)
    #expect(await !app.rules.begin(.kept("gone")))
  }
}
