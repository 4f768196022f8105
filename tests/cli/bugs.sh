#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Every scenario of a historic bug passes on the kernel as it is and on the faulty one that
# it names, where it expects what the bug does; so it would fail if the two were the same:
# run for the good kernel, but on the faulty image, it fails.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"

bugs=$top_srcdir/scenarios/bugs
kernel=linux-$LINUX_SERIES

for script in "$bugs"/*.gnt; do
	fault=$(sed -n 's/^also-on fault //p' "$script")
	gives 0 "^PASS .*[[]$kernel]" '' "${script##*/} passes" "$gntsim" run --kernel "$kernel" "$script"
	gives 0 "^PASS .*[+]$fault]" '' "${script##*/} passes on $fault" \
		"$gntsim" run --kernel "$kernel+$fault" "$script"
	# The faulty kernel in the place of the good one, with what the good one must do.
	sed -e '/^also-on/d' -e "/^when fault/,/^}/d" -e 's/^when no fault {/repeat 1 {/' "$script" >"$work/good.gnt"
	gives 0 '^PASS' '' "${script##*/}: what the good kernel must do" \
		"$gntsim" run --kernel "$kernel" "$work/good.gnt"
	gives 1 '^FAIL' '' "${script##*/}: which $fault does not" \
		"$gntsim" run --kernel "$kernel+$fault" "$work/good.gnt"
done
done_testing
