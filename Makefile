# BaTT Forum. `make run` on a fresh machine sets up, builds and serves; `make test` sets up and proves it.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
ENV := . target/setup.env
CARGO_FLAGS := --locked
# The packages and features of the tests: with others, cargo compiles everything a second time.
TESTED := -p model -p tables -p migrations -p domain -p app -p server --features app/ssr

# The browser's half is built beside the server, in a target folder of its own.
FRONT := .ci/front > target/front.log 2>&1 & front=$$!

.PHONY: help setup run test check faults bench build watch fmt clean

help: ## Say what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{ printf "  make %-8s %s\n", $$1, $$2 }'

setup: ## Install everything that is missing
	@.ci/setup

run: ## Build, fill an empty database with demo content, serve on http://127.0.0.1:3000
	@.ci/setup run; $(ENV); $(FRONT); cargo build $(CARGO_FLAGS) -p server --bin batt; wait $$front || { cat target/front.log; exit 1; }; \
	target/debug/batt demo --if-empty; BATT_STAFF_SECOND_FACTOR=optional exec target/debug/batt serve

test: setup ## Run all tests
	@$(ENV); .ci/test

check: setup ## Format, lints, rules, dependencies
	@$(ENV); .ci/check

faults: setup ## Show live what happens when the disk is full and when uploads never end
	@$(ENV); .ci/front; cargo build $(CARGO_FLAGS) -p server --bin batt; node end2end/faults/slow-uploads.mjs; \
	.ci/with-postgres cargo test $(CARGO_FLAGS) $(TESTED) --test site process::disk:: -- --nocapture

bench: setup build ## Measure, print a table, write docs/bench.md (about 40 minutes)
	@$(ENV); cargo build $(CARGO_FLAGS) --release -p server --example floor; node end2end/bench/bench.mjs $(BENCH)

build: ## Make the release binary target/release/batt
	@.ci/setup run; $(ENV); .ci/front; cargo build $(CARGO_FLAGS) --release -p server --bin batt

watch: ## Rebuild and reload while you write
	@.ci/setup watch; $(ENV); cargo leptos watch

fmt: ## Format the code
	@rustfmt $$(git ls-files -co --exclude-standard '*.rs')

clean: ## Remove what was built
	@cargo clean
