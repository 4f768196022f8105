#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What a program may do beside calling the library, and what is said of its end.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"
. "$top_srcdir/tests/client/lib.sh"

plain=$scripts/process.gnt
pvh=$(on pvh "$plain")

# with NAME <<EOF: process.gnt up to the program's start, and then these lines.
with() {
	{ sed '/^0: P run/,$d' "$plain" && cat; } >"$work/$1.gnt"
	printf '%s\n' "$work/$1.gnt"
}

client 'system calls, pv' "$plain" "$clients/raw"
client 'system calls, pvh' "$pvh" "$clients/raw"
client 'descriptors' "$work/no-map.gnt" "$clients/process" descriptors
client 'threads' "$plain" "$clients/process" threads
client 'execve' "$plain" "$clients/process" exec
client 'fork, pv: a map that children have not' "$plain" "$clients/process" fork gone
client 'fork, pvh: a map that children have' "$pvh" "$clients/process" fork kept
ok 'the report says what the killed child had' \
	grep -qE '^  process 4 ended; it left to the kernel: open files 2, mapped areas 2, pages in them 2$' "$work/err"
client 'a shell that forks' "$plain" sh -c "'$clients/process' fork gone; :"

gives 0 '' "^PASS .*process 1 ended; it left to the kernel: open files 2, mapped areas 2, pages in them 2
  the program exited with status 3" 'a program that closes nothing' \
	"$gntsim" exec --script "$(with exit <<-'EOF'
		0: P run -> 3
		expect process P dead
		expect pins 7:8 == 0
		expect pins 7:9 == 0
	EOF
	)" -- "$clients/process" exit

gives 1 '' '^FAIL .*gnt:11: run: the program exited with status 3
  repeat: gntsim exec --kernel linux-[^ ]* --seed 1 --script .*/run.gnt. -- .*/process exit' \
	'a status other than 0 is a failure, unless it is asked for' \
	"$gntsim" exec --script "$(with run <<<'0: P run')" -- "$clients/process" exit

gives 0 '' 'mapped areas 1, pages in them 1
  the program died of SIGABRT' 'a program that aborts with a page mapped' \
	"$gntsim" exec --script "$(with abort <<-'EOF'
		0: P run -> SIGABRT
		expect pins 7:8 == 0
	EOF
	)" -- "$clients/process" abort

gives 0 '' 'open files 2, mapped areas 2, pages in them 2
  the program died of SIGKILL' 'a program that is killed with pages mapped' \
	"$gntsim" exec --script "$(with kill <<-'EOF'
		0: P run until 7:A at 0 == 1
		expect process P alive
		expect pins 7:9 == 2
		0: P kill
		expect process P dead
		expect pins 7:8 == 0
		expect pins 7:9 == 0
	EOF
	)" -- "$clients/process" kill

gives 0 '' '^PASS ' 'a grant that is paged out: the kernel retries' \
	"$gntsim" exec --script "$(with paged <<-'EOF'
		pager domain 7 latency 40ms run-by 0
		7: page-out A
		0: P run -> 3 within 100ms
		expect retries 7:8 >= 1
	EOF
	)" -- "$clients/process" exit

gives 0 '' 'exited with status 0' 'turns between the script and the program' \
	"$gntsim" exec --script "$(with turns <<-'EOF'
		0: P run until 7:A at 0 == 1
		7: fill A 1
		0: P run until 7:A at 0 == 2
		7: fill A 2
		0: P run until 7:A at 0 == 3
		parallel {
		    0: P run
		    7: fill A 3
		}
	EOF
	)" -- "$clients/process" turns

done_testing
