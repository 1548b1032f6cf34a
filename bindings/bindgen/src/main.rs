//! Writes the generated Kotlin and Swift from the built library; see `make bindings`.

fn main() {
    uniffi::uniffi_bindgen_main();
}
