# What can be done here. `make` alone lists it. Every target sets up what it needs first, once.

.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
unexport PYTHONHOME PYTHONPATH
python := .venv/bin/python
ROUNDS ?= 10

.PHONY: help filings test explore bench wheel pictures clean ready ready-for-tests

help: ## this list
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/make \1\t\2/p' Makefile | expand -t 16

filings: ready ## make the filings of the complaint kept in this folder, and say where they are
	@.venv/bin/complaint build # prints where each file is

test: ready-for-tests ## check format, style and types, then run the tests
	@$(python) -m ruff format --check .
	@$(python) -m ruff check .
	@$(python) -m mypy
	@$(python) -m pytest --numprocesses auto --dist loadscope

explore: ready-for-tests ## run the tests that draw their examples ROUNDS times, with other examples each time
	@for round in $$(seq $(ROUNDS)); do \
		$(python) -m pytest -m hypothesis --hypothesis-profile=explore --hypothesis-seed=$$(date +%s%N) || exit 1; \
	done

bench: ready-for-tests ## measure how long things take
	@$(python) -m benchmarks
	@$(python) -m benchmarks.desk

wheel: ready ## build the package to install elsewhere, in dist/
	@rm -rf dist
	@$(python) -m pip wheel --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist/*.whl

pictures: ready-for-tests ## make the pictures in the documentation from new filings
	@$(python) scripts/page_pictures.py

clean: ## remove the set-up and all caches; filings in build/ stay
	@rm -rf .venv/done
	@rm -rf .venv dist *.egg-info .pytest_cache .hypothesis .mypy_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

ready:
	@scripts/setup filings

ready-for-tests:
	@scripts/setup tests
