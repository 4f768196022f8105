#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Every violation has a script in tests/checkers, or in tests/instrumented if it needs an
# instrumented image, that makes it fire, and that fails when the checker is blind: so no
# checker can be lost unnoticed.  On every version of Linux that was built, unless it has
# not what the script is about.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"

for series in $(imported_series); do
	for name in $("$gntsim" list violations | cut -d' ' -f1); do
		run=("$gntsim" run --kernel "linux-$series" "$top_srcdir/tests/checkers/$name.gnt")
		if [ ! -f "$top_srcdir/tests/checkers/$name.gnt" ]; then
			run=("$gntsim" run -i --kernel "linux-$series" "$top_srcdir/tests/instrumented/$name.gnt")
		fi
		if "${run[@]}" | grep -q ' (only-on)$'; then
			skip "$series: $name" 'not for this version'
			continue
		fi
		gives 0 '^PASS ' '' "$series: $name fires, and is silent on the right kernel" "${run[@]}"
		gives 1 '^FAIL ' '' "$series: $name.gnt fails without its checker" \
			env GNTSIM_TEST_BLIND_TO="$name" "${run[@]}"
	done
done
done_testing
