#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# tests/scripts/*.gnt pass with ten seeds: what the seeds do not show, and every
# script of docs/findings.md.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"

for script in "$top_srcdir"/tests/scripts/*.gnt; do
	if "$gntsim" run "$script" | grep -q ' (only-on)$'; then
		skip "${script##*/}" 'not for this version, see versions.sh'
		continue
	fi
	failed=
	for seed in 1 2 3 4 5 6 7 8 9 10; do
		"$gntsim" run --seed $seed "$script" >"$work/out" 2>&1 || failed="$failed $seed"
	done
	empty "$failed" "${script##*/} with seeds 1 to 10"
	[ -z "$failed" ] || note "$(cat "$work/out")"
done
done_testing
