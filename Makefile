# Warm Welkom: two commands do everything, `make start` and `make test`. The rest is for those who build on it.
# Everything is run from this folder; PYTHON may name the Python that set-up begins with.

PYTHON ?= python3
SETUP := $(PYTHON) deploy/setup.py
APP := .venv/bin/python
BOT := bot/.venv/bin/python

# A folder that may hold a wheel of the Dutch pipeline, for machines that can't reach the official one.
WARMWELKOM_WHEELHOUSE ?= $(wildcard ../shared/language)
export WARMWELKOM_WHEELHOUSE
# How many tests run at a time; with 0 all in one process, so that a debugger can be used.
WORKERS ?= 2
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3

# Whole folders of the application that hold Python by now.
TYPED := $(patsubst %/,%,$(sort $(dir $(wildcard actions/*.py bench/*.py bot/*.py deploy/*.py listening/*.py records/*.py tuning/*.py \
	warmwelkom/*.py web/*.py))))

.DEFAULT_GOAL := help
.PHONY: help start setup setup-dev dutch train tune evaluate peers bench bench-page bench-understanding bench-staff bench-access-log talks pictures settings rights test fast check format validate lock clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-24s %s\n", $$1, $$2 }'

start: setup ## set up what is missing, train when needed, and start everything
	@.venv/bin/warmwelkom serve --demo

setup: ## environments, Dutch pipeline and front-end packages
	@$(SETUP)

setup-dev: ## the same and what checks and tests need
	@$(SETUP) --dev

dutch: ## look for the official Dutch pipeline again
	@$(SETUP) --dutch

train: setup ## train the Rasa model
	@.venv/bin/warmwelkom train

evaluate: setup ## what is understood of the test set, in figures; writes docs/understanding.md
	@.venv/bin/warmwelkom train
	@$(BOT) -W ignore -m bot.evaluate models/warmwelkom.tar.gz

# PyTorch without hashes: its builds differ by machine, and it never gets near what people say.
tune: ## tune the encoder on data/nlu and write bot/weights; half an hour on two free cores
	@test -x tuning/.venv/bin/python || python3 -m venv tuning/.venv
	@tuning/.venv/bin/python -m pip install --quiet torch==2.13.0
	@tuning/.venv/bin/python -m pip install --quiet --require-hashes -r tuning/requirements.txt
	@tuning/.venv/bin/python -m tuning.train

peers: setup ## train the peers that `make evaluate` compares with; takes long (SAMPLE=500 tries it)
	@$(BOT) -W ignore -m bot.peers $(if $(SAMPLE),--sample $(SAMPLE))

bench: bench-understanding bench-page bench-staff bench-access-log ## all that is measured in time and memory

bench-understanding: setup ## time and memory to understand a message, beside Rasa's default pipeline
	@.venv/bin/warmwelkom train
	@$(APP) -m bench.understanding

bench-page: setup-dev ## what the page adds from the send tap to the answer on the screen, and the bytes of a first visit
	@$(APP) -m bench.page

bench-staff: setup-dev ## how long staff wait for a page with 2,000 people and 20,000 wishes, on both databases
	@$(APP) -m bench.staff

bench-access-log: setup ## what writing, reading and checking the access log costs, with 100,000 lines
	@$(APP) -m bench.access_log

talks: setup-dev ## play the invented people on the real stack (SHOW=name prints a talk)
	@$(APP) -m tests.talks $(if $(SHOW),--show "$(SHOW)") $(if $(KIND),--kind $(KIND)) $(if $(INTO),--into "$(INTO)")

pictures: setup-dev ## take the pictures of docs/pictures anew
	@$(APP) -m tests.browser.pictures
	@$(APP) -m tests.browser.staff_pictures

settings: setup ## write docs/settings.md anew
	@$(APP) -m warmwelkom.settings_page

rights: setup-dev ## write the table of who may what in docs/rights.md, from the tests that try it
	@WRITE_RIGHTS=1 $(APP) -m pytest -q tests/web/staff/test_refusals.py

test: check ## everything: checks and all tests
	$(BOT) -m pytest -q -c bot/pyproject.toml --rootdir bot bot/tests
	@.venv/bin/warmwelkom train
	$(APP) -m pytest -n $(WORKERS)

fast: setup-dev ## unit tests only, without Rasa, browser or PostgreSQL
	$(APP) -m pytest -q -n $(WORKERS) -m "not stack and not browser and not postgres"

check: setup-dev ## style, types, the labelled messages and Rasa's look at its data
	$(APP) -m ruff check .
	$(APP) -m ruff format --check .
	$(APP) -m mypy $(TYPED)
	@$(BOT) -m bot.check_data
	@$(MAKE) --no-print-directory validate

# Rasa's own exit code says too little, see there.
validate:
	@$(APP) deploy/validate.py $(BOT)

format: setup-dev ## bring the code into shape
	$(APP) -m ruff check --fix .
	$(APP) -m ruff format .

# `make lock UPGRADE=--upgrade` takes the newest versions. No address of a registry may end up in these files.
COMPILE := .venv/bin/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock" $(UPGRADE)
lock: setup ## lock the environments anew
	$(COMPILE) --universal --python-version 3.11 requirements.in -o requirements.txt
	$(COMPILE) --universal --python-version 3.11 requirements-dev.in -o requirements-dev.txt
	$(COMPILE) --universal --python-version 3.11 deploy/requirements-uv.in -o deploy/requirements-uv.txt
	$(COMPILE) --universal --python-version 3.11 deploy/requirements-node.in -o deploy/requirements-node.txt
	$(COMPILE) --python-version 3.10 --overrides bot/overrides.txt bot/pyproject.toml -o bot/requirements.txt
	$(COMPILE) --python-version 3.11 tuning/requirements.in -o tuning/requirements.txt
	$(COMPILE) --python-version 3.10 --overrides bot/overrides.txt --extra dev -c bot/requirements.txt bot/pyproject.toml -o bot/requirements-dev.txt
	cd web && npm install --package-lock-only --ignore-scripts
	cd tests/node && npm install --package-lock-only --ignore-scripts

clean: ## remove environments, models and caches; var/ with what people said stays
	rm -rf .venv bot/.venv bot/.python web/node_modules web/.node web/static/vendor models .rasa results tests/node/node_modules
	rm -rf .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
