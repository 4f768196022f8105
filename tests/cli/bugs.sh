#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Every scenario of a historic bug passes on the kernel as it is and on the faulty one that
# it names, where it expects what the bug does; so it would fail if the two were the same:
# run for the good kernel, but on the faulty image, it fails.  All of it on instrumented
# kernels, too.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"

bugs=$top_srcdir/scenarios/bugs
kernel=linux-$LINUX_SERIES

# check SCRIPT OPTION...: with these options of `gntsim run'.
check() {
	local script=$1 fault name passes fails verb=passes
	shift
	fault=$(sed -n 's/^also-on fault //p' "$script")
	name=${script##*/}${1:+ $1}
	gives 0 "^PASS .*[[]$kernel]" '' "$name passes" "$gntsim" run "$@" --kernel "$kernel" "$script"
	if [ ! -f "$top_builddir/kernel/$kernel+$fault/$kernel+$fault.so" ]; then
		skip "$name on $fault" "not a fault of $kernel"
		return
	fi
	passes=(0 "^PASS .*[+]$fault]" '')
	fails=(1 '^FAIL' '')
	if [ $# -eq 0 ] && ends_by_asan "$script"; then
		passes=(1 '' 'ERROR: AddressSanitizer: use-after-poison')
		fails=("${passes[@]}")
		verb='is ended by AddressSanitizer'
	fi
	gives "${passes[@]}" "$name $verb on $fault" \
		"$gntsim" run "$@" --kernel "$kernel+$fault" "$script"
	# The faulty kernel in the place of the good one, with what the good one must do.
	sed -e '/^also-on/d' -e "/^when fault/,/^}/d" -e 's/^when no fault {/repeat 1 {/' "$script" >"$work/good.gnt"
	gives 0 '^PASS' '' "$name: what the good kernel must do" \
		"$gntsim" run "$@" --kernel "$kernel" "$work/good.gnt"
	gives "${fails[@]}" "$name: which $fault does not" \
		"$gntsim" run "$@" --kernel "$kernel+$fault" "$work/good.gnt"
}

for script in "$bugs"/*.gnt; do
	check "$script"
	check "$script" --instrument
done
done_testing
