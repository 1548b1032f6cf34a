"""Practices: a line is speech, then silence; on the main path. See make.py."""

import re
from fractions import Fraction

from content import TEXT, half_up, ids, ms, practice
from cues import BELL_FIRST, Cues
from phases import EMPTY, FULL, PARTS, REST, phase, whole_breath

#: Practices whose every length stands in the vectors.
GOLDEN = ["criticism-versus-kindness", "self-compassion-break", "supportive-touch", "reframe-self-talk", "soles-of-the-feet",
          "loving-kindness-ourselves"]

WORD, BETWEEN_SENTENCES = 480, 400  # 125 words a minute


def saying(line):
    """How long a line takes to say."""
    gaps = re.findall(r"""[.!?…]["'”’)]*\s""", line.strip())
    return WORD * len(line.split()) + BETWEEN_SENTENCES * len(gaps)


def led_breath():
    """Breaths are led at the pace of the first protocol."""
    first = min((practice(id) for id in ids("breathing")), key=lambda protocol: protocol["order"])
    return whole_breath(first["pattern"])


def lengths(file):
    """The scripts of a practice, the shortest first."""
    return [file["lengths"][name] for name in ["short", "medium", "long"] if name in file["lengths"]]


def holds(when, file, script):
    """A condition on the main path: eyes open, as it is meant to be sat or lain, every default, nothing kept, nothing rated."""
    if isinstance(when, str):
        return when == "eyes_open" or when == file["facets"]["posture"][0]
    [(name, of)] = when.items()
    if name == "not":
        return not holds(of, file, script)
    if name in ["all", "any"]:
        return dict(all=all, any=any)[name](holds(one, file, script) for one in of)
    if name == "chose":
        defaults = {step["id"]: step["does"]["choose"]["default"] for step in script["steps"] if "choose" in step["does"]}
        return defaults[of["step"]] == of["option"]
    return False


def script_rows(file, script):
    """A row for each line, silence or breath: the part it is in, whether the bell rings, what is shown, what is said, and the three
    lengths of its pause; of breaths that are led, their parts instead."""
    rows, part, shown = [], None, ""
    for step in script["steps"]:
        part = (0 if part is None else part + 1) if "part" in step else part
        if "when" in step and not holds(step["when"], file, script):
            continue
        does = step["does"]
        lines = does.get("say") or does.get("touch", does.get("picture", {})).get("lines", [])
        for n, line in enumerate(lines):
            shown = line["line"]["en"]
            said, rings = line.get("say_as", line["line"])["en"], n == 0 and step.get("bell", False)
            rows.append(dict(part=part, rings=rings, shown=shown, said=said, pause=list(map(ms, line["pause_s"])), led=None, kind="segment"))
        if "rest" in does:
            rest = does["rest"]
            shown = rest.get("shown", dict(en=shown))["en"]
            usual = (9000 if rest.get("slow") else 5000) * rest.get("breaths", 0)
            pause = [half_up(Fraction(usual * 5, 6)), usual, half_up(Fraction(usual * 4, 3))]
            pause = list(map(ms, rest["pause_s"])) if "pause_s" in rest else pause
            rows.append(dict(part=part, rings=step.get("bell", False), shown=shown, said=None, pause=pause, led=None, kind="rest"))
        if "breathe" in does:
            led = [led_breath()] * does["breathe"]["breaths"]
            rows.append(dict(part=part, rings=step.get("bell", False), shown=shown, said=None, pause=[0, 0, 0], led=led, kind="breathe"))
    if rows:
        rows[0]["rings"] = True
    return rows


def speech(row, start, learnt):
    """Of what was learnt, the last that was known before a line began counts for it; 0 is before the session began."""
    if row["led"]:
        return sum(map(sum, row["led"]))
    if row["said"] is None:
        return 0
    known = [length for at, line, length in learnt if line == row["said"] and (at < start or at == 0)]
    return (known or [saying(row["said"])])[-1] + (BELL_FIRST if row["rings"] else 0)


def shared(rows, quiet):
    """The first pause of these, if every one is the same share of the way from its usual length to its least or most."""
    least, usual, most = (sum(row["pause"][n] for row in rows) for n in range(3))
    quiet = min(max(quiet, least), most)
    to = 2 if quiet >= usual else 0
    whole = [least, usual, most][to] - usual
    share = Fraction(quiet - usual, whole) if whole else 0
    own = rows[0]["pause"]
    return own[1] + (1 if to else -1) * half_up(share * abs(own[to] - own[1]))


def practised(file, script, cues, learnt=()):
    phases, now, rows, breath, level = [], 0, script_rows(file, script), 0, REST
    for n, row in enumerate(rows):
        if row["rings"]:
            cues.part(now, "soft" if n else "full")
        if row["led"]:
            for parts in row["led"]:
                begin = now
                for name, length in zip(PARTS, parts):
                    if length:
                        line = TEXT["words"]["hold" if name.startswith("hold") else name]
                        cues.part_of_a_breath(name, now, length, line, not cues.guide["tones"])
                        to = FULL if name in ["inhale", "top_up", "hold_full"] else EMPTY
                        phases.append(dict(phase(name, now, now + length, line, cues), level_from=level, level_to=to, breath=breath,
                                           part=row["part"], resume_at=begin))
                        now, level = now + length, to
                breath += 1
            continue
        cues.show(now, row["shown"])
        if row["said"] is not None:
            cues.say(now + (BELL_FIRST if row["rings"] else 0), row["said"])
        quiet = ms(script["length_s"]) - now - sum(speech(later, now, learnt) for later in rows[n:])
        end = now + speech(row, now, learnt) + shared(rows[n:], quiet)
        phases.append(phase(row["kind"], now, end, row["shown"], cues, REST, row["part"]))
        now, level = end, REST
    return dict(phases=phases, breaths=0, moved=0, limit=None)


def spoken():
    """Practices whose lines were measured: before they began, and on the way."""
    all = dict(voice=True, tones=True, bell=True, touch=True)
    for id in ids("practices"):
        file = practice(id)
        script = lengths(file)[0]
        lines = [row["said"] for row in script_rows(file, script) if row["said"] is not None]
        for name, learnt in {
            "a quick voice": [(0, line, saying(line) * 7 // 8) for line in lines],
            "a slow voice": [(0, line, saying(line) * 5 // 4 + 1) for line in lines],
            "a voice too slow for the length": [(0, line, 21_013) for line in lines],
            "measured one after the other": [(1 + 9_001 * n, line, 4_000 + 777 * n) for n, line in enumerate(lines)],
            "measured twice": [(0, lines[-1], 2_003), (5_000, lines[-1], 6_007)],
            "too late": [(10**7, line, 1_000) for line in lines],
        }.items():
            made = practised(file, script, Cues(all), learnt)
            rows = [dict(at_ms=at, line=line, length_ms=length) for at, line, length in learnt]
            yield dict(practice=id, name=name, learnt=rows, starts=[phase["start"] for phase in made["phases"]],
                       end=made["phases"][-1]["end"])
