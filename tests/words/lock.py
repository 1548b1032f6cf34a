"""ids.lock: every step id that a script ever had. Sessions are taken up at ids, so that one which is gone never comes back."""

GONE = " gone"
ABOUT = "# Step ids of practices, written by check.py --lock. One marked gone never comes back, and no line is taken out."


def read(file):
    """Each id, and whether it is gone."""
    lines = file.read_text().splitlines() if file.exists() else []
    rows = [line for line in lines if line and not line.startswith("#")]
    return {row.removesuffix(GONE): row.endswith(GONE) for row in rows}


def ids(scripts):
    """Every practice/step of the scripts, and where it stands: file and line."""
    found = {}
    for file, script in scripts.items():
        for length in script["lengths"].values():
            for step in length["steps"]:
                found.setdefault(f"{script['id']}/{step['id']}", (file, step.line))
    return found


def breaks(locked, found, file):
    """Ids that came back, that are not in the lock yet, and that went without a word: as (file, line, what to do)."""
    for name, where in found.items():
        if locked.get(name):
            yield *where, f"the id “{name}” is gone since long, and saved sessions know it as another step; give this step a new one"
        elif name not in locked:
            yield *where, f"the id “{name}” is not in ids.lock; run tests/words/check.py --lock"
    for at, (name, gone) in enumerate(sorted(locked.items()), 2):
        if not gone and name not in found:
            yield file, at, f"the id “{name}” is in no script any more; run tests/words/check.py --lock, which marks it gone"


def write(file, found):
    """New ids in, those that are in no script marked gone, none taken out and none brought back."""
    locked = read(file)
    rows = [name + (GONE if locked.get(name) or name not in found else "") for name in sorted({*locked, *found})]
    file.write_text("\n".join([ABOUT, *rows]) + "\n")
