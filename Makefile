# Bare `make` lists what one can do.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help run test check format bench snapshots clean

help: ## list what one can do
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1	/' | expand -t 20

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --editable '.[dev]'
	@touch $@

run: $(VENV)/.ready ## set up and open the desk on the sample corpus
	$(BIN)/briefing

test: $(VENV)/.ready ## set up and pass the tests
	$(BIN)/pytest -n 2

check: $(VENV)/.ready ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.ready ## put the code into its format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.ready ## measure speed, memory and, with ../shared, quality
	$(BIN)/python -m tests.benchmarks

snapshots: $(VENV)/.ready ## draw the snapshots of the desk again
	$(BIN)/pytest tests/tui --snapshot-update

clean: ## remove what was built
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache
