#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# gntsim run -j and --timeout: runs in processes of their own.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"
. "$top_srcdir/tests/cli/run-lib.sh"

# children PID: its child processes.
children() {
	awk -v parent="$1" '$4 == parent { print $1 }' /proc/[0-9]*/stat 2>/dev/null
}

# children_of PID N: waits until it has so many, and prints them.
children_of() {
	local found
	for _ in $(seq 300); do
		mapfile -t found < <(children "$1")
		[ "${#found[@]}" -ge "$2" ] && break
		sleep 0.1
	done
	printf '%s\n' "${found[@]}"
}

alive() {
	local pid
	for pid; do
		kill -0 "$pid" 2>/dev/null && return 0
	done
	return 1
}

# status_of PID: its exit status; one that does not end is ended.
status_of() {
	(sleep 100; kill -KILL "$1") >/dev/null 2>&1 &
	local watcher=$!
	wait "$1" 2>/dev/null
	printf '%s' $?
	kill $watcher
}

"$gntsim" run "$seeds" "$fail" "$wrong" "$missing" "$pass" >"$work/here" 2>"$work/here.err"
for jobs in 1 2 5 0; do
	"$gntsim" run -j $jobs "$seeds" "$fail" "$wrong" "$missing" "$pass" >"$work/$jobs" 2>"$work/$jobs.err"
	is "$?" 2 "-j $jobs: the exit status"
	ok "-j $jobs: the same output as without" cmp "$work/here" "$work/$jobs"
	ok "-j $jobs: the same messages" cmp "$work/here.err" "$work/$jobs.err"
done
gives 0 '^1 passed|PASS' '' '-jN as one word' "$gntsim" run -j2 "$pass"

# A crash of one is an error of one.  (SIGSEGV would be the kernel's, if that runs just then.)
for signal in ABRT ILL KILL; do
	"$gntsim" run -j 2 "$endless" "$pass" >"$work/out" 2>"$work/err" &
	runner=$!
	sleep 0.3
	kill -$signal "$(children_of $runner 1 | head -n 1)"
	wait $runner
	is "$?" 2 "SIG$signal of a process: the exit status"
	ok "SIG$signal: one error, with the signal, the line and the command; the other passes" \
		matches "^ERROR $endless \[$kernel\]
  $endless:[0-9]: gntsim's process was ended by signal [0-9]+ \(SIG$signal, .*\)
(    .*
    .*
)?  repeat: gntsim run --kernel $kernel --seed 1 '$endless'
PASS  $pass \[$kernel\]
1 passed, 0 failed, 1 errors" "$work/out"
done

# Ctrl-C and its like: nothing is left.
for signal in INT TERM HUP; do
	# bash would have it ignore SIGINT in the background.
	setsid bash -c 'trap - INT; exec "$0" "$@"' "$gntsim" run -j 2 "$endless" "$endless" "$endless" \
		>"$work/out" 2>"$work/err" &
	runner=$!
	mapfile -t pids < <(children_of $runner 2)
	is "${#pids[@]}" 2 "two processes at once"
	kill -$signal $runner
	status_of $runner >"$work/status"
	is "$(cat "$work/status")" $((128 + $(kill -l $signal))) "SIG$signal: it dies of the signal"
	ok "SIG$signal: no process is left" bash -c '! kill -0 "$@" 2>/dev/null' - "${pids[@]}"
	ok "SIG$signal: says so" matches "^gntsim: run: interrupted by SIG$signal
$" "$work/err"
done
"$gntsim" run -j 2 "$endless" "$endless" >/dev/null 2>&1 &
runner=$!
mapfile -t pids < <(children_of $runner 2)
kill -KILL $runner
wait $runner 2>/dev/null
for _ in $(seq 50); do
	alive "${pids[@]}" || break
	sleep 0.1
done
ok 'not even after SIGKILL' bash -c '! kill -0 "$@" 2>/dev/null' - "${pids[@]}"

# Between two actions it is in no domain.
gives 2 "^ERROR $endless \[$kernel\]
  $endless:[0-9]: it had not ended after 300ms \(--timeout\)
    	1: .*
    	   \^~*
    it was here: (domain 1 \($kernel\), vCPU 0, task \"[a-z-]+\", )?at 0.000000 ms
(      #.*
)?  repeat: gntsim run --kernel $kernel --timeout 300ms --seed 1 '$endless'
PASS  $pass \[$kernel\]
1 passed, 0 failed, 1 errors, 0 skipped
$" '' '--timeout: an error of one, with what it was doing' \
	"$gntsim" run --timeout 300ms "$endless" "$pass"
loop=$(script loop.gnt <<'END'
domain 1 linux fault endless-loop pv
1: page A
1: alloc-grant R
1: grant-ref R A to 0 -> crash
END
)
gives 2 'it was here: domain 1 .*
      #0 [a-z_]+ at drivers/xen/grant-table.c:[0-9]+' '' '--timeout shows the line of a kernel that loops' \
	"$gntsim" run --timeout 500ms "$loop"
gives 0 '^PASS' '' '--timeout that is long enough' "$gntsim" run --timeout 100s "$pass"
for bad in 5 0s 1.5s ten -1s 99999999999999999999s ''; do
	gives 2 '' "^gntsim: run: --timeout '$bad' is no duration: write as 500ms or 10s
$" "--timeout '$bad'" "$gntsim" run --timeout "$bad" "$pass"
done
gives 2 '' 'run: --jobs must be a number from 0 to 1024' '-j with too much' "$gntsim" run -j 1025 "$pass"
gives 2 '' 'run: --jobs must be a number from 0 to 1024' '-j with too little' "$gntsim" run -j -2 "$pass"
gives 2 'no process to run it in: ' '' 'no more processes' \
	bash -c 'ulimit -n 16; exec "$@" 2>&1' - "$gntsim" run -j 40 "$endless" "$endless" "$endless" \
	"$endless" "$endless" "$endless" "$endless" "$endless" "$endless" "$endless" "$endless" --timeout 1s
done_testing
