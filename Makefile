# Two commands are enough: `make run` and `make test`. Both install what is missing and say so.

SHELL := /bin/bash
.DEFAULT_GOAL := help
CARGO ?= cargo
SCREEN := -screen 0 1366x768x24
UI_SOURCES := $(shell find ui/src ui/index.html assets/words assets/fonts assets/notices.json docs/huong-dan.md docs/pictures tauri.conf.json ui/*.ts ui/*.js ui/*.mjs ui/*.json -type f -not -path 'ui/src/generated/words/*' 2>/dev/null)

.PHONY: help run test bench torture audit same-build packages ui check-ui lint test-crates test-window test-torture

help:
	@echo "make run         opens the program on the sample register"
	@echo "make test        everything that must hold: crates, command line, window"
	@echo "make bench       figures against their budgets, release build (HOUR=--hour: the window's memory after an hour of use too)"
	@echo "make torture     the register killed, starved, damaged and edited for up to an hour; goes on where it was interrupted"
	@echo "make audit       what is built in, and whether it may be: licences, sources, known faults; lists in target/sbom"
	@echo "make same-build  two release builds of the last commit, compared (slow; WHAT=window: the window too)"

packages:
	@.ci/packages

ui/node_modules/.package-lock.json: ui/package-lock.json
	@echo "== packages of the window: npm ci"
	cd ui && npm ci --no-audit --no-fund
	@touch $@

ui/dist/index.html: ui/node_modules/.package-lock.json $(UI_SOURCES)
	@echo "== the window's pages"
	cd ui && npm run build
	@touch $@

ui: packages ui/dist/index.html

# One debug build serves `run` and `test`: always of the whole workspace, or cargo builds its crates again with other features.
CRATES := domain register paper print sheet exchange samples cli
BUILD := $(CARGO) test --workspace --no-run

run: ui
	$(BUILD) --test window
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  target/debug/nguon --sample; \
	else \
	  echo "No display here: running under a virtual one. Ctrl+C ends it."; \
	  xvfb-run -a -s "$(SCREEN)" dbus-run-session -- target/debug/nguon --sample; \
	fi

test: ui check-ui lint test-crates test-torture test-window
	@echo "== all stages passed"

check-ui: ui
	@echo "== types, lints and tests of the window's code"
	cd ui && npm run check && npm run lint && npm test

# Clippy is rustc with more lints: its --deny warnings holds for rustc's warnings too, in crates, tests, benches and build steps.
lint: ui
	@echo "== lints"
	node .ci/audit/told.mjs
	node .ci/audit/notices.mjs --check
	@if $(CARGO) clippy --version >/dev/null 2>&1 && $(CARGO) fmt --version >/dev/null 2>&1; then \
	  $(CARGO) fmt --check && $(CARGO) clippy --workspace --all-targets -- --deny warnings; \
	else \
	  echo "clippy or rustfmt is not installed (rustup component add clippy rustfmt): lints are left out, which CI does not allow"; \
	  [ -z "$$CI" ]; \
	fi

test-crates: ui
	@echo "== one build for all tests"
	$(BUILD)
	@echo "== crates and command line"
	$(CARGO) test --workspace --lib $(CRATES:%=--test %)
	$(CARGO) test --workspace --doc

test-torture: ui
	@echo "== torture of the register, its short form"
	$(CARGO) test --workspace --test torture

torture:
	@echo "== torture of the register"
	$(CARGO) test --workspace --exclude nguon --test torture -- --long

test-window: ui
	@echo "== the window"
	xvfb-run -a -s "$(SCREEN)" dbus-run-session -- $(CARGO) test --workspace --test window -- --test-threads=1

bench: ui
	@echo "== figures against their budgets (release build)"
	$(CARGO) bench --workspace --no-run --bench budgets --bench window_budgets
	$(CARGO) bench --workspace --bench budgets
	xvfb-run -a -s "$(SCREEN)" dbus-run-session -- $(CARGO) bench --workspace --bench window_budgets -- $(HOUR)

audit: packages ui/node_modules/.package-lock.json
	.ci/audit/run

same-build: packages
	.ci/same-build $(WHAT)
