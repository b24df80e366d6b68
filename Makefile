# What is run here is what CI runs. The first target says what there is.

STIJL  := loket/vorm/stijl
DIST   := loket/vorm/beeld/dist
BOUW   := $(wildcard $(STIJL)/*.css $(STIJL)/*.js $(STIJL)/*.mjs $(STIJL)/*.svg) $(shell find loket -name node_modules -prune -o -name '*.gohtml' -print 2>/dev/null)
GOFILE := find . -name node_modules -prune -o -name '*.go' -print

# Styles come along when npm is there; without them pages are plain HTML. Offline
# without styles: make test STIJLEN=
ifneq ($(and $(shell command -v npm),$(wildcard $(STIJL)/package-lock.json)),)
STIJLEN := $(DIST)
endif

.PHONY: help build demo test lint assets bench generate

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

build: $(STIJLEN) ## the program, as bin/nabuur
	CGO_ENABLED=0 go build -trimpath -o bin/nabuur ./cmd/nabuur

demo: build ## the demo region, on this machine
	./bin/nabuur demo

test: $(STIJLEN) ## all tests
	@command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || \
	echo "LET OP: PostgreSQL staat niet op deze machine (Debian: postgresql); de tests draaien nu alleen op SQLite."
	@command -v xmllint >/dev/null || echo "LET OP: xmllint ontbreekt (Debian: libxml2-utils); berichten worden niet met de schema's vergeleken."
	@command -v chromium >/dev/null || echo "LET OP: chromium ontbreekt; de pagina's worden niet in een browser bekeken."
	go test -timeout 15m ./...

lint: ## form, vet, staticcheck, go.mod and generated code
	@slecht=$$($(GOFILE) | xargs gofmt -l) && test -z "$$slecht" || { echo "gofmt -w: $$slecht"; exit 1; }
	go vet ./...
	go tool staticcheck ./...
	go mod tidy -diff
	@voor=$$($(GOFILE) | sort | xargs sha256sum) && go generate ./... && \
	na=$$($(GOFILE) | sort | xargs sha256sum) && test "$$voor" = "$$na" || \
	{ echo "make generate fails or changes files: commit what it makes"; exit 1; }

generate: ## code made from the message definitions
	go generate ./...

# How many cases are in the store when pages are measured; 1000000 takes a quarter of an
# hour and 6 GB for each database.
ZAKEN := 10000,100000

bench: ## measurements; the start, messages beside xmllint, pages at ZAKEN=10000,100000 cases
	go test -v -count=1 -timeout 30m -run TestTabel ./proef/meting -args -tabel
	go test -v -count=1 -timeout 90m -run TestBladen ./proef/meting -args -bladen $(ZAKEN)
	go test -run '^$$' -bench . -benchmem -timeout 30m ./kader/... ./uitvoering/... ./verkeer/...

assets: $(DIST) ## styles and script of the counter

$(STIJL)/node_modules: $(STIJL)/package-lock.json
	cd $(STIJL) && npm ci --no-audit --no-fund
	@touch $@

$(DIST): $(STIJL)/node_modules $(BOUW)
	cd $(STIJL) && npm run build
	@touch $@
