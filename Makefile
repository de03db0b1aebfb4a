# Everything here sets up its own virtual environment first; Python 3.11 or newer is all it needs.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# What is built into the package when it is installed.
BUNDLED := hatch_build.py $(wildcard samverkan/export/assets/*.*)

.PHONY: demo test test-slow check bench docs clean

demo: $(VENV)/.core
	$(BIN)/samverkan demo --format table

test: $(VENV)/.dev
	$(BIN)/pytest -n auto -m "not slow and not browser"

test-slow: $(VENV)/.dev
	$(BIN)/pytest -n auto -m "slow or browser"

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks

docs: $(VENV)/.docs
	$(BIN)/sphinx-build -q -W -b html docs docs/_build

clean:
	rm -rf $(VENV) samverkan-demo docs/_build

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/.core: pyproject.toml $(BUNDLED) | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.dev: pyproject.toml $(BUNDLED) tests/web/package-lock.json | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	$(BIN)/npm ci --prefix tests/web --ignore-scripts --no-audit --no-fund --silent
	touch $@ $(VENV)/.core

$(VENV)/.docs: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[docs]'
	touch $@ $(VENV)/.core
