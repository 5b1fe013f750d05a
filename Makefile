# What the project's people run; everything is set up in .venv from Python 3.11 and pip alone.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site test sweep dev serve reference gallery bench clean browser office

site: $(VENV)/installed
	$(BIN)/pmo-design build

test: $(VENV)/installed-dev browser
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest -n 2 -m "not sweep"

# Slow searches for counter-examples; .ci/run calls it after `test`.
sweep: $(VENV)/installed-dev browser office
	$(BIN)/pytest -n 2 -m sweep

dev: $(VENV)/installed-dev

serve: $(VENV)/installed
	$(BIN)/pmo-design serve

reference: $(VENV)/installed-dev
	$(BIN)/python docs/generate.py

# Every picture on one page, to be looked at: build/gallery/index.html.
gallery: $(VENV)/installed-dev
	$(BIN)/python docs/gallery.py

bench: $(VENV)/installed-dev
	$(BIN)/python benchmarks/measure.py

clean:
	rm -rf build $(VENV)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

# This workspace's site offers its pictures in all formats, so it takes what draws them.
$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[draw,xlsx]"
	touch $@

$(VENV)/installed-dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	touch $@ $(VENV)/installed

# The browser test needs Chromium: Debian's, where we may install it.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && apt-get install -y -qq chromium fonts-noto-core fonts-noto-cjk; \
	else \
	  echo "The browser test wants Chromium: install it (Debian: apt-get install chromium); without it that test is skipped."; \
	fi

# The sweep opens slides and checklists with LibreOffice: Debian's, where we may install it. Its program does not
# tell which of its parts are there; Calc's library does.
office:
	@{ command -v soffice >/dev/null || command -v libreoffice >/dev/null; } && \
	[ -n "$$(find /usr/lib /usr/lib64 /opt -name 'libsclo.so' -print -quit 2>/dev/null)" ] || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends libreoffice-impress libreoffice-calc; \
	else \
	  echo "The sweep wants LibreOffice: install it (Debian: apt-get install libreoffice-impress libreoffice-calc); without it its tests are skipped."; \
	fi
