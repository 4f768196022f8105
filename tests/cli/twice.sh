#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# run --twice: every script goes the same way again from a snapshot of its booted world,
# and that way is the one of a world that is made afresh, event by event.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"
scripts=("$seeds" "$top_srcdir/tests/checkers" "$top_srcdir/tests/scripts")

# once NAME OPTION..., twice NAME OPTION...: output and trace in $work/NAME and $work/NAME.trace
once() {
	local name=$1
	shift
	"$gntsim" run --trace "$work/$name.trace" "$@" "${scripts[@]}" >"$work/$name" 2>&1
	is "$?" 0 "all pass: $name"
}

if built_with_asan; then
	skip 'run --twice' 'no snapshots with AddressSanitizer'
	done_testing
	exit
fi
for memory in mapped bookkeeping; do
	once "once-$memory" --memory "$memory"
	once "twice-$memory" --memory "$memory" --twice
	ok "and say nothing else: $memory" cmp "$work/once-$memory" "$work/twice-$memory"
	ok "a trace of each run is the same, restored or fresh: $memory" \
		cmp "$work/once-$memory.trace" "$work/twice-$memory.trace"
done
ok 'both ways to keep memory give the same trace' cmp "$work/once-mapped.trace" "$work/once-bookkeeping.trace"
is "$([ "$(wc -l <"$work/once-mapped.trace")" -gt 10000 ] && echo long)" long 'the traces are long'
is "$(grep -c '"event":"state"' "$work/once-mapped.trace")" "$(grep -c '"event":"verdict"' "$work/once-mapped.trace")" \
	'and each ends with the state of the world'
if compgen -G "$top_builddir/xen/xen-*.so" >/dev/null; then
	gives 0 '0 failed, 0 errors' '' 'the seed scripts on Xen' \
		"$gntsim" run --twice --hypervisor xen "$seeds"
else
	skip 'the seed scripts on Xen' "Xen's source was not to be had"
fi

# A gntsim in a build folder of its own, without kernels beside it.
mkdir -p "$work/build/kernel"
cp "$gntsim" "$work/build/"
gives 77 'SKIP.*run once only: it does not boot.*there is no kernel image' '' \
	'what cannot boot is not run twice' "$work/build/gntsim" run --twice "$seeds/m-status-texts.gnt"
done_testing
