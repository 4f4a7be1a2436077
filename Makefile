# What people and CI run. `make chat`, `make ask Q="…"` and `make test` work on a fresh clone with Python 3.11 or newer.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   ?= .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt
HOST   ?= 127.0.0.1
PORT   ?= 7860

# The question reaches the command through the environment, unread by make and shell: quotes, $$ and accents stay as typed.
export VRAAG := $(value Q)
unexport Q

.DEFAULT_GOAL := chat
.PHONY: setup chat ask index test test-slow floors widget check-widget check eval eval-other eval-drafts ablation bench load constraints clean

setup: $(VENV)/installed
	@:

chat: setup
	@$(BIN)/vraagbaak index
	@$(BIN)/vraagbaak serve --host $(HOST) --port $(PORT)

ask: setup
	@$(BIN)/vraagbaak index >&2
	@$(BIN)/vraagbaak ask -- "$$VRAAG"

index: setup
	@$(BIN)/vraagbaak index

test: $(VENV)/installed-dev
	@$(BIN)/python -m pytest -m "not slow" -n auto --dist loadfile --no-loadscope-reorder

test-slow: $(VENV)/installed-slow
	@$(BIN)/python -m pytest

# Every fact's answer, and the figures against those of the last accepted state.
floors: $(VENV)/installed-dev index
	@$(BIN)/python -m pytest -q -m slow tests/test_answers.py

# The widget's file is in the repository; who changes its sources builds it anew, with Node 20 or newer.
widget: assistant/widget/node_modules
	@cd assistant/widget && npm run --silent check && npm run --silent build

# Whether the file in the repository is what its sources give.
check-widget: assistant/widget/node_modules
	@cd assistant/widget && npm run --silent check && node build.mjs node_modules/widget.js
	@cmp assistant/widget/node_modules/widget.js assistant/widget/files/widget.js || \
		{ echo "assistant/widget/files/widget.js is not what its sources give: run \`make widget\` and commit it" >&2; exit 1; }

assistant/widget/node_modules: assistant/widget/package-lock.json
	@command -v npm >/dev/null || \
		{ echo "the widget is built by Node 20 or newer: install nodejs and npm (https://nodejs.org)" >&2; exit 1; }
	@cd assistant/widget && npm ci --silent --no-audit --no-fund && touch node_modules

check: $(VENV)/installed-dev
	@$(BIN)/ruff check .
	@$(BIN)/mypy

eval: index
	@mkdir -p var/eval
	@$(BIN)/vraagbaak eval --plain --results --report var/eval/report.html --json var/eval/run.json

ablation: index
	@mkdir -p var/eval
	@$(BIN)/vraagbaak eval --plain --ablation --results --report var/eval/report.html --json var/eval/run.json

# The same over documents of two other fields, which are no part of the product.
eval-other: setup
	@for field in sport food housing; do \
		$(BIN)/vraagbaak index --corpus eval/other_fields/$$field/documents --index var/other/$$field && \
		$(BIN)/vraagbaak eval --facts eval/other_fields/$$field/facts.jsonl --index var/other/$$field || exit 1; \
	done

# Written parliamentary questions drafted, and the drafts judged.
eval-drafts: index
	@mkdir -p var/eval
	@$(BIN)/python -m eval.drafting --json var/eval/drafts.json

bench: index
	@$(BIN)/python -m eval.bench

# Fifty conversations at once against a server that it starts itself on this machine.
load: index
	@$(BIN)/python -m eval.load

constraints:
	@rm -rf var/constraints && $(PYTHON) -m venv var/constraints
	@var/constraints/bin/pip install -qq --disable-pip-version-check torch==2.13.0 -e ".[dev,slow,local,redis]"
	@echo "# The exact version of everything that is installed; \`make setup\` installs by it. Made with: make constraints" > constraints.txt
	@var/constraints/bin/pip freeze --exclude-editable | sed 's/+cpu$$//' >> constraints.txt
	@rm -rf var/constraints

clean:
	rm -rf $(VENV) var/index .pytest_cache .mypy_cache .ruff_cache *.egg-info

$(BIN)/python:
	@echo "Python-omgeving maken in $(VENV) …" >&2
	@$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Pakketten installeren (eenmalig, enkele minuten) …" >&2
	@$(PIP) -e .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed
	@echo "Pakketten voor de tests installeren …" >&2
	@$(PIP) -e ".[dev]"
	@touch $@

$(VENV)/installed-slow: $(VENV)/installed-dev
	@echo "Pakketten voor de trage tests installeren …" >&2
	@$(PIP) -e ".[slow]"
	@touch $@
