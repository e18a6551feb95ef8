# Two commands matter: `make run` shows the city, `make test` proves it. The rest is for people who work on it.

DATA   ?= data
LISTEN ?= 127.0.0.1:8080

.DEFAULT_GOAL := help
.PHONY: help run test check bench screenshot web clean

help: ## what can be done here
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## build and serve the demo city (DATA=data LISTEN=127.0.0.1:8080)
	@scripts/run $(DATA) $(LISTEN)

test: ## everything: format, lints, tests on SQLite and PostgreSQL, browser journeys, kill and restart
	@scripts/test

check: ## the fast half: format, lints, tests on SQLite
	@scripts/check

bench: ## measure against nginx on this machine
	@scripts/bench

screenshot: ## take the pictures of the README from a running demo city
	@scripts/screenshot

web: ## bundle styles, scripts and icons
	@scripts/web

clean: ## remove what was built; data stays
	@cargo clean
	@rm -rf web/dist web/node_modules e2e/node_modules e2e/out benches/last.json
