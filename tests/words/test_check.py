#!/usr/bin/env python3
"""Each rule of the lint refuses a script that breaks it and only it, and lets whole ones through."""

import copy
import unittest

import check
import rules_kind
import rules_pages
import rules_silence
import rules_time
import rules_words
import samples
from samples import NOT_BACK, line, located, rest, say, text


def press(breaths):
    return f"Press your heels down a little, and ease off. I'll be quiet for {breaths} breaths."


def wall(breaths):
    return f"If kind words hurt, look at a wall for this part. One sentence now, then {breaths} quiet breaths."


def arrive(words):
    return set_line("short", "arrive", f"A hard day leaves its marks. {words}")


def chosen(script):
    return find(script, "medium", "where")["does"]["choose"]


def find(script, length, name):
    return next(step for step in script["lengths"][length]["steps"] if step["id"] == name)


def lines(script, length, name):
    return find(script, length, name)["does"]["say"]


def set_line(length, name, words, at=0, **more):
    """Other words for a line; with as many sentences and about as many words, so that nothing else changes."""

    def change(script):
        lines(script, length, name)[at].update(line=text(words), **more)

    return change


def set_pause(length, name, *pause):
    return lambda script: lines(script, length, name)[0].update(pause_s=list(pause))


def put(length, after, step):
    def change(script):
        steps = script["lengths"][length]["steps"]
        steps.insert(steps.index(find(script, length, after)) + 1, step)

    return change


def take(length, *names):
    def change(script):
        found = script["lengths"][length]
        found["steps"] = [step for step in found["steps"] if step["id"] not in names]

    return change


def set_does(length, name, **does):
    return lambda script: next(iter(find(script, length, name)["does"].values())).update(does)


def set_when(length, name, when):
    return lambda script: find(script, length, name).update(when=when)


def take_when(length, name):
    return lambda script: find(script, length, name).pop("when")


def both(*changes):
    def change(script):
        for each in changes:
            each(script)

    return change


def nominal(length, seconds):
    return lambda script: script["lengths"][length].update(length_s=seconds)


#: Hardly a pause beside its rests; and hardly a word beside them.
crowded = both(
    set_line("short", "arrive", "A hard day leaves its marks on anyone. Put down what you hold, and let it lie there until the morning comes.", pause_s=[0, 0.5, 2]),
    set_pause("short", "sting", 0, 0.5, 1),
    set_line("short", "go-on", "Hear the nearest sound that you can, and let it come to you. Then wash your hands in warm water, and go on."),
    nominal("short", 72),
)
roomy = both(
    set_does("short", "press-quiet", breaths=6),
    set_line("short", "press", "Press your heels down, and ease off. I'll be quiet for six breaths."),
    set_does("short", "carried-quiet", breaths=4),
    set_line("short", "sting", "If it hurts, look at a wall. One sentence now, then four quiet breaths."),
    nominal("short", 84),
)

#: What breaks a rule in the whole practice; the rule may have several ways to be broken.
BREAKS = [
    ("time", nominal("short", 80)),
    ("time", nominal("medium", 160)),
    ("long_lines", both(set_line("short", "arrive", "A hard day leaves its marks on anyone. " * 4 + "Put down what you hold."), nominal("short", 78))),
    ("rate", set_line("short", "go-on", "Hear 123456 sounds. Wash your hands, and go on.")),
    ("opening", set_line("short", "arrive", "A hard day leaves its marks on all of us, my friend. Rest here.")),
    ("silence", crowded),
    ("silence", roomy),
    ("great_silences", both(set_does("long", "press-quiet", breaths=6), set_line("long", "press", press("six")))),
    ("density", both(set_pause("short", "arrive", 0, 1, 2), put("short", "arrive", say("more", line("Feel the floor.", [0, 1, 2]), line("Feel the air.", [0, 1, 2]))))),
    ("naming", set_line("short", "press", press("three"))),
    ("naming", set_line("short", "press", press("two slow"))),
    ("naming", set_line("short", "press", "Press your heels down a little, and ease off. Feel how the floor presses back.")),
    ("naming", set_line("long", "pattern", "Now three places, one after another, and none of them has to change. They are places where a day is kept.")),
    ("leads_in", set_pause("short", "press", 3, 3, 3)),
    ("tap", set_line("long", "stop", "Stop whenever you like. There is nothing here that has to be finished by anyone.")),
    ("stop", set_line("medium", "stop", "Take what you like. There is nothing here that has to be finished.")),
    ("ends", put("short", "go-on", rest("last", 1))),
    ("ends", put("short", "go-on", say("nowhere", line("Go on."), when={"all": ["lying", "standing"]}))),
    ("kind_line", both(lambda script: lines(script, "short", "carried")[0].pop("kind"), set_line("short", "carried", "You have carried so much. Three quiet breaths."))),
    ("kind_line", both(set_does("medium", "carried-quiet", breaths=3), set_line("medium", "sting", wall("three")), nominal("medium", 170))),
    ("kind_line", lambda script: find(script, "short", "carried-quiet").update(bell=True)),
    ("kind_line", put("short", "carried", say("next", line("Three quiet breaths."), when=NOT_BACK))),
    ("no_sting", set_line("short", "carried", "Have you carried so much today, my dear?")),
    ("no_sting", lambda script: lines(script, "short", "carried").insert(0, line("It may sting. Three quiet breaths.", [0, 1, 2]))),
    ("backdraft", take_when("short", "carried")),
    ("backdraft", set_line("short", "table", "Lay a hand on your heart, and hear the room. I'll be quiet for three breaths.")),
    ("backdraft", set_line("short", "go-on", "You have carried so much today, my dear. Go on.", **{"or": [text("Hear the furthest sound. Go on.")]})),
    ("backdraft", take("long", "table", "table-quiet")),
    ("anchored", set_line("medium", "table", "Let all of it be as it is, for as long as it likes to. I'll be quiet for six breaths.")),
    ("refused", both(set_when("medium", "arm", NOT_BACK), take("medium", "kept"), nominal("medium", 188))),
    ("spoken_numbers", take("medium", "very-sore-closed", "sorer-closed")),
    ("forbidden", arrive("Just put down what you are holding.")),
    ("forbidden", lambda script: script["text"]["en"].update(summary="You should rest.")),
    ("rationed", set_line("short", "go-on", "Gently, gently, gently hear it. Wash your hands, and go on.")),
    ("long_sentences", set_line("short", "press", "Press both your heels down and then ease off as slowly as you like and I'll be quiet for two breaths.")),
    ("grade", set_line("short", "arrive", "Accumulating responsibilities inevitably deteriorates everybody's psychological equilibrium. " * 2)),
    ("ands", set_line("short", "arrive", "And a hard day leaves marks. And put down whatever you hold.")),
    ("heteronyms", arrive("Put down whatever is close to you.")),
]

#: The same for the form: a piece of what is said, and what breaks it.
FORMS = [
    ("has no “id”", lambda script: find(script, "short", "arrive").pop("id")),
    ("has no field “colour”", lambda script: find(script, "short", "arrive").update(colour="red")),
    ("three seconds that do not fall", set_pause("short", "arrive", 3, 2, 4)),
    ("without words", set_line("short", "arrive", " ")),
    ("has a pause of its own", set_pause("short", "carried", 0, 1, 1)),
    ("does not offer “A cushion”", lambda script: chosen(script)["closed"].update(line=text("A hand on your arm, or not."))),
    ("offer two to five", both(take("medium", "arm"), lambda script: chosen(script)["options"].pop(0))),
    ("is no option", set_does("medium", "where", default="table")),
    ("no kind of kept thing", set_does("medium", "where", keep="memory")),
    ("two options have one id", both(take("medium", "arm"), lambda script: chosen(script)["options"][0].update(id="cushion"))),
    ("nothing fills “{kept}”", set_line("short", "arrive", "Last time you kept this: {kept}.")),
    ("nothing fills “{name}”", set_line("medium", "kept", "Last time you kept this: {name}.")),
    ("does one thing", lambda script: find(script, "short", "arrive")["does"].update(rest={"breaths": 1})),
    ("no hand goes to", set_does("medium", "cushion", place="pillow")),
    ("breaths or pause_s", set_does("short", "press-quiet", pause_s=[1, 2, 3])),
    ("does not say what the step is", lambda script: find(script, "short", "arrive").update(id="step-1")),
    ("one to three words", lambda script: find(script, "short", "arrive").update(part=text("Arriving here and now"))),
    ("nothing before it decides", set_when("short", "go-on", {"heavy": "sore"})),
    ("nothing before it decides", set_when("short", "go-on", "sleepy")),
    ("is not among “ratings”", lambda script: script.update(ratings={})),
    ("only one side", take("medium", "sore-second", "sorer")),
    ("stands twice", lambda script: find(script, "short", "arrive").update(id="press")),
    ("is another step", lambda script: find(script, "long", "places").update(id="press-quiet") or find(script, "long", "press-quiet").update(id="long-quiet")),
    ("write the third", lambda script: script["lengths"].pop("long")),
    ("are short, medium and long", lambda script: script.update(lengths={"middle": {}})),
]

#: Of a lesson, and of a page about abuse.
PAGES = [
    (samples.lesson, "less_silence", both(set_line("short", "lid", "A pan lid drops, and the cat is gone. Look for a while.", pause_s=[20, 20, 20]), nominal("short", 35))),
    (samples.lesson, "has_sources", lambda script: script.update(sources=[])),
    (samples.lesson, "time", nominal("short", 40)),
    (samples.abuse, "has_sources", lambda script: script.update(sources=[])),
    (samples.abuse, "note", lambda script: script["text"]["en"].pop("note")),
    (samples.abuse, "note", lambda script: script.pop("discreet")),
    (samples.abuse, "nothing_kept", lambda script: find(script, "short", "pressed").update(bell=True)),
    (samples.abuse, "nothing_kept", set_does("short", "how-on", keep="phrase")),
    (samples.abuse, "nothing_kept", both(set_line("short", "pressed", "It happens in homes and at work. I'll be quiet for a while.", 1, pause_s=[9, 9, 9]), nominal("short", 56))),
    (samples.abuse, "way_out", set_does("short", "how-on", default="go-on")),
    (samples.abuse, "way_out", lambda script: find(script, "short", "how-on")["does"]["choose"]["options"].pop()),
    (samples.abuse, "way_out", set_line("short", "chose", "That is all.", 1)),
    (samples.abuse, "no_person", set_line("short", "chose", "Whoever did it to you is the one who chose.")),
]


def broken(change, make=samples.practice):
    script = copy.deepcopy(make())
    change(script)
    return located(script)


class Rules(unittest.TestCase):
    def test_whole_scripts_break_nothing(self):
        for make in (samples.practice, samples.lesson, samples.abuse):
            self.assertEqual(check.look(located(make())), [])

    def test_each_break_is_found_and_nothing_else(self):
        for rule, change in BREAKS:
            with self.subTest(rule):
                found = check.look(broken(change))
                self.assertEqual({name for _, _, name in found}, {rule}, found)

    def test_each_break_of_the_form_is_found_and_nothing_else(self):
        for piece, change in FORMS:
            with self.subTest(piece):
                found = check.look(broken(change))
                self.assertEqual([piece in what for _, what, _ in found], [True], found)

    def test_lessons_and_pages_about_abuse_have_their_own(self):
        for make, rule, change in PAGES:
            with self.subTest(rule):
                found = check.look(broken(change, make))
                self.assertEqual({name for _, _, name in found}, {rule}, found)

    def test_no_rule_is_without_a_break(self):
        modules = (rules_time, rules_silence, rules_kind, rules_words, rules_pages)
        lists = [getattr(module, name, []) for module in modules for name in ("ALWAYS", "WHOLE", "OF_SCRIPT", "LESSON", "ABUSE")]
        tried = {rule for rule, _ in BREAKS} | {rule for _, rule, _ in PAGES}
        self.assertEqual({rule.__name__ for rules in lists for rule in rules}, tried)

    def test_a_practice_of_one_length_has_no_need_of_a_kind_line(self):
        script = samples.practice()
        script["lengths"] = {"short": script["lengths"]["short"]}
        lines(script, "short", "carried")[0].pop("kind")
        set_line("short", "carried", "You have carried so much. Three quiet breaths.")(script)
        self.assertEqual(check.look(located(script)), [])


if __name__ == "__main__":
    unittest.main()
