#!/usr/bin/env python3
"""throws.py finds what goes uncaught in small samples, and nothing in what is caught or passed on."""

import contextlib
import io
import sys
import tempfile
from pathlib import Path

import throws

BINDING = """
sealed class StoreException: kotlin.Exception() {
    class Full(val `code`: kotlin.String) : StoreException() {}
    class Busy(val `code`: kotlin.String) : StoreException() {}
}
public interface StoreInterface {
    fun `keep`(`text`: kotlin.String)
}
open class Store: Disposable, StoreInterface {
    constructor(`folder`: kotlin.String) :
        this(UniffiWithHandle, uniffiRustCallWithError(StoreException) { _status -> })

    @Throws(StoreException::class)override fun `keep`(`text`: kotlin.String) {
    }
    override fun `close`() {
    }
    companion object {
        @Throws(StoreException::class) fun `open`(`folder`: kotlin.String): Store {
        }
    }
}
    @Throws(StoreException::class) fun `newKey`(): kotlin.String {
    }
"""

#: What stands in a class with a `store`, and what of it goes uncaught: the calls' names.
SAMPLES = {
    "a call that nobody catches": ("fun a() { store.keep(words) }", ["keep"]),
    "one that cannot fail": ("fun a() { store.close() }", []),
    "another's function of that name": ("fun a(shelf: Shelf) { shelf.keep(words) }", []),
    "the whole type": ("fun a() = try { store.keep(words) } catch (_: StoreException) { null }", []),
    "any exception": ("fun a() { try { store.keep(words) } catch (_: Exception) {} }", []),
    "one case of two": ("fun a() { try { store.keep(words) } catch (_: StoreException.Full) {} }", ["keep"]),
    "each case": ("fun a() { try { store.keep(words) } catch (_: StoreException.Full) {} catch (_: StoreException.Busy) {} }", []),
    "another error": ("fun a() { try { store.keep(words) } catch (_: IOException) {} }", ["keep"]),
    "in the catch itself": ("fun a() { try { b() } catch (_: StoreException) { store.keep(words) } }", ["keep"]),
    "thrown on": ("fun a() { try { store.keep(words) } catch (error: StoreException) { throw error } }", ["keep"]),
    "thrown anew": ("fun a() { throw StoreException.Full(code) }", ["throw"]),
    "passed on": ("@Throws(StoreException::class)\nfun a() { store.keep(words) }", []),
    "passed on to one that does not catch": ("@Throws(StoreException::class)\nfun a() = store.keep(words)\n\nfun b() = a()", ["a"]),
    "passed on to one that does": (
        "@Throws(StoreException::class)\nprivate fun a() = store.keep(words)\n\nfun b() { try { a() } catch (_: StoreException) {} }",
        [],
    ),
    "a class whose constructor is marked on a line of its own": (
        "class A\n@Throws(StoreException::class)\nconstructor(val store: Store = Store(folder)) {\n    fun b() {}\n}",
        [],
    ),
    "a constructor": ("fun a() = Store(folder)", ["Store"]),
    "a companion's function": ("fun a() = Store.open(folder)", ["open"]),
    "nobody's function": ("fun a() = newKey()", ["newKey"]),
    "while it is made": ("val key = newKey()", ["newKey"]),
    "a property that is marked": ("val key: String\n@Throws(StoreException::class)\nget() = newKey()\n\nfun b() = key", ["key"]),
    "a lambda run in place": ("fun a() { try { words?.let { store.keep(it) } } catch (_: StoreException) {} }", []),
    "a lambda run anywhere": ("fun a() { try { scope.launch { store.keep(words) } } catch (_: StoreException) {} }", ["keep"]),
    "a lambda that is kept": ("val act = { store.keep(words) }", ["keep"]),
    "a reference run anywhere": ("fun a() = Button(store::keep)", ["keep"]),
    "a lambda for one of ours that catches": (
        "fun safely(act: () -> Unit) { try { act() } catch (_: StoreException) {} }\n\nfun b() = safely { store.keep(words) }",
        [],
    ),
    "a lambda for one of ours that does not": ("fun plainly(act: () -> Unit) = act()\n\nfun b() = plainly { store.keep(words) }", ["keep"]),
    "a lambda handed on to one that catches": (
        "fun safely(act: () -> Unit) { try { act() } catch (_: StoreException) {} }\n\nfun handing(act: () -> Unit) = safely(act)\n\n"
        "fun b() = handing { store.keep(words) }",
        [],
    ),
    "a lambda that is an interface which says so": (
        "fun interface Keeper {\n@Throws(StoreException::class)\nfun keepIt()\n}\n\nval keeper = Keeper { store.keep(words) }",
        [],
    ),
    "in a comment or a text": ('// store.keep(words)\nval a = "store.keep(words)"', []),
    "in the code of a text": ('fun a() = "it is ${store.keep(words)}"', ["keep"]),
}


def found(sample):
    with tempfile.TemporaryDirectory() as folder:
        binding, source = Path(folder, "binding.kt"), Path(folder, "app", "Sample.kt")
        source.parent.mkdir()
        binding.write_text(BINDING)
        source.write_text(f"class Sample(private val store: StoreInterface) {{\n{sample}\n}}\n")
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            code = throws.main([binding, source.parent])
    findings = [line.split("“")[1].split("”")[0] for line in said.getvalue().splitlines()[:-1]]
    return findings, code


def main():
    wrong = 0
    for name, (sample, expected) in SAMPLES.items():
        findings, code = found(sample)
        if findings != expected or code != bool(expected):
            wrong += 1
            print(f"{name}: {findings} ends with {code}, expected {expected}")
    print(f"{len(SAMPLES)} samples: {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
