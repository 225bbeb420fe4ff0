# `make demo` and `make test` on a bare machine: Python 3.11 or newer, pip and make are enough.
# Everything else goes into .venv, which is made here when it is missing.

BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
READY := .venv/.ready

.PHONY: demo test slow lint bench pictures

demo: $(READY)
	@$(BIN)/clerk demo

test: $(READY) lint
	$(BIN)/pytest -n 2 -m "not slow"

# What takes more than a few seconds a test: programs killed, documents converted, pictures taken.
slow: $(READY)
	$(BIN)/pytest -n 2 -m slow

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python -m tests.bench

pictures: $(READY)
	$(BIN)/python -m docs.make_pictures
	$(BIN)/python -m docs.word_page
	$(BIN)/python -m docs.key_tables

# Done again whenever the dependencies change.
$(READY): pyproject.toml constraints.txt
	@python=; for each in $(PYTHON) python3 python python3.13 python3.12 python3.11; do \
	  if "$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    python=$$each; break; \
	  fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "Clerk needs Python 3.11 or newer: install it, then run make again (or name it: make PYTHON=/path/to/python3)." >&2; \
	  exit 1; \
	fi; \
	if ! "$$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then \
	  echo "This Python cannot make a virtual environment: install its venv module (on Debian and Ubuntu the package python3-venv), then run make again." >&2; \
	  exit 1; \
	fi; \
	echo "Setting up .venv (once; a minute or two)"; \
	$(BIN)/python -m pip --version >/dev/null 2>&1 || "$$python" -m venv .venv || exit 1; \
	if ! $(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev]'; then \
	  echo "The libraries could not be installed; the lines above say why. Is this machine online?" >&2; \
	  exit 1; \
	fi
	@touch $@
