# `make` alone lists the commands: each target's `##` comment.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# Why these: docs/decisions/0005-small-workers.md
RELEASE := swift build -c release --static-swift-stdlib -Xswiftc -use-ld=lld \
	-Xlinker --icf=safe -Xlinker -z -Xlinker pack-relative-relocs
# The workers stand in one place: Package.swift.
WORKERS := $(shell awk -F'"' '/worker."[A-Za-z]+", command: "/ { print $$4 }' Package.swift)

# Runs a step of `check` and says how long it took: $(call step,name,command).
step = @echo; echo "== $(1)"; SECONDS=0; $(2) || { echo "== $(1): FAILED after $${SECONDS} s"; exit 1; }; \
	echo "== $(1): done in $${SECONDS} s"

.PHONY: help setup setup-tests build executables install images crontab sbom setup-lint test bare bare-setup schedules demo pages bench bench-snapshot bench-discovery bench-publishing bench-listening evaluate learn check lint format docs generate drift clean

# A helper of make's own that is missing would leave an empty list of workers.
$(if $(WORKERS),,$(error no workers found: awk is missing (apt-get install mawk), or Package.swift is))

help: ## List the commands
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

setup: ## Install what is missing (Debian packages; Swift itself comes from swift.org)
	@deploy/setup/debian.sh

# What only tests need: public clients, a newer Postgres, PGMQ's own SQL, a browser.
setup-tests: setup
	@deploy/setup/debian.sh chromium
	@deploy/setup/clients.sh
	@deploy/setup/servers.sh
	@deploy/setup/debian.sh "postgresql-$$(ls /usr/lib/postgresql | sort -V | tail -n 1)-cron"

setup-lint: setup
	@deploy/setup/lint.sh

build: setup executables ## Build the executables into bin/

# What the Dockerfile builds, where everything is installed.
executables:
	@$(RELEASE)
	@deploy/setup/install-executables.sh "$$($(RELEASE) --show-bin-path)" bin liner $(WORKERS)

PREFIX ?= /usr/local
install: ## Install what was built, with manual pages and completions (PREFIX=/usr/local, DESTDIR=)
	@DESTDIR="$(DESTDIR)" deploy/install/install.sh bin "$(PREFIX)" liner $(WORKERS)

# A worker's and the server's: the others differ by nothing but their program.
images: build ## As root: take the Dockerfile's steps without Docker, and run what comes of them
	@deploy/setup/debian.sh debootstrap
	@deploy/container/images.sh bin liner $(firstword $(WORKERS))
	@deploy/container/try.sh bin/liner $(firstword $(WORKERS))

crontab: build ## As root: run the crontab under the genuine cron daemon, in name spaces of its own (3 minutes)
	@deploy/checks/cron.sh bin

sbom: build setup-lint ## Write the bill of materials, bin/liner-notes.cdx.json
	@deploy/sbom.py --check .build/lint/bin/python --output bin/liner-notes.cdx.json bin/liner $(addprefix bin/,$(WORKERS))

# Most tests start processes or wait for a database: a few at a time end sooner than all at once, and each stays
# far from its time limit on a slow machine.
test: export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH = 8
test: setup setup-tests ## Run all tests; they start their own private Postgres
	@deploy/checks/tests.sh
	@echo "All tests passed."

SEEDS ?= 10000
schedules: export LINERNOTES_SCHEDULES = $(SEEDS)
schedules: export LINERNOTES_SCHEDULES_FROM = $(FROM)
schedules: export LINERNOTES_SCHEDULE_SEED = $(SEED)
schedules: setup ## Run 10,000 seeded schedules of the queue (SEEDS=, FROM=); SEED=7 replays one
	@swift test --filter '^ScheduleTests\.ScheduleTests'

demo: build ## A whole discovery on this machine; ONLY=musicbrainz,genius asks those alone
	@bin/liner demo $(if $(ONLY),--only $(ONLY))

pages: build ## Visit every page in a headless Chromium, do every act, and draw docs/pages
	@deploy/setup/browser.sh
	@.build/browser/bin/python Tests/Browser/pages.py --executables bin

bench: setup ## Measure the queue beside PGMQ's own statements and raw SQL (15 minutes; FAST=1: one)
	@deploy/setup/servers.sh
	@$(RELEASE) --product noop-worker
	@EXECUTABLES="$$($(RELEASE) --show-bin-path)" Tests/Benchmarks/queue.sh $(if $(FAST),fast)

bench-snapshot: setup ## Measure reads behind a snapshot that is held for MINUTES (10)
	@deploy/setup/servers.sh
	@Tests/Benchmarks/snapshot.sh $(MINUTES)

bench-listening: setup ## Count plays lost or doubled over seeded days of several sources; DAYS=100000
	@Tests/Benchmarks/listening/days.sh $(DAYS)

bench-discovery: setup ## Measure a discovery beside what the providers' limits allow (10 minutes; FAST=1: two)
	@$(RELEASE)
	@EXECUTABLES="$$($(RELEASE) --show-bin-path)" Tests/Benchmarks/discovery/discovery.py $(if $(FAST),--fast)

bench-publishing: setup ## Measure loading and audit of a made up feed: 100,000 works, 1,000,000 shares (a few minutes)
	@$(RELEASE) --product liner
	@EXECUTABLES="$$($(RELEASE) --show-bin-path)" Tests/Benchmarks/publishing/publishing.py

evaluate: build ## Compare what is found with what is true; writes docs/evaluation.md (5 minutes)
	@deploy/evaluate.sh > docs/evaluation.md.new
	@mv docs/evaluation.md.new docs/evaluation.md

LEARNT := Sources/Domain/Catalogue/Confidence/CredibilityTable+Learnt.swift
learn: build ## Learn the model of confidence anew from labelled credits; make evaluate measures it
	@bin/liner evaluate --views 5 --learn $(LEARNT)

bare: ## Run setup, demo and test on a bare Debian 12 in a folder of its own (as root; an hour; KEEP=1 keeps it)
	@deploy/checks/bare.sh setup-tests demo test

bare-setup: ## The part of it that installs what is missing (a few minutes)
	@deploy/checks/bare.sh setup-tests setup-tests

check: ## What CI runs: lint, set-up on a bare machine, tests, demo, images, crontab, generated files
	$(call step,lint,$(MAKE) --no-print-directory lint)
	$(call step,set-up on a bare machine,$(MAKE) --no-print-directory bare-setup)
	$(call step,test,$(MAKE) --no-print-directory test)
	$(call step,demo,$(MAKE) --no-print-directory demo)
	$(call step,images,$(MAKE) --no-print-directory images)
	$(call step,crontab,$(MAKE) --no-print-directory crontab)
	$(call step,generated files,$(MAKE) --no-print-directory drift)

lint: setup-lint ## Check the form of sources, scripts and documents, what a fleet is deployed with, and migrations
	@swift format lint --strict --parallel --recursive Package.swift Sources Tests
	@deploy/checks/lint-text.sh
	@deploy/checks/deployment.sh
	@echo "Lint found nothing."

format: ## Bring the Swift sources into form
	@swift format --in-place --parallel --recursive Package.swift Sources Tests

docs: setup ## Build the reference of the libraries into .build/docs; a warning is an error
	@deploy/docs.sh .build/docs
	@echo "Built. To read it: python3 -m http.server -d .build/docs, then http://localhost:8000/documentation"

generate: setup ## Write what is generated: queues, embedded SQL, crontab, systemd, Kubernetes, compose, pg_cron, dashboard
	@deploy/generate-sources.sh
	@$(RELEASE)
	@deploy/generate.sh "$$($(RELEASE) --show-bin-path)" $(WORKERS)

drift: setup ## Check that what is generated is up to date
	@$(RELEASE)
	@deploy/checks/drift.sh "$$($(RELEASE) --show-bin-path)" $(WORKERS)

clean: ## Remove what was built (the private database in .linernotes stays)
	@rm -rf .build bin
