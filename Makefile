# Every target prepares what it needs itself; on a machine that has it all, preparing costs a second.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON := .venv/bin/python
DEBUG := .build/debug/castellan
RELEASE := .build/release/castellan
FUZZERS := fuzz-cedar fuzz-csv fuzz-custom-expression fuzz-expressions fuzz-json-records fuzz-mail fuzz-policy fuzz-sigv4 \
	fuzz-wire
FUZZ_SECONDS ?= 60
# Modules optimised across their borders, and on Linux the language's runtime linked in: a fifth less processor time a call.
BUILD_RELEASE := swift build -c release -Xswiftc -cross-module-optimization \
	$(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib) --product
# Further arguments for `castellan up`, pytest and the benchmark: make up ARGS="--port 9000"
ARGS ?=

.PHONY: help up build setup test lint unit conformance bench fuzz clean

help: ## List what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

up: ## Install what is missing, build release and start the plane on port 4566
	@Tools/setup build
	$(BUILD_RELEASE) castellan
	@exec $(RELEASE) up $(ARGS)

build: ## Build the release executable
	@Tools/setup build
	$(BUILD_RELEASE) castellan

setup: ## Install what building and testing need, and the Python environment in .venv
	@Tools/setup build test
	@Tools/setup-python requirements.txt Examples/tenant-vault/requirements.txt

test: ## Build and pass everything: lint, unit tests, conformance
	@Tools/test

lint: ## Formatting, and the marks that need a reason
	@Tools/lint

unit conformance: export CASTELLAN_OPTIMISED_DEBUG := 1

unit: setup ## Swift tests only
	fixtures=$$(Tools/fixtures) && CEDAR_CORPUS=$$(Tools/corpora) CASTELLAN_PYTHON=$(PYTHON) \
	CASTELLAN_FIXTURES=$$fixtures/documents CASTELLAN_COLUMNAR_FIXTURES=$$fixtures/columnar swift test $(ARGS)

conformance: setup ## Real clients against the debug build only
	swift build --product castellan
	CASTELLAN_BIN=$(DEBUG) $(PYTHON) -m pytest Conformance $(ARGS)

bench: ## Measure, and append to Benchmarks/RESULTS.md
	@Tools/setup build bench
	@Tools/setup-python requirements.txt Benchmarks/loopback/requirements.txt
	$(BUILD_RELEASE) castellan
	$(BUILD_RELEASE) decision-benchmark
	$(BUILD_RELEASE) store-benchmark
	$(BUILD_RELEASE) encryption-benchmark
	$(BUILD_RELEASE) cedar-benchmark
	$(BUILD_RELEASE) analysis-benchmark
	$(BUILD_RELEASE) echo-server
	$(BUILD_RELEASE) matching-benchmark
	{ printf '\n## Decisions of IAMPolicy, in process, %s, commit %s\n\n' "$$(date +%F)" "$$(git rev-parse --short HEAD)"; .build/release/decision-benchmark; } | tee -a Benchmarks/RESULTS.md
	{ printf '\n## Encryption with a KMS key, in process, %s, commit %s\n\n' "$$(date +%F)" "$$(git rev-parse --short HEAD)"; .build/release/encryption-benchmark; } | tee -a Benchmarks/RESULTS.md
	{ printf '\n## The store, in process, %s, commit %s\n\n```\n' "$$(date +%F)" "$$(git rev-parse --short HEAD)"; .build/release/store-benchmark sqlite .build/bench.sqlite; printf '```\n'; } | tee -a Benchmarks/RESULTS.md
	$(PYTHON) Benchmarks/Cedar/compare.py --benchmark .build/release/cedar-benchmark --append Benchmarks/RESULTS.md
	{ printf '\n## Questions to CedarAnalysis, in process, %s, commit %s\n\n' "$$(date +%F)" "$$(git rev-parse --short HEAD)"; .build/release/analysis-benchmark; } | tee -a Benchmarks/RESULTS.md
	$(PYTHON) Benchmarks/plane/measure.py --castellan $(RELEASE) --append Benchmarks/RESULTS.md $(ARGS)
	$(PYTHON) Benchmarks/data/measure.py --castellan $(RELEASE) --append Benchmarks/RESULTS.md $(ARGS)
	$(PYTHON) Benchmarks/discovery/measure.py --castellan $(RELEASE) --vectorscan .build/release/matching-benchmark --append Benchmarks/RESULTS.md
	$(PYTHON) Benchmarks/permissions/measure.py --castellan $(RELEASE) --echo .build/release/echo-server --append Benchmarks/RESULTS.md

fuzz: ## Run each libFuzzer target for FUZZ_SECONDS
	@Tools/setup build
	@Tools/fuzz $(FUZZ_SECONDS) $(FUZZERS)

clean: ## Remove what was built
	rm -rf .build .venv
