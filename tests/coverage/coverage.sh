#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# How much the tests reach: above 90 % of hv-model's branches by its unit tests, above
# 75 % of the lines of Xen's grant_table.c by the differential run, above 85 % of the lines of
# Linux's gntdev.c and gntalloc.c by scripts.  The table is what
# `make coverage` prints.
set -eu
. "${top_srcdir:?}/tests/lib/tap.sh"

out=${top_builddir:?}/coverage
status=0
"$top_srcdir/tests/coverage/measure.sh" "$out" >"$work/table" 2>"$work/errors" || status=$?
[ "$status" != 77 ] || skip_all "$(tail -n 1 "$work/errors")"

# above NAME PERCENT: of OUT/totals; nothing at all is above nothing.
above() {
	awk -v name="$1" -v bar="$2" '
		$1 == name { found = 1; good = $3 > 0 && 100 * $2 > bar * $3; print $2 " of " $3 }
		END { exit !(found && good) }' "$out/totals"
}

tap_result "$status" 'the counted build passes its tests, and they are counted'
if [ "$status" != 0 ]; then
	note "$(cat "$work/errors")"
	done_testing
	exit 0
fi
note "reached, of all:
$(cat "$out/totals")"
ok "above 90 % of hv-model's branches are reached by its unit tests" above unit-branches 90
what="above 75 % of grant_table.c's lines are reached by the differential run"
if grep -q '^xen-' "$out/totals"; then
	ok "$what" above xen-lines 75
else
	skip "$what" 'Xen is not built'
fi
what="above 85 % of the drivers' lines are reached by scripts"
if grep -q '^drivers-' "$out/totals"; then
	ok "$what" above drivers-lines 85
else
	skip "$what" "Linux $LINUX_SERIES is not imported"
fi
empty "$(sed -n 's/^unknown \([^ ]*\) 0$/\1/p' "$out/totals")" \
	'not-reached names functions that hv-model has'
# The test of the test.
ok 'a bar that is too high is not met' eval '! above unit-branches 100'
ok 'nor is one of something that was not counted' eval '! above nothing 0'
empty "$(grep -rlE 'GCOVR?_EXCL|LCOV_EXCL' "$top_srcdir/hv-model" || true)" \
	'no branch is left out by a comment'

done_testing
