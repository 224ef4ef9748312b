# Every target sets up what it needs; "make" alone lists them.
VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO_DB ?= demo.db

.DEFAULT_GOAL := help
.PHONY: help setup demo serve test check fix bench docs clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

$(READY): constraints.txt pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v <= (3, 13) else f"Python 3.11 to 3.13 is needed, not {v[0]}.{v[1]}; run make with PYTHON=/path/to/python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "setting up $(VENV): packages, then indexes (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@$(BIN)/dateline doctor
	@touch $@

setup: $(READY) ## make .venv with the pinned packages, and build the indexes

demo: $(READY) ## run the main job on the bundled sample
	@rm -f $(DEMO_DB) $(DEMO_DB)-wal $(DEMO_DB)-shm
	@$(BIN)/dateline demo --db $(DEMO_DB)

serve: $(READY) ## open the pages on the bundled sample
	@test -f $(DEMO_DB) || $(BIN)/dateline demo --db $(DEMO_DB) > /dev/null
	@$(BIN)/dateline serve $(DEMO_DB) --open

test: $(READY) ## run all tests
	@$(BIN)/python -m pytest -q

check: $(READY) ## lint, format, types, layers, dependencies, dead code, knowledge
	@$(BIN)/ruff check src tests bench tools
	@$(BIN)/ruff format --check src tests bench tools
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/deptry src
	@$(BIN)/vulture
	@$(BIN)/dateline check-data

fix: $(READY) ## format, and mend what the linter can
	@$(BIN)/ruff check --fix src tests bench tools
	@$(BIN)/ruff format src tests bench tools

bench: $(READY) ## measure speed and memory as ratios to a plain parse
	@$(BIN)/python -m bench

docs: $(READY) ## check that the docs name every command and setting
	@$(BIN)/python -m pytest -q tests/test_docs.py

clean: ## remove what the other targets made
	rm -rf $(VENV) $(DEMO_DB) $(DEMO_DB)-wal $(DEMO_DB)-shm build dist .pytest_cache .mypy_cache .ruff_cache
