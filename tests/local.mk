# SPDX-License-Identifier: GPL-2.0-or-later
# Shell tests of the build, the import and the style rules.

tests_sh = \
	tests/import/bad-input.sh \
	tests/import/byte-for-byte.sh \
	tests/import/faults.sh \
	tests/import/incremental.sh \
	tests/import/instrumented.sh \
	tests/import/older-headers.sh \
	tests/import/suites.sh \
	tests/tidy/docs.sh \
	tests/tidy/format.sh \
	tests/tidy/headers.sh \
	tests/tidy/pasted.sh \
	tests/tidy/refusals.sh \
	tests/tidy/semantics.sh \
	tests/tidy/symbols.sh \
	tests/tidy/tidy.sh

TESTS += $(tests_sh)
EXTRA_DIST += \
	$(tests_sh) \
	tests/import/lib.sh \
	tests/lib/results.sh \
	tests/lib/run-suite.h \
	tests/lib/stale-hypervisor.sh \
	tests/lib/tap.sh \
	tests/lib/transcript.pl \
	tests/lib/ubsan.known \
	tests/tidy/lib.sh
