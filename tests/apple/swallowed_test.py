#!/usr/bin/env python3
"""What swallowed.py finds, and what it lets pass, in small samples."""

import unittest

from swallowed import findings, of_the_core, with_the_apps_own

GENERATED = """
public protocol StoreProtocol: AnyObject, Sendable {
    func close()
    func readText(name: String) throws  -> String?
}
open class Store: StoreProtocol, @unchecked Sendable {
public convenience init(language: String)throws  {
}
open func close()  {try! rustCall() {
open func readText(name: String)throws  -> String?  {
public static func `open`(folder: String, key: Data)throws  -> Store  {
}
public func FfiConverterTypeStore_lift(_ handle: UInt64) throws -> Store {
public func wrapKey(key: Data, passphrase: String)async throws  -> Data  {
public func least() -> UInt32 {
"""
NAMES = of_the_core(GENERATED)


def lines(text, names=NAMES):
    return [line for line, _ in findings(text, names)]


class Names(unittest.TestCase):
    def test_what_throws_is_read_from_the_generated_swift(self):
        self.assertEqual(NAMES, {"Store", "readText", "open", "wrapKey"})

    def test_a_function_of_the_apps_own_that_passes_an_error_on_counts_like_one(self):
        own = """
        struct Wish {
          init?(in store: Store) throws { text = try store.readText(name: "a") }
        }
        func ask<T>(_ call: () throws -> T) async throws -> T { try await Wish(in: store) }
        func total() -> String? { do { try Wish(in: store) } catch { told(error) } }
        func other() throws { try measure() }
        """
        self.assertEqual(with_the_apps_own(NAMES, [own]) - NAMES, {"Wish", "ask"})


class Tries(unittest.TestCase):
    def test_an_error_that_is_dropped_is_found(self):
        self.assertEqual(lines("let a = 1\nlet text = try? store.readText(name: a)"), [2])
        self.assertEqual(lines("let store = try? Store(language: a)"), [1])
        self.assertEqual(lines("let key = try? await wrapKey(\n  key: a,\n  passphrase: b)"), [1])
        self.assertEqual(lines("let two = try? (\n  stores.first,\n  stores.open(folder: a)\n)"), [1])
        self.assertEqual(lines("guard let a = (try? store\n  .readText(name: b)) else { return }"), [1])

    def test_one_with_its_reason_passes(self):
        self.assertEqual(lines("// Unsaid: the next tidying does it.\ntry? store.readText(name: a)"), [])
        self.assertEqual(lines("try? store.readText(name: a)  // Unsaid: nobody asked for it."), [])
        self.assertEqual(lines("// It goes. Unsaid: where it cannot now,\n// it goes later.\ntry? store.readText(name: a)"), [])

    def test_a_reason_is_a_sentence_and_stands_right_there(self):
        self.assertEqual(lines("// Unsaid: later\ntry? store.readText(name: a)"), [2])
        self.assertEqual(lines("// It does not matter.\ntry? store.readText(name: a)"), [2])
        self.assertEqual(lines("// Unsaid: nobody asked for it.\n\ntry? store.readText(name: a)"), [3])

    def test_a_trap_has_no_excuse(self):
        self.assertEqual(lines("// Unsaid: it never happens here.\ntry! store.readText(name: a)"), [2])

    def test_what_is_no_call_into_the_core_passes(self):
        self.assertEqual(lines("try? file.remove(name)"), [])
        self.assertEqual(lines("let a = try? file.remove(name)\nlet b = try store.readText(name: a)"), [])
        self.assertEqual(lines('let words = "try? store.readText(name: a)"  // try? readText(a)'), [])
        self.assertEqual(lines("let a = try store.readText(name: b)\nstore.readText()"), [])


class Blocks(unittest.TestCase):
    def test_a_catch_that_does_nothing_is_found(self):
        self.assertEqual(lines("do {\n  try store.readText(name: a)\n} catch {\n}"), [3])
        self.assertEqual(lines("do { try store.readText(name: a) } catch { return nil }"), [1])
        self.assertEqual(lines("do { try store.readText(name: a) } catch {\n  // Some other time.\n}"), [1])
        self.assertEqual(lines("do { try store.readText(name: a) } catch is Gone { told() } catch { return }"), [1])

    def test_one_with_its_reason_or_its_words_passes(self):
        self.assertEqual(lines("do { try store.readText(name: a) } catch {\n  // Unsaid: it is asked for again.\n}"), [])
        self.assertEqual(lines("do { try store.readText(name: a) } catch { trouble = error }"), [])
        self.assertEqual(lines("do { try await clock.wait() } catch { return }"), [])


if __name__ == "__main__":
    unittest.main()
