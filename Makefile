# What a person types. Every target does its own set-up; see README.md for the same without make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help setup run test check format bench bench-quick profile browser evaluate screens messages lock clean

help: ## Show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

setup: $(INSTALLED) ## Build .venv from the lock file

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 $(MAKECMDGOALS)")'
	@echo "Setting up .venv (about a minute the first time) ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

run: setup ## Build when needed, then serve the dashboard on http://localhost:8501
	@$(BIN)/python -m etl build --if-needed
	@$(BIN)/python -m dashboard

browser: setup
	@sh tools/browser.sh $(BIN)

test: setup browser ## Run every test, the browser walk included
	@$(BIN)/python -m pytest -n 2 --dist loadfile

check: setup ## Lint, types, import rules, docs in sync with the code
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest -q tests/docs

format: setup ## Put the code into its one format
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: setup browser ## Measure, print the benchmark table and write docs/benchmarks.md
	@$(BIN)/python -m benchmarks

bench-quick: setup browser ## The same with fewer releases, printed only
	@$(BIN)/python -m benchmarks --quick

profile: setup ## Record where extract spends its time, as a flame graph in profile.svg
	@$(BIN)/py-spy record --output profile.svg -- $(BIN)/python -m benchmarks.profiled

screens: setup browser ## Take the pictures of docs/screens
	@$(BIN)/python -m tools.screens

messages: setup ## Collect the dashboard's words into its catalogues, and say how many are left to translate
	@$(BIN)/python -m tools.messages

evaluate: setup ## Measure the extraction against tests/gold; writes docs/quality.md and the dashboard's quality table
	@$(BIN)/python -m etl evaluate --write

lock: setup ## Resolve requirements.lock again from pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip compile --universal --python-version 3.11 --all-extras --generate-hashes --no-header --quiet pyproject.toml -o requirements.lock

clean: ## Remove the environment and caches; the store stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist
