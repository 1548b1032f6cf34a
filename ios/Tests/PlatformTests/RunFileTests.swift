import Foundation
import Testing

@testable import Platform
@testable import UIKit

extension Adapters {
  /// The file that tells one run of the app how the last one ended.
  @Suite @MainActor final class RunFileTests {
    private let folder = URL.temporaryDirectory.appending(path: "kindself-run-\(UUID().uuidString)")

    deinit {
      try? FileManager.default.removeItem(at: folder)
    }

    @Test func theNextRunFindsWhatThisOneLeaves() {
      let run = RunFile(folder: folder)
      #expect(!run.isThere)
      run.make()
      run.make()
      #expect(RunFile(folder: folder).isThere)
      run.clear()
      #expect(!RunFile(folder: folder).isThere)
      run.clear()
    }

    @Test func whoeverClosesTheAppEndsItInOrder() {
      let run = RunFile(folder: folder)
      run.make()
      NotificationCenter.default.post(name: UIApplication.willTerminateNotification, object: nil)
      #expect(!RunFile(folder: folder).isThere)
    }

    @Test func nothingIsInItAndNoBackupHasIt() throws {
      let run = RunFile(folder: folder)
      run.make()
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(try names.map { try Data(contentsOf: folder.appending(path: $0)).count } == [0])
    }

    @Test func whereNothingCanBeWrittenTheAppGoesOn() throws {
      try Data().write(to: folder)
      let run = RunFile(folder: folder.appending(path: "within-a-file"))
      run.make()
      #expect(!run.isThere)
      run.clear()
    }
  }
}
