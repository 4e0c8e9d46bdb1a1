# make demo   sets everything up in .venv and runs the whole job on the bundled samples
# make test   sets everything up in .venv and runs all tests
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: demo test long fuzz bench lint templates addin clean

demo: $(VENV)/.ready
	$(BIN)/xltools demo -o xltools-demo

test: $(VENV)/.ready-dev
	$(BIN)/python -m pytest -n auto --dist loadgroup --cov --cov-report=
	$(BIN)/python -m coverage report --skip-covered --fail-under=95 \
	    --include='xltools/values/*,xltools/model/*,xltools/forms/*,xltools/analysis/*,xltools/rules/*,xltools/merging/*,xltools/workflows/*'

long: $(VENV)/.ready-dev
	$(BIN)/python -m pytest tests/long --override-ini="addopts=-ra --strict-markers --import-mode=importlib -p no:benchmark" -n auto

# the readers on files changed at random, FUZZ_SECONDS each; crashes are kept under tests/cases/fuzz and replayed by `make test`
FUZZ_SECONDS ?= 600
FUZZ_READERS ?= text docx xlsx marks
fuzz: $(VENV)/.ready-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,fuzz]'
	PYTHONPATH=tests nice -n 19 $(BIN)/python -m support.fuzzing $(FUZZ_READERS) --seconds $(FUZZ_SECONDS)

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.ready-dev
	$(BIN)/python -m pytest tests/benchmarks --override-ini=addopts=--import-mode=importlib -s -q --benchmark-columns=min,median,max --benchmark-sort=name

addin: $(VENV)/.ready-dev
	$(BIN)/xltools addin build -o build/xltools.xlam

templates: $(VENV)/.ready
	rm -f workbook_templates/*.xlsx
	$(BIN)/xltools template -o workbook_templates

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "xltools needs Python 3.11 or newer: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { \
	    rm -rf $(VENV); \
	    as_root=$$(test "$$(id -u)" = 0 || command -v sudo); \
	    echo "Installing python3-venv (Debian ships it apart from Python)"; \
	    $$as_root apt-get update -qq && $$as_root apt-get install -y -qq python3-venv && $(PYTHON) -m venv $(VENV); }

$(VENV)/.ready: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.ready-dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/.ready

clean:
	rm -rf $(VENV) .venv-peers build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .coverage htmlcov node_modules xltools-demo
