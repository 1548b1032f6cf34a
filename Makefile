# Two commands do everything, from a machine with nothing but git and make: `make run` and `make test`.
# The others are their parts. Each sets up what it needs first and says so.
.DEFAULT_GOAL := help
.PHONY: help run tour test test-core test-android test-ios check-targets check lint format bindings pictures listen bench durability simulate fuzz apk clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1@\2/p' $(MAKEFILE_LIST) | awk -F@ '{printf "%-20s %s\n", $$1, $$2}'

run: ## the app in a window with sound; a guided tour in pictures where there is no display
	@.ci/preview $(ARGS)

test: ## every test and check of all three languages, and a line of result for each part
	@.ci/test

tour: ## walk through the app without a window: pictures and a transcript
	@.ci/preview --tour android/preview/target/tour $(ARGS)

test-core: ## the Rust core: tests, and the vectors shared by all languages (ONLY=name: one test)
	@.ci/part test-core

test-android: ## the Android app on Robolectric, and the preview (ONLY=Class or method)
	@.ci/part test-android

test-ios: ## the iOS app against stand-ins for Apple's frameworks, where a Swift toolchain is present (ONLY=name)
	@.ci/part test-ios

check-targets: ## the Rust code compiles for phones
	@.ci/part check-targets

check: ## what to run before a commit: Rust tests, formatting and the quick checks, in a minute and a half once all is built
	@.ci/part check

lint: ## formatting, warnings, licences and versions in every language
	@.ci/part lint

format: ## mend what formatters can mend
	@.ci/part format

bindings: ## the Rust library for this machine, and its Kotlin and Swift sides
	@.ci/part bindings

pictures: ## the README's pictures, from a walk through the app as it is
	@.ci/pictures

listen: ## a practice as a sound file, spoken by espeak-ng (PRACTICE=id LENGTH=medium PATHS="eyes-closed after-backdraft")
	@.ci/part listen

bench: ## the core's goals of speed, measured; fails when one is missed
	@.ci/part bench

durability: ## thousands of kills and power losses (ROUNDS=2000), for which `make test` has a sample
	@.ci/part durability

simulate: ## ten million reminder-days on phones to which everything happens (DAYS=10000000 FIRST=0); SEED=n tells the life of one of them
	@.ci/part simulate

fuzz: ## bytes without end against what reads files of others (SECONDS_EACH=60); wants a nightly compiler
	@.ci/part fuzz

apk: ## a shrunk and signed Android package (with native code where an NDK is present)
	@.ci/part apk

clean: ## forget everything that was built
	@rm -rf target bindings/generated ios/.build android/target android/*/target
