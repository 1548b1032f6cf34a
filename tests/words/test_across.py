#!/usr/bin/env python3
"""What holds between scripts, the lock of ids, and the command itself."""

import io
import json
import tempfile
import unittest
from contextlib import redirect_stdout
from pathlib import Path
from unittest import mock

import check
import lock
import rules_echo
import samples
from samples import line, located, say


def script(name, *lines, opens="", ends=""):
    """A script with an opening and an ending of its own, and nothing that others have."""
    own = [line(opens or f"{name} " * 5, [1, 1, 1]), *lines, line(ends or f"{name} " * 5, [1, 1, 1])]
    return located({"id": name, "lengths": {"short": {"length_s": 60, "steps": [say("all", *own)]}}})


def echoes(*scripts):
    return [(name, rule) for name, _, _, rule in check.look_across(scripts)]


class Echoes(unittest.TestCase):
    def test_whole_scripts_do_not_echo(self):
        self.assertEqual(echoes(script("amber"), script("birch"), script("cedar")), [])

    def test_no_two_open_or_close_with_the_same_five_words(self):
        same = "Some days are long and grey"
        self.assertEqual(echoes(script("amber", opens=f"{same}."), script("birch", opens=f"{same}, amber."))[0], ("amber", "ends_differ"))
        same = "Ask them for a long grey day."
        found = echoes(script("amber", ends=f"You may. {same}"), script("birch", ends=f"Now then: {same}"))
        self.assertIn(("birch", "ends_differ"), found)

    def test_five_words_in_a_row_are_an_echo(self):
        self.assertEqual(echoes(script("amber", line("A slow tide turns at dusk.")), script("birch", line("There a slow tide turns at dawn."))), [("amber", "phrases"), ("birch", "phrases")])

    def test_small_words_are_one_only_where_four_use_them(self):
        names = ["amber", "birch", "cedar", "dogwood"]
        shared = [script(name, line(f"You can stop at any {name}.")) for name in names]
        self.assertEqual(echoes(*shared[:3]), [])
        self.assertEqual(echoes(*shared), [(name, "phrases") for name in names])

    def test_one_script_in_ten_may_share(self):
        others = [script(f"{name}{n}wood") for name in ("a", "b") for n in "qrstuvwxyz"]
        pair = [script("amber", line("A slow tide turns at dusk.")), script("birch", line("A slow tide turns at dusk."))]
        self.assertEqual(echoes(*pair, *others), [])

    def test_announced_silence_is_no_echo(self):
        self.assertEqual(echoes(script("amber", line("I'll be quiet for four breaths.")), script("birch", line("I'll be quiet for six breaths."))), [])

    def test_a_favourite_noun_is_one_scripts_own(self):
        often = [line(f"{word} the blanket.") for word in ("Fold", "Lift", "Shake")]
        self.assertEqual(echoes(script("amber", *often), script("birch", *often)), [("amber", "favourites"), ("birch", "favourites")])
        self.assertEqual(echoes(script("amber", *often[:2]), script("birch", *often)), [])
        hands = [line(f"{word} the hand.") for word in ("Fold", "Lift", "Shake")]
        self.assertEqual(echoes(script("amber", *hands), script("birch", *hands)), [])

    def test_a_used_up_picture_counts_at_once(self):
        found = echoes(script("amber", line("Keep it in your pocket.")), script("birch", line("Two pockets are full.")))
        self.assertEqual(found, [("amber", "favourites"), ("birch", "favourites")])

    def test_every_rule_across_is_tried(self):
        self.assertEqual({rule.__name__ for rule in rules_echo.ACROSS}, {"ends_differ", "phrases", "favourites"})


class Lock(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "ids.lock"

    def breaks(self, found):
        return [what for _, _, what in lock.breaks(lock.read(self.file), found, self.file)]

    def test_ids_are_locked_marked_gone_and_never_come_back(self):
        one, two = {"a/one": ("a.json", 3)}, {"a/two": ("a.json", 4)}
        self.assertIn("is not in ids.lock", self.breaks(one)[0])
        lock.write(self.file, one)
        self.assertEqual(self.breaks(one), [])
        self.assertIn("is in no script any more", self.breaks({})[0])
        lock.write(self.file, two)
        self.assertEqual(self.file.read_text().splitlines()[1:], ["a/one gone", "a/two"])
        self.assertEqual(self.breaks(two), [])
        self.assertIn("is gone since long", self.breaks(one | two)[0])
        lock.write(self.file, one | two)
        self.assertIn("is gone since long", self.breaks(one | two)[0])

    def test_ids_of_all_lengths_are_found_with_their_line(self):
        found = lock.ids({"sample.json": located(samples.practice())})
        self.assertEqual(found["sample/arrive"][0], "sample.json")
        self.assertIn("sample/places", found)


class Command(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name).resolve()
        self.write(samples.practice())
        for name, value in (("FOLDER", self.folder), ("LOCK", self.folder / "ids.lock")):
            patched = mock.patch.object(check, name, value)
            patched.start()
            self.addCleanup(patched.stop)

    def write(self, script):
        (self.folder / f"{script['id']}.json").write_text(samples.dumped(script))

    def run_it(self, *arguments):
        shown = io.StringIO()
        with mock.patch("sys.argv", ["check.py", *map(str, arguments)]), redirect_stdout(shown):
            code = check.main()
        return code, shown.getvalue()

    def test_whole_scripts_pass_once_their_ids_are_locked(self):
        self.assertEqual(self.run_it()[0], 1)
        self.assertEqual(self.run_it("--lock"), (0, "1 scripts: 0 breaks of rules\n"))
        self.assertEqual(self.run_it()[0], 0)

    def test_ids_are_locked_of_all_scripts_and_not_of_a_file(self):
        with self.assertRaisesRegex(SystemExit, "without a file"):
            self.run_it(self.folder / "sample.json", "--lock")
        self.assertFalse((self.folder / "ids.lock").exists())

    def test_a_break_names_its_file_and_line(self):
        script = samples.practice()
        script["lengths"]["short"]["steps"][0]["does"]["say"][0]["line"] = samples.text("A hard day leaves its marks. Simply put down what you hold.")
        self.write(script)
        file = self.folder / "sample.json"
        at = next(n for n, row in enumerate(file.read_text().splitlines(), 1) if "Simply" in row)
        code, shown = self.run_it(file)
        self.assertEqual(code, 1)
        self.assertIn(f"{file}:{at}: “A hard day leaves its marks. Simply put down what you hold.” says “simply”", shown)

    def test_a_file_that_is_no_script_is_a_break_and_no_crash(self):
        for text in ("", "{", "[]", '{"id": "bad", "lengths": {"short": {"steps": [1]}}}', '{"id": "bad", "steps": []}'):
            with self.subTest(text):
                (self.folder / "bad.json").write_text(text)
                code, shown = self.run_it(self.folder / "bad.json")
                self.assertEqual(code, 1)
                self.assertIn("bad.json:1: ", shown)

    def test_figures_are_shown_of_files_and_scripts_beside_them_are_heard(self):
        self.write(samples.practice() | {"id": "other"})
        code, shown = self.run_it(self.folder / "sample.json")
        self.assertEqual(code, 1)
        self.assertIn("sample.json, short\n  main; eyes closed: 63 words", shown)
        self.assertIn("and so does other", shown)
        self.assertNotIn("other.json:", shown)

    def test_a_voice_that_is_too_slow_is_a_break(self):
        lengths = self.folder / "lengths"
        lengths.write_text(json.dumps({"You have carried so much today, my dear.": 8 * 480 * 2}))
        code, shown = self.run_it("--spoken", lengths, self.folder / "sample.json")
        self.assertEqual(code, 1)
        self.assertIn("is said at 62 words a minute", shown)


if __name__ == "__main__":
    unittest.main()
