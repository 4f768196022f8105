#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Every violation has a script in tests/checkers that makes it fire, and that
# fails when the checker is blind: so no checker can be lost unnoticed.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"

for name in $("$gntsim" list violations | cut -d' ' -f1); do
	checker=$top_srcdir/tests/checkers/$name.gnt
	gives 0 '^PASS ' '' "$name fires, and is silent on the right kernel" "$gntsim" run "$checker"
	gives 1 '^FAIL ' '' "$name.gnt fails without its checker" \
		env GNTSIM_TEST_BLIND_TO="$name" "$gntsim" run "$checker"
done
done_testing
