#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# gntsim shell, driven by a pipe; what only a terminal has: shell-terminal.sh.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"

granted='domain 7 bare pv
domain 0 linux pv
7: page A
7: grant 8 A to 0 rw'
mapped="$granted
0: map M 7:8"
file=$(script file.gnt <<END
# what it is about
$granted
0: map M 7:8 # and here
expect pins 7:8 == 1
0: unmap M
END
)

# --- statements ---
gives 0 '' '' 'nothing typed' shell ''
gives 0 '' '' 'what succeeds and has no result says nothing' shell "$granted"
gives 0 '^-> okay \(0\)
$' '' 'the status of an action' shell "$mapped"
gives 0 '^-> okay \(0\), general_error \(-1\)
$' '' 'of each slot' shell "$granted
0: map M 7:8, 7:9 -> any"
gives 0 '^-> -EFAULT
$' '' 'an errno' shell "domain 7 bare pv
7: grant-op map_grant_ref at 1 -> any"
gives 0 '^-> general_error \(-1\)
FAIL: shell:5: map: expected okay \(0\), got general_error \(-1\)
  refused by entry-not-permit-access, ref 9 of domain 7: .*
-> okay \(0\)
$' '' 'after a failure the session goes on' shell "$granted
0: map M 7:9
0: map N 7:8"
gives 0 '^FAIL: shell:5: .*
-> okay \(0\)
$' '' 'after an expectation that does not hold, too' shell "$granted
expect pins 7:8 == 1
0: map N 7:8"
gives 0 '^-> okay \(0\)
$' '^shell:5:4: error: unknown verb `frobnicate.
  0: frobnicate
     \^~~~~~~~~~
$' 'and after what is wrong, of which nothing remains' shell "$granted
0: frobnicate
0: map N 7:8"
gives 0 '-> okay \(0\)
$' "^shell:6:8: error: mapping .M' is defined already, on line 5: take another name, or undo statements with .back'
" 'a name that a failed statement took is free after back' shell "$granted
0: map M 7:9
0: map M 7:8
back
0: map M 7:8"
gives 0 '' '^shell:1:19: error: .*nothing has been run
$' 'a wrong statement in a line: none of it runs' shell 'domain 7 bare pv; frobnicate
show grants'
gives 0 '^domain 7: ' '' 'several in a line, and comments' shell '# a comment
domain 7 bare pv; 7: page A # another
show grants'
gives 0 '^FAIL: shell:2: [^
]*
undone: expect pins 7:1 == 1
$' '' 'what stands behind a failure in its line does not run' shell 'domain 7 bare pv
expect pins 7:1 == 1; 7: page B
back'
gives 0 '' '^shell:3:[0-9]+: error: .*line 2' 'names are known from line to line' shell "domain 7 bare pv
7: page A
7: page A"
gives 0 '^0 tasks at 2ms
$' '' 'a block over several lines' shell "domain 0 linux pv
parallel {
0: sleep 2ms
}
show tasks"
gives 0 '' '^shell:2:[0-9]+: error: ' 'the end of the input in a block' shell "domain 0 linux pv
parallel {
0: sleep 2ms"
gives 0 '' 'error: byte 0xff' 'what is no text' shell $'domain \xff'
gives 0 'violation sleep-in-atomic: ' '' 'a broken rule is told' shell "domain 0 linux pv
0: lock { sleep 2ms }"
gives 0 'violation sleep-in-atomic: ' '' 'once; what asks for it holds' bash -c '[ "$(grep -c FAIL <<<"$1")" = 0 ] && echo "$1"' - "$(shell "domain 0 linux pv
0: lock { sleep 2ms }
expect violation sleep-in-atomic")"
crashed='domain 0 linux pv
0: lock { lock { sleep 1ms } }
0: page A'
gives 0 'FAIL: shell:2: .*
FAIL: shell:3: domain 0 has crashed: ' '' 'a domain crashes, the session goes on' shell "$crashed"
gives 0 '^-> okay \(0\)
-> okay \(0\)
$' '' 'a machine holds from the beginning, whenever it is said' shell "$mapped
machine frames 4096
0: unmap M"
gives 0 '^ERROR: .*
ERROR: ' '' 'a machine that cannot be' shell "machine frames 16
domain 1 bare pv
domain 2 bare pv"

# --- commands ---
gives 0 '^domain 7: version 1, 1 grant frames, 512 entries
  7:8 permit_access reading writing, to domain 0, frame 0x1
$' '' 'show grants' bash -c 'tail -n +2 <<<"$1"' - "$(shell "$mapped
show grants 7")"
gives 0 '^domain 7:
  7:8 pinned: host read 0, write 1; device read 0, write 0; mfn 1
domain 0:
  handle 0: maps 7:8
$' '' 'show pins, of all domains' bash -c 'tail -n +2 <<<"$1"' - "$(shell "$mapped
show pins")"
gives 0 '^domain 0:
  pfn 0-511: mfn 513 and so on own
  pfn 512-1535: no frame
$' '' 'show p2m' shell "$granted
show p2m 0"
gives 0 'gfn 0-[0-9]+: mfn [0-9]+ and so on ram_rw
' '' 'of a translated domain' shell "domain 1 linux hvm
show p2m 1"
gives 0 '^domain 0:
  page 0-19: mfn 1 and so on own
domain 7:
  gfn 0-15: mfn 21 and so on ram_rw
  gfn 1048576: mfn 1 grant_map_ro
domain 0:
  page 0: mfn 21 rw
domain 7:
  bare: no kernel, no page tables; what it maps is in its p2m
$' '' 'of bare domains, which map each other' bash -c 'grep -v "^->" <<<"$1"' - "$(shell 'domain 0 bare pv pages 20
domain 7 bare hvm pages 16
7: page A
7: grant 8 A to 0 rw
0: page B
0: grant 3 B to 7 ro
0: map M 7:8
7: map N 0:3 ro
show p2m
show ptes')"
gives 0 'foreign
' '' 'foreign frames' shell "$granted
0: map-refs M 7:8
show p2m 0"
gives 0 '  page [0-9]+: mfn 1 rw
' '' 'show ptes' shell "$mapped
show ptes 0"
gives 0 '^no task holds a lock
0 tasks at 0ns
$' '' 'show locks, show tasks' shell "$granted
show locks
show tasks"
gives 0 '^2 tasks at 1ms
  [0-9]+: "lock" of domain 0 on vCPU 0, spinning for mdelay
  [0-9]+: "task" of domain 0 on vCPU 0, ready
  task [0-9]+ "lock" holds driver_lock_1
0 tasks at 10ms
no task holds a lock
$' '' 'the same in the middle of tasks' shell "$granted
start T { 0: lock 1 { delay 5ms } ; 0: task { sleep 5ms } }
wait 1ms
show tasks
show locks
join T
show tasks
show locks"
gives 0 '^  violation sleep-in-atomic: [^$]*times more, the last at [0-9.]+ ms
$' '' 'what is broken again and again is told once' bash -c 'grep -A99 "msleep may" <<<"$1"' - "$(shell "${granted/bare pv/bare hvm}
pager domain 7 dead
7: page-out A
0: lock { map M 7:8 -> any }")"
gives 0 '' 'gntsim: shell: show: there is no domain 9
gntsim: shell: show: locks are shown of all domains
gntsim: shell: show: say grants, pins, p2m, ptes, locks or tasks, and a domain or nothing
$' 'what cannot be shown' shell "$granted
show grants 9
show locks 7
show everything"
gives 0 '' '^gntsim: shell: show: nothing has been run
gntsim: shell: back: nothing has been run
gntsim: shell: save: nothing has been run
gntsim: shell: why: no action has been run
gntsim: shell: step: gntsim shell was given no FILE
$' 'commands before there is anything' shell 'show pins
back
save x.gnt
why
step'
gives 0 'map gave general_error \(-1\)
GNTST_general_error \(-1\): "undefined error"
  ' '' 'why' shell "$granted
0: map M 7:9
why"
gives 0 'map gave okay \(0\), general_error \(-1\), general_error \(-1\)
GNTST_okay .*
GNTST_general_error [^G]*$' '' 'why, of several slots' shell "$granted
0: map M 7:8, 7:9, 7:10 -> any
why"
gives 0 'undone: 0: map N 7:8
map gave okay \(0\)
' '' 'why, of what was before the last statement' shell "$mapped
0: map N 7:8
back
why"
gives 0 'handle 0: maps 7:8
undone: 0: map M 7:8
domain 7:
domain 0:
-> okay \(0\)
$' '' 'back' shell "$mapped
show pins
back
show pins
0: map M 7:8"
same() {
	local one two
	one=$(shell "$1
show grants
show pins
show ptes
show tasks")
	two=$(shell "$1
parallel { 0: copy 7:8 to B; 0: sleep 3ms }
back
show grants
show pins
show ptes
show tasks" | sed '/^undone/d; /^-> okay (0)$/d')
	[ "$(sed '/^-> okay (0)$/d' <<<"$one")" = "$two" ]
}
ok 'after back all is as before' same "$mapped
0: page B"
for command in $(shell help | sed -nE 's/^([a-z]+) .*/\1/p'); do
	ok "$command is in gntsim-shell(1)" grep -q "^=item B<$command>" "$top_srcdir/docs/man/gntsim-shell.pod"
done
empty "$(shell help | sed -nE 's/^([a-z]+) .*/\1/p' | grep -xF "$(verbs)")" \
	'no command is called as a verb'
gives 0 '^-> okay \(0\)
$' '' 'quit' shell "$mapped
quit
0: frobnicate"

# --- help ---
is "$(shell 'help map-refs')" "$("$gntsim" verb map-refs)" 'help VERB: as gntsim verb'
is "$(shell 'help expect entry')" "$("$gntsim" verb expect entry)" 'a verb of several words'
is "$(shell 'help expect')" "$("$gntsim" verb expect)" 'what can be expected'
is "$(shell 'help verbs' | grep '^  ')" "$("$gntsim" list verbs | grep '^  ')" 'help verbs: all, by subject'
gives 0 '' '^gntsim: shell: help: there is no verb .mop.: .help verbs. shows them all
$' 'help, unknown' shell 'help mop'

# --- save ---
saved=$work/saved.gnt
gives 0 'FAIL: shell:6: ' '' 'a session is saved' shell "$mapped # why
0: map N 7:9
0: unmap M
parallel {
0: sleep   2ms
}
save $saved"
ok 'what failed is a comment' diff "$saved" - <<END
$mapped # why
# 0: map N 7:9
# FAIL: map: expected okay (0), got general_error (-1)
0: unmap M
parallel {
    0: sleep 2ms
}
END
gives 0 '^PASS ' '' 'it runs' "$gntsim" run "$saved"
gives 0 '' '' 'it is formatted' "$gntsim" fmt --check "$saved"
gives 0 'FAIL: ' "saved.gnt:[0-9]+:[0-9]+: error: .*
gntsim: shell: save: without the statements that failed it is no script; nothing was written
$" 'what needs a failed statement cannot be saved' shell "$granted
0: map N 7:8, 7:9
0: unmap N
save $work/not-saved.gnt"
ok 'nothing is written then' test ! -e "$work/not-saved.gnt"
gives 0 '' 'gntsim: shell: save: say one file whose name ends in .gnt
gntsim: shell: save: .*/missing/x.gnt' 'where it cannot be saved' shell "$granted
save x
save $work/missing/x.gnt"

# --- FILE ---
gives 0 '^-> okay \(0\)
-> okay \(0\)
domain 7:
domain 0:
$' '' 'its statements come first' shell 'show pins' "$file"
gives 0 '^# what it is about
domain 7 bare pv
domain 0 linux pv
7: page A
7: grant 8 A to 0 rw
domain 7:
domain 0:
0: map M 7:8 # and here
-> okay \(0\)
' '' '--step, and step' shell 'step
step 3
show pins
step' --step "$file"
gives 0 'undone: 0: unmap M
0: unmap M
-> okay \(0\)
$' 'gntsim: shell: step: FILE has no further statement
gntsim: shell: step: say how many statements, or nothing for one
$' 'back, and on again' shell 'back
step
step
step x' "$file"
(cd "$work" && script included.gnt >/dev/null <<<'domain 7 bare pv'; script including.gnt >/dev/null <<<'include "included.gnt"')
gives 0 '^domain 7: ' '' 'what it includes is found' shell 'show grants' "$work/including.gnt"
bad=$(script bad.gnt <<<'0: frobnicate')
gives 2 '' '^[^ ]*bad.gnt:1:4: error: ' 'a FILE that is wrong' shell '' "$bad"
gives 2 '' 'missing.gnt: error: cannot be read' 'a FILE that is not there' shell '' "$work/missing.gnt"

# --- options ---
gives 2 '' '^gntsim: shell: --step needs a file
$' '--step without FILE' shell '' --step
gives 2 '' '^gntsim: shell: say one file, not several
$' 'two files' shell '' "$file" "$file"
gives 2 '' '^gntsim: shell: --seed must be a number from 0 to ' 'a seed that is none' shell '' --seed -1
gives 2 '' "^gntsim: shell: there is no kernel 'none': gntsim list kernels" 'no such kernel' shell '' --kernel none
gives 2 '' "^gntsim: shell: there is no hypervisor 'none': say " 'no such hypervisor' shell '' --hypervisor none
gives 2 '' '^gntsim: shell: Unknown option --frob' 'no such option' shell '' --frob
gives 0 'violation sleep-in-atomic' '' '--kernel' shell 'domain 1 linux pv max-grant-frames 4
1: exhaust-grants
1: lock { alloc-grant R }' --kernel "linux-$LINUX_SERIES+no-prealloc"
gives 2 '' "^gntsim: shell: there is no memory 'none'" 'no such memory' shell '' --memory none
gives 2 '' '^gntsim: shell: --set latency: say NAME=VALUE' 'no value' shell '' --set latency
set_file=$(script set.gnt <<<'param latency = 4ms
wait (latency)')
gives 0 '' '' '--set' shell 'expect that now == 9ms' "$set_file" --set latency=9ms
gives 0 'expect that: ' '' 'it is what FILE says otherwise' shell 'expect that now == 9ms' "$set_file"
gives 2 '' 'set.gnt: error: --set: there is no parameter .latncy' '--set of what FILE has not' shell '' "$set_file" --set latncy=9ms
gives 0 'violation double-fetch' '' '--instrument' shell "$(cat "$top_srcdir/tests/instrumented/double-fetch.gnt")" --instrument
ok 'gntsim-shell(1) is good POD' podchecker "$top_srcdir/docs/man/gntsim-shell.pod"
ok 'it is built' test -s "$top_builddir/docs/man/gntsim-shell.1"
is "$(sed -nE 's/^=item ((B<-.>, )?B<--.*)/\1/p' "$top_srcdir/docs/man/gntsim-shell.pod" | sed -E 's/[BI]<([^>]*)>/\1/g' | sort)" \
	"$("$gntsim" shell --help | sed -nE 's/^  ((-., )?--[^ ]*) .*/\1/p' | grep -v -- --help | sort)" 'its options are those of --help'
done_testing
