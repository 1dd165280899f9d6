# BaTT Forum. `make run` on a fresh machine sets up, builds and serves; `make test` sets up and proves it.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
ENV := . target/setup.env
CARGO_FLAGS := --locked

.PHONY: help setup run test check bench build watch fmt clean

help: ## Say what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{ printf "  make %-8s %s\n", $$1, $$2 }'

setup: ## Install everything that is missing
	@.ci/setup

run: setup ## Build, fill an empty database with demo content, serve on http://127.0.0.1:3000
	@$(ENV); .ci/front; cargo build $(CARGO_FLAGS) -p server --bin batt; \
	target/debug/batt demo --if-empty; BATT_STAFF_SECOND_FACTOR=optional exec target/debug/batt serve

test: setup ## Run all tests
	@$(ENV); .ci/test

check: setup ## Format, lints, rules, dependencies
	@$(ENV); .ci/check

bench: build ## Measure, print a table, write docs/bench.md (about 40 minutes)
	@$(ENV); cargo build $(CARGO_FLAGS) --release -p server --example floor; node end2end/bench/bench.mjs $(BENCH)

build: setup ## Make the release binary target/release/batt
	@$(ENV); .ci/front; cargo build $(CARGO_FLAGS) --release -p server --bin batt

watch: setup ## Rebuild and reload while you write
	@$(ENV); cargo leptos watch

fmt: ## Format the code
	@cargo fmt --all

clean: ## Remove what was built
	@cargo clean
