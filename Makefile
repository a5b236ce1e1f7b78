# Every command by which the site is run, checked and tested; `make` alone lists them.
# A fresh machine needs Python 3.11 or newer and make; the rest is fetched.

PORT ?= 8000

# Compiled modules make every start 3 to 5 times faster, so a machine's habit of not
# writing them is undone here.
unexport PYTHONDONTWRITEBYTECODE
export UV_COMPILE_BYTECODE = 1
export UV_PYTHON_DOWNLOADS = never
export PYTHONUNBUFFERED = 1

# $(1): dependency groups. Uses whatever Python is here, before `.venv` exists.
install = python=$$(sh scripts/find_python.sh) && "$$python" -m scripts.install $(1)
VENV = .venv/bin/python
# A file of tests to a core; in the order collected, since journeys must come last.
AT_ONCE = -n auto --dist loadfile --no-loadscope-reorder
# How much of the code is run, with a floor; not asked of a part of the tests.
COVERAGE = $(if $(ARGS),,--cov --cov-report=)

.DEFAULT_GOAL := help
.PHONY: help run demo dev admin test test-postgres check house bench clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

run: ## Install, load the real data and serve on http://127.0.0.1:8000/ (PORT=8001 changes it)
	@python=$$(sh scripts/find_python.sh) && "$$python" -m scripts.ports $(PORT)
	@$(call install,postcodes)
	@exec $(VENV) -m scripts.serve $(PORT)

demo: ## The same with a made-up community to try, in a database of its own; prints who may sign in
	@python=$$(sh scripts/find_python.sh) && "$$python" -m scripts.ports $(PORT)
	@$(call install,postcodes)
	@exec $(VENV) -m scripts.serve --demo $(PORT)

dev: ## The same with a server that reloads when a file changes, and debug pages
	@python=$$(sh scripts/find_python.sh) && "$$python" -m scripts.ports $(PORT)
	@$(call install,postcodes)
	@exec $(VENV) -m scripts.serve --dev $(PORT)

admin: ## Create the first administrator (asks, or takes ADMIN_EMAIL and ADMIN_PASSWORD)
	@$(call install,postcodes)
	@$(VENV) -m scripts.prepare database
	@$(VENV) -m scripts.create_admin

test: ## Run every test, the journeys in a real browser too (ARGS="-k name" chooses)
	@$(call install,test postcodes)
	@$(VENV) -m scripts.debian chromium fonts-liberation
	@$(VENV) -m scripts.prepare postcodes
	@$(VENV) -m pytest $(AT_ONCE) $(COVERAGE) $(ARGS)

test-postgres: ## Run the tests, journeys apart, on a PostgreSQL that is started for them
	@$(call install,test postcodes)
	@$(VENV) -m scripts.debian postgresql
	@$(VENV) -m scripts.prepare postcodes
	@$(VENV) -m scripts.with_postgres $(VENV) -m pytest $(AT_ONCE) -m "not journey" $(ARGS)

check: ## Lint, formatting, types, Django's own checks, missing migrations
	@$(call install,check test)
	@$(VENV) -m scripts.check

house: ## Print the figures of the code's shape: names, lengths, folders, import circles
	@$(call install,check test)
	@$(VENV) -m scripts.house

bench: ## Run each measurement of bench/ and print its ratios
	@$(call install,test postcodes)
	@$(VENV) -m scripts.prepare postcodes static records content
	@$(VENV) -m scripts.bench

clean: ## Remove what these commands made, the local database too (asks first)
	@printf 'Remove .venv, .uv and var, with the local database and secret? [y/N] ' && \
	read answer && [ "$$answer" = y ] && rm -rf .venv .uv var
