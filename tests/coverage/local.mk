# SPDX-License-Identifier: GPL-2.0-or-later
# Coverage: a second build in coverage/, counted by gcov.  `make coverage` prints the
# table; in `make check` a test looks whether the tests reach enough.

TESTS += tests/coverage/coverage.sh
EXTRA_DIST += \
	tests/coverage/build.mk \
	tests/coverage/coverage.sh \
	tests/coverage/measure.sh \
	tests/coverage/not-reached \
	tests/coverage/report.py

.PHONY: coverage clean-coverage
coverage: xen-image
	@$(AM_TESTS_ENVIRONMENT) bash '$(top_srcdir)/tests/coverage/measure.sh' coverage
	@echo "With the sources: coverage/report/index.html and coverage/report/xen.html"

clean-local: clean-coverage
clean-coverage:
	rm -rf coverage
