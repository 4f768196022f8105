#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Scripts in pieces (include), and parameters that the command line sets.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"
cd "$work" || exit 1
mkdir pieces

script pieces/guest.gnt >/dev/null <<'END'
domain 7 bare hvm
7: page A
7: grant 8 A to 0 rw
include "more.gnt"
END
script pieces/more.gnt >/dev/null <<'END'
expect pins 7:8 == 1
END
script main.gnt >/dev/null <<'END'
domain 0 linux pv
include "pieces/guest.gnt"
0: map M 7:8
END
gives 1 '^FAIL  main.gnt .*
  pieces/more.gnt:1: expect pins: expected == 1, found 0
' '' 'what fails in a piece is shown there' "$gntsim" run main.gnt
gives 1 "  $work/pieces/more.gnt:1: expect" '' 'also from elsewhere' "$gntsim" run "$work/main.gnt"
sed -i 's/== 1/== 0/' pieces/more.gnt
sed -i 's/M 7:8/M 7:8 -> eagain/' main.gnt
gives 1 '
  main.gnt:3: map: expected eagain' '' 'and what fails behind it has its own line' "$gntsim" run main.gnt
sed -i '2s/page A/pgae A/' pieces/guest.gnt
sed -i '3s/ M / M x /' main.gnt
gives 2 '' "^main.gnt:3:10: error: expected .*, found .x'
  0: map M x 7:8 -> eagain
           \^
pieces/guest.gnt:2:4: error: unknown verb .pgae'.*
  7: pgae A
     \^~~~
pieces/guest.gnt:3:12: error: page .A' of domain 7" \
	'errors in all the files, each with its place and line' "$gntsim" check main.gnt
printf 'domain 7 bare pv\ninclude "pieces/guest.gnt"\n' >twice.gnt
gives 2 '' 'pieces/guest.gnt:1:8: error: domain 7 is declared already, on line 1 of twice.gnt' \
	'what two files declare' "$gntsim" check twice.gnt

# wrong PATTERN DESCRIPTION: what main.gnt, from stdin, gives.
wrong() {
	script main.gnt >/dev/null
	gives 2 '' "$1" "$2" timeout 60 "$gntsim" check main.gnt
}
wrong '^main.gnt:1:9: error: .nowhere.gnt. *: .*|^main.gnt:1:9: error: nowhere.gnt: cannot be read: No such file' \
	'a piece that is not there' <<<'include "nowhere.gnt"'
wrong '^main.gnt:1:9: error: ./etc/x.gnt. is absolute' 'an absolute path' <<<'include "/etc/x.gnt"'
wrong '^main.gnt:1:9: error: .x.txt. does not end in .gnt' 'no script' <<<'include "x.txt"'
wrong '^main.gnt:1:9: error: a string ends with' 'a string without an end' <<<'include "x.gnt'
wrong '^main.gnt:1:8: error: expected a file.s name in quotes here' 'nothing' <<<'include'
wrong '^main.gnt:1:9: error: expected a file.s name in quotes, found .x.gnt' 'a name without quotes' <<<'include x.gnt'
wrong '^main.gnt:1:9: error: .pieces/../main.gnt. includes itself' 'a script that includes itself' \
	<<<'include "pieces/../main.gnt"'
printf 'include "../main.gnt"\n' >pieces/back.gnt
wrong '^pieces/back.gnt:1:9: error: .../main.gnt. includes itself' 'a circle' <<<'include "pieces/back.gnt"'
ln -s main.gnt other.gnt
printf 'include "other.gnt"\n' >main.gnt
mkdir deep
for i in $(seq 20); do printf 'include "%d.gnt"\n' $((i + 1)) >"deep/$i.gnt"; done
wrong 'deep/1[0-9].gnt:1:9: error: .*16 deep' 'too deep' <<<'include "deep/1.gnt"'
printf 'wait 1ms\n' >wait.gnt
seq 300 | sed 's/.*/include "wait.gnt"/' >many.gnt
gives 2 '' 'many.gnt:201:9: error: .*a script can include 200' 'too many' "$gntsim" check many.gnt
printf '\xff\n' >broken.gnt
wrong '^main.gnt:1:9: error: broken.gnt: byte 0xff' 'a piece that is no text' <<<'include "broken.gnt"'

script param.gnt >/dev/null <<'END'
param latency = 40ms
param n = 2
domain 0 linux pv
domain 7 bare hvm
pager domain 7 latency (latency)
7: page A
7: grant 8 A to 0 rw
7: page-out A
0: map M 7:8 -> okay within 20ms
0: unmap M
END
gives 1 'map: expected within 20ms, it took 45ms' '' 'a parameter as the script has it' "$gntsim" run param.gnt
gives 0 '^PASS' '' 'a parameter that is set' "$gntsim" run --set latency=4ms --set n=3 param.gnt
gives 1 "repeat: gntsim run .* --set latency=30ms --seed 1 'param.gnt'" '' \
	'the command that repeats it sets it as well' "$gntsim" run --set latency=30ms param.gnt
gives 2 '^ERROR' "param.gnt: error: --set: there is no parameter .latncy'; did you mean .latency'" \
	'a parameter that there is not' "$gntsim" run --set latncy=4ms param.gnt
gives 2 '^ERROR' "param.gnt:1:7: error: --set: expected a duration, found .4'" 'a value of another type' \
	"$gntsim" run --set latency=4 param.gnt
gives 0 '' '' 'check sets it as well' "$gntsim" check --set latency=4ms param.gnt
gives 2 '' "param.gnt:1:7: error: --set: expected a duration, found .4'" 'and sees what is wrong' \
	"$gntsim" check --set latency=4 param.gnt
gives 2 '' '^gntsim: check: --set latency: say NAME=VALUE' 'no value for check' "$gntsim" check --set latency param.gnt
gives 2 '' '^gntsim: run: --set latency: say NAME=VALUE' 'no value' "$gntsim" run --set latency param.gnt

# What only the run can know.
# at-run LINE PATTERN DESCRIPTION: stdin's statements behind five lines.
at_run() {
	{
		printf 'domain 0 linux pv\ndomain 7 bare hvm\n7: page A\n7: grant 8 A to 0 rw\n0: map M 7:8 -> okay as r\n'
		cat
	} >run.gnt
	gives "$1" "run.gnt:$2: $3" '' "$4" "$gntsim" run run.gnt
}
at_run 2 7 'nth -1 is out of range: 1 to 1000000' 'a number out of range' <<'END'
let n = r.rc - 1
inject 0 map_grant_ref no-memory nth (n)
END
at_run 2 6 'r has status 0 to 0, and no 1' 'a slot too many' <<<'expect that r.status[1] == okay'
at_run 2 7 'u has no status' 'a result without statuses' <<'END'
0: touch M[0] -> okay as u
expect that u.status == okay
END
at_run 2 6 "that ends behind the page.s 4096 bytes" 'more than a page holds' \
	<<<'7: fill A 1 at 4000 len 97'
at_run 2 6 'division by zero' 'a division by zero' <<<'let x = 5 / r.rc'
at_run 2 7 'x has no value' 'a name whose block was not run' <<'END'
when fault no-prealloc { let x = 1 }
expect that x == 1
END
at_run 2 7 'that time is past: it is 2000000 ns now' 'a time that is past' <<'END'
wait 2ms
7: at 1ms { revoke 8 }
END
at_run 2 6 'this task cannot wait here: it is atomic' 'a time in an atomic block' \
	<<<'0: atomic { at 5ms { touch M } }'
at_run 1 6 'expect that: expected == eagain \(-12\), found okay \(0\)' 'a status that is another' \
	<<<'expect that r.status == eagain'
at_run 1 6 'expect that: expected > 1ms, found 0ns' 'a time that is too short' <<<'expect that r.time > 1ms'
at_run 1 6 'expect that: expected == ENOMEM, found no error' 'no error' <<<'expect that r.errno == ENOMEM'
at_run 1 6 'expect that: expected == -1, found 0' 'a number' <<<'expect that r.rc == (- 1)'
at_run 2 6 'T were started before: join them first' 'tasks of one name, twice' \
	<<<'repeat 2 { start T { 0: sleep 1ms } }'
at_run 2 8 'T have been joined before' 'tasks joined twice' <<'END'
start T { 0: sleep 1ms }
join T
join T
END
at_run 2 7 'tasks were started, which a fresh domain would not have: join them first' \
	'each-allocation while tasks run' <<'END'
start T { 0: sleep 1ms }
each-allocation 0 { 0: page B }
END
at_run 2 6 "only a domain.s actions can run in parallel" 'a start that is no domain.s' <<<'start T { wait 1ms }'
at_run 1 6 'sleep: expected -ENOMEM, got 0' 'a task that fails while another statement waits' <<'END'
start T { 0: sleep 1ms -> ENOMEM }
wait 2ms
END
at_run 1 6 'sleep: expected -ENOMEM, got 0' 'a task that fails, and that nothing waits for' \
	<<<'start T { 0: sleep 1ms -> ENOMEM }'
at_run 1 6 'expect order: there was no such sleep' 'an event that was not' \
	<<<'expect order sleep of 0 before hypercall of 0'
at_run 1 6 'expect order: return came after hypercall \(0 ns, and 0 ns\)' 'the other order' \
	<<<'expect order return of 0 before hypercall of 0'
done_testing
