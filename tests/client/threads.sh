#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Threads of a program that are in the kernel at once.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"
. "$top_srcdir/tests/client/lib.sh"

plain=$scripts/threads.gnt
program=$clients/threads

for guest in pv pvh 'pv vcpus 2'; do
	client "one sleeps, one goes on, $guest" "$(on "$guest" "$plain")" "$program" sleeps
	client "two meet at the mmap lock, $guest" "$(on "$guest" "$plain")" "$program" meets
done

# No page has to be waited for, and none is mapped.
sed '/^pager/d; /page-out/d; /^expect retries/d; /^known-finding/d' "$plain" >"$work/no-wait.gnt"
client 'threads that come and go' "$work/no-wait.gnt" "$program" many
for seed in 1 2 3; do
	client "four threads on four vCPUs, seed $seed" "$(on 'pv vcpus 4' "$scripts/process.gnt")" \
		"$clients/process" threads
done

# ends HOW RESULT: the program ends while a thread of it is in a call.
ends() {
	sed "s/^0: P run/& -> $2/; /^known-finding/d" "$plain" >"$work/$1.gnt"
	gives 0 '' 'process 1 ended; it left to the kernel: open files 1' "a program that $1 in a call" \
		timeout 60 "$gntsim" exec --script "$work/$1.gnt" -- "$program" "$1"
}
sed '/^known-finding/d' "$plain" >"$work/copies.gnt"
client 'close while a call is under way' "$work/copies.gnt" "$program" closes
ends killed SIGKILL
ends exits 4

# One thread, and other tasks beside it: what is told of the run is the same each time.
{
	sed '/^domain 0/s/$/ vcpus 2/; /^pager/s/5s/40ms run-by 0/; /^0: P run/,$d' "$plain"
	printf 'parallel {\n    0: P run -> 3 within 1us\n    0: task vcpu 1 { delay 3ms; sleep 20ms }\n}\n'
} >"$work/alone.gnt"
for run in 1 2 3; do
	timeout 60 "$gntsim" exec --script "$work/alone.gnt" -- "$clients/process" exit >"$work/run-$run" 2>&1
done
ok 'one thread: it took so long' grep -q 'within' "$work/run-1"
ok 'one thread: the same a second time' cmp "$work/run-1" "$work/run-2"
ok 'one thread: and a third time' cmp "$work/run-1" "$work/run-3"

done_testing
