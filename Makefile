# What people and CI run. `make chat`, `make ask Q="…"` and `make test` work on a fresh clone with Python 3.11 or newer.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   ?= .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt
HOST   ?= 127.0.0.1
PORT   ?= 7860
WIDGET := assistant/widget

# The question reaches the command through the environment, unread by make and shell: quotes, $$ and accents stay as typed.
export VRAAG := $(value Q)
unexport Q
# Modules are compiled once, not at each start: a second of every command and of every process in the tests.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := chat
.PHONY: setup chat ask index test test-slow floors check eval eval-other eval-drafts ablation bench load widget check-widget \
	constraints clean

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

# Every fact's answer and every sentence of the gate, and the figures against those of the last accepted state.
floors: $(VENV)/installed-dev index
	@$(BIN)/python -m pytest -q -m slow tests/test_answers.py tests/test_gate.py

check: $(VENV)/installed-dev
	@$(BIN)/ruff check .
	@$(BIN)/mypy

eval: index
	@mkdir -p var/eval
	@$(BIN)/vraagbaak eval --plain --results --report var/eval/report.html --json var/eval/run.json

ablation: index
	@mkdir -p var/eval
	@$(BIN)/vraagbaak eval --plain --ablation --results --report var/eval/report.html --json var/eval/run.json

# The same over documents of four other fields, which are no part of the product.
eval-other: setup
	@for field in sport food housing water; do \
		$(BIN)/vraagbaak index --corpus eval/other_fields/$$field/documents --index var/other/$$field && \
		$(BIN)/vraagbaak eval --facts eval/other_fields/$$field/facts.jsonl --index var/other/$$field || exit 1; \
	done

# Written parliamentary questions drafted, and the drafts judged.
eval-drafts: index
	@mkdir -p var/eval
	@for field in sport food; do \
		$(BIN)/vraagbaak index --corpus eval/other_fields/$$field/documents --index var/other/$$field || exit 1; \
	done
	@$(BIN)/python -m eval.drafting --json var/eval/drafts.json

bench: index
	@$(BIN)/python -m eval.bench

# Fifty conversations at once against a server that it starts itself on this machine.
load: index
	@$(BIN)/python -m eval.load

# The widget's one file, from its sources in TypeScript. The result is committed: who serves or tests it needs no node.
widget: $(WIDGET)/node_modules/.package-lock.json
	@cd $(WIDGET) && npm run -s check && npm run -s build
	@echo "$(WIDGET)/files/widget.js: $$(gzip -9c $(WIDGET)/files/widget.js | wc -c) bytes gzip"

# Built again beside it, the committed file must be the same.
check-widget: $(WIDGET)/node_modules/.package-lock.json
	@cd $(WIDGET) && npm run -s check && built=$$(mktemp) && trap 'rm -f "$$built"' EXIT && node build.mjs "$$built" && \
		{ cmp -s "$$built" files/widget.js || { echo "$(WIDGET)/files/widget.js is verouderd: make widget" >&2; exit 1; }; }

constraints:
	@rm -rf var/constraints && $(PYTHON) -m venv var/constraints
	@var/constraints/bin/pip install -qq --disable-pip-version-check torch==2.13.0 -e ".[dev,slow,local,redis]"
	@echo "# The exact version of everything that is installed; \`make setup\` installs by it. Made with: make constraints" > constraints.txt
	@var/constraints/bin/pip freeze --exclude-editable | sed 's/+cpu$$//' >> constraints.txt
	@rm -rf var/constraints

clean:
	rm -rf $(VENV) var/index .pytest_cache .mypy_cache .ruff_cache *.egg-info

$(WIDGET)/node_modules/.package-lock.json: $(WIDGET)/package-lock.json
	@command -v npm >/dev/null || { echo "npm ontbreekt: installeer Node.js 20 of nieuwer (apt-get install nodejs npm, of nodejs.org)." >&2; exit 1; }
	@cd $(WIDGET) && npm ci --no-audit --no-fund --loglevel=error && touch node_modules/.package-lock.json

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
