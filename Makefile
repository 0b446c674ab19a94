# `make` alone lists the commands. Everything runs in .venv, made on first use.
.DEFAULT_GOAL := help
PY      ?= python3
VENV    := .venv
BIN     := $(VENV)/bin
PINS    := requirements.txt
STAMP   := $(VENV)/.installed-$(shell cksum $(PINS) pyproject.toml | cksum | cut -d' ' -f1)

.PHONY: help demo test lint types contracts unit gates eval table bench screenshots pins clean

help:  ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 13

$(STAMP): $(PINS) pyproject.toml
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Anyq needs Python 3.11 or newer; this is $$($(PY) --version). Try: make PY=python3.12"; exit 1; }
	@test -d $(VENV) || $(PY) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check -c $(PINS) -e '.[parquet,postgres,web,dev,bench,train]'
	@$(BIN)/python -m compileall -q src  # a first start as fast as the others
	@rm -f $(VENV)/.installed-*; touch $@

demo: $(STAMP)  ## read the page that ships with the project and show the report
	@$(BIN)/anyq read src/anyq/demo/page.txt

test: lint types contracts unit gates  ## everything below but eval and bench

lint: $(STAMP)  ## ruff: style and format
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(STAMP)  ## mypy, strict
	@$(BIN)/mypy

contracts: $(STAMP)  ## import-linter: imports point one way
	@$(BIN)/lint-imports

unit: $(STAMP)  ## unit, property and end-to-end tests
	@$(BIN)/pytest tests

gates: $(STAMP)  ## results against pinned floors and the hashes of data and recipe
	@$(BIN)/python -m eval.gates
	@$(BIN)/python -m eval.table --check

eval: $(STAMP)  ## measure (and retrain what is trained); writes eval/results; needs ../shared
	@$(BIN)/python -m eval.run

table: $(STAMP)  ## write the example and the tables of README.md
	@$(BIN)/python -m eval.table

bench: $(STAMP)  ## speed, start-up and memory, beside a peer in the same run
	@$(BIN)/python -m bench.run

screenshots: $(STAMP)  ## pictures of the main pages of the web into docs/img
	@$(BIN)/python tests/server/screenshots.py

pins: $(STAMP)  ## write requirements.txt from what is installed
	@$(BIN)/pip freeze --exclude-editable | sort > $(PINS)

clean:  ## remove what make has made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
