# Bare `make` lists what one can do. `make run` and `make test` need only Python 3.11 or later, its pip, and make.
.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

# One thread for numerical libraries: the analysis runs in processes, and figures stay comparable.
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1

.PHONY: help run test check format bench fuzz snapshots readme pictures wheel clean

help: ## list what one can do
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1	/' | expand -t 20

# What runs briefing, and what works on it: two stamps, so that `make run` waits for no tool it does not use.
$(VENV)/.runs: pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later, with its venv module, is needed; name it with: make PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "Setting up $(VENV): once, and again when pyproject.toml changes."
	@test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --editable .
	@$(BIN)/python -m compileall -q briefing
	@touch $@

$(VENV)/.develops: $(VENV)/.runs
	@echo "Installing the tools for tests and checks."
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

run: $(VENV)/.runs ## set up and open the desk on the sample corpus
	@$(BIN)/briefing seeds

test: $(VENV)/.develops ## set up and pass the tests
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 8 --dist worksteal

check: $(VENV)/.develops ## format, lint, spelling, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/codespell briefing themes .ci Makefile pyproject.toml *.md tests/benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.develops ## put the code into its format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.develops ## measure start-up, speed and memory, and with ../shared beside this folder, quality
	$(BIN)/python -m tests.benchmarks

fuzz: $(VENV)/.develops ## 20,000 broken files of every kind and whatever else may be hostile, in three hours at most; for the night
	$(BIN)/python -m tests.fuzz

snapshots: $(VENV)/.develops ## draw the snapshots of the desk again; look at them before you commit
	$(BIN)/python -m pytest tests/tui --snapshot-update

readme: $(VENV)/.develops ## write the README's key table and the text of --help from the code
	$(BIN)/python -m tests.readme

pictures: $(VENV)/.develops ## draw the pictures of the README again; look at them before you commit
	$(BIN)/python -m tests.tui.pictures
	$(BIN)/python -m tests.tui.pictures.cast

wheel: $(VENV)/.develops ## build the wheel and try it in an environment of its own
	./tests/try-wheel "$(BIN)/python"

clean: ## remove what was built
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis snapshot_report.html
