import Foundation
import Testing

@testable import LocalAuthentication
@testable import Platform
@testable import UIKit

extension Adapters {
  /// The clock, the phone around the app, and its lock.
  @Suite @MainActor struct AroundTests {
    init() {
      Adapters.startAnew()
      LAContext.asked = []
      LAContext.answer = .success(true)
    }

    @Test func theClockWaitsUntilItsMomentAndNoShorter() async throws {
      let clock = MonotonicClock()
      let moment = clock.nowMs + 20
      try await clock.wait(until: moment)
      #expect(clock.nowMs >= moment)
      try await clock.wait(until: 0)
    }

    @Test func waitingEndsWithItsTask() async {
      let clock = MonotonicClock()
      let waiting = Task { try await clock.wait(until: .max / 2_000_000) }
      await idle()
      waiting.cancel()
      await #expect(throws: CancellationError.self) { try await waiting.value }
    }

    @Test func diallingLeavesTheCallToThePerson() async {
      #expect(await ThisPhone().dial("116123"))
      #expect(await ThisPhone().dial("+48221"))
      #expect(UIApplication.shared.opened.map(\.absoluteString) == ["tel:116123", "tel:+48221"])
    }

    @Test func aNumberWithAStarIsNotTurnedIntoAnotherOne() async {
      #expect(await ThisPhone().dial("*4141") == false)
      #expect(UIApplication.shared.opened.isEmpty)
    }

    @Test func textingLeavesTheSendingToThePersonAndAChatOpensInTheBrowser() async {
      #expect(await ThisPhone().text("85258", words: "SHOUT"))
      #expect(await ThisPhone().browse("113.nl"))
      #expect(UIApplication.shared.opened.map(\.absoluteString) == ["sms:85258", "https://113.nl"])
      #expect(await ThisPhone().text("*1", words: nil) == false)
    }

    @Test func whereNothingCanCallItSaysSo() async {
      UIApplication.shared.opens = false
      #expect(await ThisPhone().dial("112") == false)
      UIApplication.shared.opens = true
      #expect(await ThisPhone().dial("—") == false)
    }

    @Test func theRegionIsACountryOrNone() {
      #expect(ThisPhone.country(of: Locale(identifier: "pl_PL")) == "PL")
      #expect(ThisPhone.country(of: Locale(identifier: "en_001")) == nil)
      #expect(ThisPhone.country(of: Locale(identifier: "en")) == nil)
    }

    @Test func theLanguageIsThatOfTheTexts() {
      #expect(ThisPhone().language == "en")
    }

    @Test func thePhonesOwnLockOpensForItsOwner() async {
      #expect(await DeviceLock().unlock(reason: "to go on"))
      #expect(LAContext.asked == ["deviceOwnerAuthentication to go on"])
    }

    @Test(arguments: [LAError.Code.userCancel, .authenticationFailed])
    func whoDoesNotShowWhoTheyAreStaysOutside(_ code: LAError.Code) async {
      LAContext.answer = .failure(LAError(code))
      #expect(await DeviceLock().unlock(reason: "to go on") == false)
      LAContext.answer = .success(false)
      #expect(await DeviceLock().unlock(reason: "to go on") == false)
    }

    @Test func whatIsWorthItIsFinishedOutOfSightAndTheTimeIsGivenBack() async throws {
      let (waiting, go) = AsyncStream.makeStream(of: Void.self)
      ThisPhone().finishing { for await _ in waiting { break } }
      await idle()
      #expect(UIApplication.shared.tasks.count == 1)
      go.yield()
      try await eventually("the time is given back") { UIApplication.shared.tasks.isEmpty }
    }

    @Test func timeThatRunsOutIsGivenBackOnce() async throws {
      let (waiting, go) = AsyncStream.makeStream(of: Void.self)
      ThisPhone().finishing { for await _ in waiting { break } }
      await idle()
      for isOver in UIApplication.shared.tasks.values { isOver() }
      #expect(UIApplication.shared.tasks.isEmpty)
      go.yield()
      await idle()
      #expect(UIApplication.shared.tasks.isEmpty)
    }

    @Test func aPhoneWithoutACodeLocksNobodyOut() async {
      #expect(DeviceLock().isThere)
      LAContext.answer = .failure(LAError(.passcodeNotSet))
      #expect(!DeviceLock().isThere)
      #expect(await DeviceLock().unlock(reason: "to go on"))
    }
  }
}
