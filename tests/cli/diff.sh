#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# gntsim diff: the first event in which two traces differ.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"

# trace NAME OPTION... SCRIPT: $work/NAME
trace() {
	local name=$1
	shift
	"$gntsim" run --trace "$work/$name" "$@" >/dev/null 2>&1
}
map=$seeds/g-map-retry.gnt
trace a "$map"
trace seed --seed 2 "$map"
trace fault --kernel "linux-$LINUX_SERIES+no-eagain-retry" "$map"

gives 0 '^2 runs, all events are the same.$' '' 'a trace and itself' "$gntsim" diff "$work/a" "$work/a"
gives 0 '^run 1: .*  seed: 1 \| 2.2 runs, all' '' 'a seed that nothing depends on' \
	"$gntsim" diff "$work/a" "$work/seed"
gives 1 '  kernel: linux-[0-9.]* \| linux-[0-9.]*\+no-eagain-retry.*the first [1-9][0-9]* events are the same, at last
.*statement verb=when
then they differ:
  A: .*/a:[0-9]+
  B: .*/fault:[0-9]+
.*  \* event        A: runs
                 B: statement-end
' '' 'another kernel: where it goes another way' "$gntsim" diff "$work/a" "$work/fault"
is "$(grep -c '^    [0-9]* .* ms  ' "$work/.out")" 5 'five events before'
"$gntsim" diff --context 2 "$work/a" "$work/fault" >"$work/.out"
is "$(grep -c '^    [0-9]* .* ms  ' "$work/.out")" 2 'or as many as asked for'

# One word of one event.
sed '0,/"status":"GNTST_eagain"/s//"status":"GNTST_okay"/' "$work/a" >"$work/status"
gives 1 '  \* results      A: \[.*GNTST_eagain.*
                 B: \[.*GNTST_okay' '' 'one status' "$gntsim" diff "$work/a" "$work/status"
sed '0,/page 1 mfn 2 ro/s//page 1 mfn 2 rw/' "$work/a" >"$work/state"
gives 1 '  \* text         A: line [0-9]*: page 1 mfn 2 ro
                 B: line [0-9]*: page 1 mfn 2 rw' '' 'one line of the state' \
	"$gntsim" diff "$work/a" "$work/state"
sed '/"event":"verdict"/q' "$work/a" >"$work/short"
gives 1 'run 1.*then they differ:.*  B: .*/short ends here' '' 'a run that is missing' \
	"$gntsim" diff "$work/a" "$work/short"

if compgen -G "$top_builddir/xen/xen-*.so" >/dev/null; then
	trace model "$seeds"
	trace xen --hypervisor xen "$seeds"
	gives 0 'hypervisor: model \| xen-.*, all events are the same' '' \
		'the seed scripts go the same way on the model and on Xen' \
		"$gntsim" diff "$work/model" "$work/xen"
else
	skip 'the model and Xen' "Xen's source was not to be had"
fi

gives 2 '' 'diff: say which two traces' 'one trace' "$gntsim" diff "$work/a"
gives 2 '' 'diff: Unknown option --no' 'an unknown option' "$gntsim" diff --no "$work/a" "$work/a"
gives 2 '' '--context must not be negative' 'a negative number' "$gntsim" diff -c -1 "$work/a" "$work/a"
gives 2 '' 'diff: .*/none cannot be read: No such file' 'no such file' "$gntsim" diff "$work/a" "$work/none"
gives 2 '' 'diff: .*g-map-retry.gnt:1: not JSON' 'no trace' "$gntsim" diff "$work/a" "$map"
head -n 5 "$work/a" >"$work/half"
gives 2 '' 'diff: .*/half:5: the file ends here, in the midst of a run' 'half a trace' \
	"$gntsim" diff "$work/half" "$work/half"
done_testing
