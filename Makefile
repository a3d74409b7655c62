# The two commands: `make demo` and `make test`. Each does all the set-up that it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: help setup demo test check score bench bench-setup bulk-setup spark-setup lock readme train train-setup compiled

help:
	@echo "make demo    install, read the packaged pages, print the list"
	@echo "make test    install, run the tests"
	@echo "make check   all that CI runs: format, lint, types, layers, tests with coverage, docs"
	@echo "make setup   install alone: .venv, pinned by requirements.lock"
	@echo "make compiled  install into .venv-compiled with the reader compiled: nearly twice as fast, and needs a C compiler"
	@echo "make score   score the reader against annotated articles"
	@echo "make bench   measure: pages, claims and records a second, memory"
	@echo "make bench-setup  install the readers of filings that \`make bench\` measures beside ours"
	@echo "make bulk-setup   install what matching to millions of filed lines needs"
	@echo "make spark-setup  install what reading on Apache Spark needs, but for Java"
	@echo "make train   train the model of ties and the confidence on the annotated articles"
	@echo "make readme  write what commands print now into the README"
	@echo "make lock    pin the newest versions that pyproject.toml allows"

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml scripts/setup
	scripts/setup $(PYTHON) $(VENV)
	@touch $(STAMP)

demo: setup
	@$(BIN)/onrecord demo

test: setup
	$(BIN)/pytest -n auto --dist loadgroup

check: setup
	scripts/check

score: setup
	scripts/score

bench: setup
	$(BIN)/python bench/run.py
	$(BIN)/python bench/filings.py
	$(BIN)/python bench/serving.py
	$(BIN)/python bench/recording.py
	$(BIN)/python bench/sweeping.py

bench-setup: setup
	scripts/setup $(PYTHON) $(VENV) requirements-bench.lock

train-setup: setup
	scripts/setup $(PYTHON) $(VENV) requirements-train.lock

bulk-setup: setup
	scripts/setup $(PYTHON) $(VENV) requirements-bulk.lock

spark-setup: setup
	scripts/setup $(PYTHON) $(VENV) requirements-spark.lock

compiled:
	scripts/compile $(PYTHON) .venv-compiled

train: train-setup
	scripts/train_ties
	scripts/train_confidence

readme: setup
	scripts/readme

lock: setup
	$(BIN)/python scripts/lock
