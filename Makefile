# make site   builds the site into site/        make serve   live preview
# make test   style, types, tests, content      make check   mistakes in the content only
# make content   check, build and verify what staff wrote
# make lock   renews the locked requirements    make bench   speed and memory on a synthetic corpus
# make lighthouse   the site as a phone loads it    make screenshots   every page type, for people to look at

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-virtualenv
# Compiled modules halve the time in which each of the commands begins.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: site serve check content test bench lighthouse screenshots format lock clean

site: $(VENV)/site.stamp
	@$(BIN)/slimmer build

serve: $(VENV)/site.stamp
	@$(BIN)/slimmer serve

check: $(VENV)/site.stamp
	@$(BIN)/slimmer check

content: $(VENV)/site.stamp
	@$(BIN)/slimmer check
	@$(BIN)/slimmer build
	@$(BIN)/slimmer verify

test: $(VENV)/test.stamp tests/node_modules/stamp
	@tests/install-browser
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	@mkdir -p build
	{ $(BIN)/slimmer check && $(BIN)/slimmer build && $(BIN)/slimmer verify; } >build/content.txt 2>&1 & content=$$!; \
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder; tests=$$?; \
	wait $$content; content=$$?; cat build/content.txt; exit $$((tests + content))

bench: $(VENV)/test.stamp
	$(PIP) --require-hashes -r tests/bench/requirements.txt
	$(BIN)/python tests/bench/bench.py --write
	cd tests/sites/network && $(CURDIR)/$(BIN)/slimmer build --site-dir $(CURDIR)/build/network
	$(BIN)/python tests/bench/search.py build/network

lighthouse: $(VENV)/test.stamp tests/node_modules/stamp
	@tests/install-browser
	@$(BIN)/python tests/lighthouse.py

screenshots: $(VENV)/test.stamp
	@tests/install-browser
	@$(BIN)/python tests/screenshots.py

format: $(VENV)/test.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Hashes for every platform, no addresses of an index.
lock: $(VENV)/test.stamp
	$(BIN)/uv pip compile -q pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements.txt
	$(BIN)/uv pip compile -q pyproject.toml --extra test --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements.txt -o requirements-test.txt
	$(BIN)/uv pip compile -q pyproject.toml --extra test --extra bench --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements-test.txt -o tests/bench/requirements.txt

clean:
	rm -rf site build .cache $(VENV) tests/node_modules

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/site.stamp: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) --require-hashes -r requirements.txt
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test.stamp: requirements-test.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) --require-hashes -r requirements-test.txt
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $(VENV)/site.stamp $@

tests/node_modules/stamp: tests/package.json tests/package-lock.json
	cd tests && npm ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@
