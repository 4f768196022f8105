#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# gntsim run --gdb: stops at a violation, with the kernel's symbols.  Nothing may hang: SIGKILL ends all.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"
. "$top_srcdir/tests/cli/run-lib.sh"

late=$(script late.gnt <<'END'
domain 1 linux fault no-prealloc pv max-grant-frames 4
1: exhaust-grants
1: alloc-grant R
expect violation sleep-in-atomic
END
)
mkdir "$work/tmp"
export TMPDIR=$work/tmp

gives 2 '' '^gntsim: run: --gdb is for one process that may take its time: leave out --jobs and --timeout
$' '--gdb with -j' "$gntsim" run --gdb -j 2 "$late"
gives 2 '' '^gntsim: run: --gdb is for one process' '--gdb with --timeout' "$gntsim" run --gdb --timeout 1s "$late"
gives 2 '' '^gntsim: run: there is no gdb: install it' 'without gdb' env PATH=/nowhere "$gntsim" run --gdb "$late"

if ! timeout -s KILL 60 gdb -q -batch -ex run /bin/true </dev/null 2>&1 | grep -q 'exited normally'; then
	skip 'gdb stops at the violation' 'there is no gdb that can run a program here'
	done_testing
	exit
fi

# session COMMAND...: what gdb says to these.
session() {
	printf '%s\n' "$@" | timeout -s KILL 120 "$gntsim" run --gdb "$late" >"$work/out" 2>&1
}
session 'backtrace' 'continue' 'continue' 'kill'
has() {
	ok "$1" matches "$2" "$work/out"
}
has 'gdb stops at the violation and says which' \
	'\*\*\* violation sleep-in-atomic: apply_to_page_range may sleep; .*
\*\*\* domain 1, line 3 of the script'
has 'in a frame of the kernel image' 'line 3 of the script
#[0-9]+ .* ks_may_sleep'
has "with the kernel's functions, arguments, files and lines" \
	' gnttab_expand[[:space:]]+\(req_entries=[^)]*\)[[:space:]]+at [^ ]*drivers/xen/grant-table.c:[0-9]+'
has 'and goes on to the verdict' "PASS  $late \[$kernel\]"

# What a checker recalls from earlier is on no stack any more.
late=$top_srcdir/scenarios/examples/paged-out.gnt
printf 'kill\n' | timeout -s KILL 120 "$gntsim" run --gdb --kernel "$kernel+no-eagain-retry" "$late" >"$work/out" 2>&1
has 'a violation that is recalled: its places' \
	'violation status-ignored: .*Line [0-9]+ of "[^"]*hypercall.h"[^"]*<gnttab_batch_map'
ok 'no copy of an image is left' test -z "$(ls -A "$work/tmp")"
done_testing
