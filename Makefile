# Two commands are enough: `make run` opens the program, `make test` checks it.
# Both see to what they need themselves; `make help` lists the rest.

SHELL    := /bin/sh
TAGS     := migrated_fynedo
GO_FILES := app assets cmd data
WINDOW   := cmd/gongdan/e2e
SHOTS    := home.png order.png board.png calendar.png walk.png settle.png vehicle.png parts-drawer.png buying.png blueprint-causes.png inspect.png order-dark.png order-en.png

# SQLite is C that a machine turned into Go: watched for races as well, it takes three
# times as long and would tell nothing. What calls it is watched. No package with generic
# code may be named here: its copies would stand in for those that are watched.
RACE := -race -gcflags=modernc.org/sqlite/lib=-race=false

STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOFUMPT     := mvdan.cc/gofumpt@v0.9.2
GOVULNCHECK := golang.org/x/vuln/cmd/govulncheck@v1.2.0

.DEFAULT_GOAL := help
.NOTPARALLEL:

.PHONY: help
help: ## list the targets
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

.PHONY: setup
setup: ## install the C libraries that the window needs
	@.ci/deps build

.PHONY: setup-test
setup-test: ## install what the tests need beside that
	@.ci/deps build test

.PHONY: build
build: ## compile bin/gongdan; the first time takes minutes
	.ci/build $(TAGS) bin/gongdan ./cmd/gongdan

.PHONY: windows
windows: ## compile bin/gongdan.exe on Linux or macOS; the first time takes ten minutes
	@.ci/deps windows
	CGO_ENABLED=1 GOOS=windows GOARCH=amd64 CC=x86_64-w64-mingw32-gcc \
		go build -tags $(TAGS) -ldflags "-s -w -H=windowsgui" -o bin/gongdan.exe ./cmd/gongdan

.PHONY: run
run: setup build ## open the window
	bin/gongdan

.PHONY: test
test: setup-test fmt-check vet staticcheck house race moves e2e ## check everything, on SQLite and PostgreSQL

.PHONY: unit
unit: ## run the unit tests quickly: no race detector, PostgreSQL only where GONGDAN_TEST_POSTGRES names one
	go test -tags $(TAGS) ./...

.PHONY: race
race: ## run the unit tests under the race detector, on both engines
	GONGDAN_REQUIRE_POSTGRES=1 .ci/postgres.sh go test $(RACE) -timeout 20m -tags $(TAGS) ./...

.PHONY: moves
moves: ## ten thousand moves of stock by several hands, on both engines: slow under the race detector
	GONGDAN_REQUIRE_POSTGRES=1 .ci/postgres.sh go test -count=1 -timeout 20m -tags $(TAGS) -run TestTenThousandMoves ./data

.PHONY: house
house: ## check the rules of the house: walls, sizes, words
	go test -count=1 ./app

.PHONY: e2e
e2e: build ## drive the real window by real keys
	@if ls $(WINDOW)/*_test.go >/dev/null 2>&1; then \
		GONGDAN_BIN="$(CURDIR)/bin/gongdan" .ci/xvfb.sh go test -tags "$(TAGS) e2e" -count=1 -timeout 20m ./$(WINDOW)/...; \
	elif [ -x $(WINDOW)/run.sh ]; then \
		GONGDAN_BIN="$(CURDIR)/bin/gongdan" .ci/xvfb.sh $(WINDOW)/run.sh; \
	else \
		echo "$(WINDOW) holds no test of the window"; \
	fi

.PHONY: endure
endure: build ## kill the real window a hundred times while it settles orders; takes ten minutes
	@GONGDAN_BIN="$(CURDIR)/bin/gongdan" GONGDAN_KILLS=100 .ci/xvfb.sh go test -tags "$(TAGS) e2e" -count=1 -timeout 60m -v \
		-run TestAProgramThatIsKilledWhileOrdersAreSettledLosesNone ./$(WINDOW)

.PHONY: shots
shots: build ## take pictures of every screen into bin/shots, and those of the README
	GONGDAN_DISPLAY=1920x1080 GONGDAN_BIN="$(CURDIR)/bin/gongdan" GONGDAN_SHOTS="$(CURDIR)/bin/shots" .ci/xvfb.sh \
		go test -tags "$(TAGS) shots" -count=1 -timeout 30m ./$(WINDOW)/...
	mkdir -p assets/screenshots
	cd bin/shots && cp $(SHOTS) ../../assets/screenshots

.PHONY: cover
cover: ## tell how much of each package the unit tests reach
	go test -tags $(TAGS) -cover ./...

.PHONY: bench
bench: setup-test build ## measure speed and memory of a shop of five years; wants a quiet machine, minutes the first time
	@GONGDAN_BIN="$(CURDIR)/bin/gongdan" .ci/xvfb.sh go test -tags "$(TAGS) bench" -count=1 -timeout 90m -v ./cmd/gongdan/bench

.PHONY: fmt
fmt: ## format the code
	go run $(GOFUMPT) -w $(GO_FILES)

.PHONY: fmt-check
fmt-check: ## name files that are not formatted
	@bad=$$(go run $(GOFUMPT) -l $(GO_FILES)) || exit 1; \
	[ -z "$$bad" ] || { printf 'not formatted, run make fmt:\n%s\n' "$$bad" >&2; exit 1; }

.PHONY: vet
vet: ## look for mistakes that compile
	go vet -tags "$(TAGS) e2e shots bench" ./...

.PHONY: staticcheck
staticcheck: ## look for more of them
	go run $(STATICCHECK) -tags "$(TAGS),e2e,shots,bench" ./...

.PHONY: govulncheck
govulncheck: ## ask vuln.go.dev about known holes; needs the internet
	go run $(GOVULNCHECK) -tags $(TAGS) ./...

.PHONY: icon
icon: ## draw assets/icons/app.png from assets/icons/app.svg; needs rsvg-convert
	rsvg-convert -w 512 -h 512 assets/icons/app.svg -o assets/icons/app.png

.PHONY: clean
clean: ## remove what was built
	rm -rf bin
