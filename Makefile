# Everything a person or a build server calls. `make help` lists it.
MVN := ./mvnw -B -ntp
# On a build server a failed test is run once more, and reported as a flake when it then passes; nowhere else.
RERUN := $(if $(CI),-Dsurefire.rerunFailingTestsCount=1 -Dfailsafe.rerunFailingTestsCount=1)

.DEFAULT_GOAL := help
.PHONY: help run quick check test test-long test-cluster repeat format tools

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## build and serve the demo (simulated cluster) at http://127.0.0.1:8080
	$(MVN) -q -DskipTests package
	java -jar target/malcolm-console-*.jar --spring.profiles.active=demo $(ARGS)

quick: ## tests that need no console: no server, no browser, no Spring context
	$(MVN) -DexcludedGroups='control-plane | console' test

check: format quick ## before every commit: format, rules of the architecture, quick tests
	node --test $(wildcard frontend/*/*.test.js)

test: tools ## all tests that need no control plane, in Chromium too
	PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 $(MVN) $(RERUN) $(LONG) verify
	node --test $(wildcard frontend/*/*.test.js)

test-long: LONG := -Dlong=true
test-long: test ## the same, with eight times as much random input

test-cluster: tools ## the tests against a real Kubernetes control plane, built from source when missing
	PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 src/test/control-plane/run-tests -ntp $(RERUN)

repeat: tools ## tests again and again on a busy machine: make repeat TESTS='A,B#method' TIMES=20 BUSY=2
	@.ci/repeat '$(TESTS)' '$(TIMES)' '$(BUSY)'

format: ## write the sources as the formatter wants them
	$(MVN) -q spring-javaformat:apply

tools: # Debian packages that the tests call; installed only when missing
	@.ci/tools
