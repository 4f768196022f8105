#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# PASS, FAIL, ERROR and SKIP, what is printed with them, and the exit status.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"
kernel=linux-$LINUX_SERIES

pass=$(script pass.gnt <<'END'
domain 1 linux pv
END
)
gives 0 "^PASS  $pass \[$kernel\]
1 passed, 0 failed, 0 errors, 0 skipped
$" '' 'a script that passes' "$gntsim" run "$pass"

fail=$(script fail.gnt <<'END'
domain 1 linux pv
expect grant-frames 1 == 2
END
)
gives 1 "^FAIL  $fail \[$kernel\]
  $fail:2: expect grant-frames: expected == 2, found 1
    expect grant-frames 1 == 2
    \^~*
  last events of domain 1:
    0\.000000 ms  domain 1 .*
.*    0\.000000 ms  line 2  statement verb=expect grant-frames
  repeat: gntsim run --kernel $kernel --seed 3 '$fail'
0 passed, 1 failed" '' 'an expectation that does not hold: line, expected, found, repeat' \
	"$gntsim" run --seed 3 "$fail"
gives 1 "$(printf '1 passed, 1 failed, 0 errors, 0 skipped')" '' 'one passes, one fails' \
	"$gntsim" run "$pass" "$fail"

unasked=$(script unasked.gnt <<'END'
domain 1 linux pv
1: atomic { sleep 1ms }
END
)
gives 1 'unasked.gnt:2: a rule was broken that no expectation asks for
    1: atomic { sleep 1ms }
       \^~*
    violation sleep-in-atomic: msleep.* may sleep; preemption off
      domain 1 \(linux-[0-9.]*\), vCPU 0, task "atomic", at 0.000000 ms
      #0 .*
  last events of domain 1:
    0\.000000 ms  domain 1 task [0-9]*  line 1  .*
    0\.000000 ms  domain 1 task [0-9]*  line 2  statement verb=sleep
    0\.000000 ms  domain 1 task [0-9]*  line 2  violation name=sleep-in-atomic [^
]*
  repeat: ' '' 'a violation that nobody asked for, with who, when and a stack, and what came before' \
	"$gntsim" run "$unasked"

# What is left behind is no line's fault: it is told without one, and with the line that made it.
leak=$(script leak.gnt <<'END'
domain 0 linux pv
domain 7 bare hvm
7: page A
7: grant 8 A to 0
0: map M 7:8
expect pins 7:8 == 1
END
)
gives 1 "^FAIL  $leak \[$kernel\]
  $leak: at the end of the script a rule was broken that no expectation asks for
    violation handle-leak: 1 grant still mapped, the first 7:8, mapped on line 5
      domain 0 .*    0\.000000 ms  domain 0  violation name=handle-leak [^
]*
  repeat: " '' 'a leak at the end: no caret, but where it was mapped' "$gntsim" run "$leak"
sed -n 5p "$leak" >"$work/maps.gnt"
gives 1 'still mapped, the first 7:8, mapped on line 1 of [^ ]*maps.gnt
' '' 'in a file that is included' "$gntsim" run "$(sed '5s/.*/include "maps.gnt"/' "$leak" | script including.gnt)"
gives 1 'violation grant-leak: 2 pages still granted, the first by ref [0-9]*, granted on line 3
' '' 'and where it was granted' "$gntsim" run "$(script grants.gnt <<'END'
domain 1 linux pv
1: page A
1: grant R A to 0
1: grant S A to 0
END
)"
gives 1 'violation grant-leak: 1 page still granted, the first by ref [0-9]*
' '' 'not where the ref was granted before for another page' "$gntsim" run "$(script reused.gnt <<'END'
domain 1 linux pv
1: page A
1: grant R A to 0
1: end-access R
1: process P
1: P open F gntalloc
1: P alloc-gref M F to 0
END
)"

# Of the domain that it is about, and the statements; whatever others do.
gives 1 'last events of domain 7:
(    0\.000000 ms  (domain 7 [^
]*|[^
]*  statement )[^
]*
)+  repeat' '' 'the last events are those of the domain concerned' \
	"$gntsim" run "$(script of-seven.gnt <<'END'
domain 7 bare hvm
7: page A
7: grant 8 A to 0 rw
domain 1 linux pv
1: page A
expect entry 7:8 flags permit_access readonly
END
)"
# The same when a trace is there already.
gives 1 'last events of domain 7' '' 'with --twice, too' "$gntsim" run --twice "$work/of-seven.gnt"

stack=$(script stack.gnt <<'END'
domain 1 linux fault no-prealloc pv max-grant-frames 4
1: exhaust-grants
1: alloc-grant R
END
)
gives 1 '#[0-9]* arch_gnttab_map_shared at arch/x86/xen/grant-table.c:[0-9]+
.*#[0-9]* gnttab_expand at drivers/xen/grant-table.c:[0-9]+
' '' 'the stack names functions, files and lines of the kernel' "$gntsim" run "$stack"

known=$(script known.gnt <<'END'
domain 0 linux pvh
domain 7 bare hvm
known-finding gntdev-map-lock
7: page A
7: grant 8 A to 0 rw
0: process P
0: P open F gntdev
0: P map-grant-ref M F 7:8
0: P mmap V M
0: P exit
expect no violation
END
)
gives 0 "^PASS  $known \[$kernel\]
  known finding gntdev-map-lock: lock-order in gntdev_ioctl_map_grant_ref \(docs/findings.md, 13\)
1 passed" '' 'a known finding does not count, and is reported' "$gntsim" run "$known"
sed -i 's/^0: P mmap/#/' "$known"
gives 1 'known.gnt:3: known finding gntdev-map-lock was not met' '' 'a known finding that is not met' \
	"$gntsim" run "$known"
sed -i 's/map-lock/map-luck/' "$known"
gives 2 '^ERROR' "unknown finding \`gntdev-map-luck'; did you mean \`gntdev-map-lock'" 'a finding that nobody knows' \
	"$gntsim" run "$known"
gives 0 '^gntdev-map-lock  *lock-order, docs/findings.md 13, Linux 5.10 to 7.2: ' '' 'the list of findings' \
	"$gntsim" list findings

crash=$(script crash.gnt <<'END'
domain 1 linux pv
1: lazy-mmu { lazy-mmu { alloc-grant R } }
END
)
gives 1 'crash.gnt:2: domain 1 crashed: BUG' '' 'a crash that nobody expected' "$gntsim" run "$crash"
gives 1 '1: page A|crash' '' 'a crash that was expected and did not come' \
	"$gntsim" run "$(script nocrash.gnt <<'END'
domain 1 linux pv
1: page A -> crash
END
)"
stuck=$(script stuck.gnt <<'END'
domain 1 linux pv
1: irqs-off { interrupt { alloc-grant R } }
END
)
gives 2 'ERROR.*interrupts are off here' '' 'an action that the context does not allow' \
	"$gntsim" run "$stuck"
gives 2 'ERROR.*no kernel makes a transitive grant' '' 'a grant that only a bare domain can make' \
	"$gntsim" run "$(script transitive.gnt <<'END'
domain 1 linux pv
1: page A
1: grant R A to 0 rw transitive
END
)"
late=$(script late.gnt <<'END'
domain 0 linux pv
domain 7 bare hvm
pager domain 7 latency 40ms
7: page A
7: grant 8 A to 0 rw
7: page-out A
0: map M 7:8 -> okay within 20ms
END
)
gives 1 'late.gnt:7: map: expected within 20ms, it took 45ms' '' 'too late' "$gntsim" run "$late"
gives 1 'map: expected bad_gntref \(-3\), got okay \(0\)' '' 'another status than expected' \
	"$gntsim" run "$(script status.gnt <<'END'
domain 0 linux pv
domain 7 bare hvm
7: page A
7: grant 8 A to 0 rw
0: map M 7:8 -> bad_gntref
END
)"
gives 0 '' 'total [0-9.]+ s, of which running [0-9.]+ s' 'times on request, on stderr' \
	bash -c '"$0" run --time "$1" >/dev/null' "$gntsim" "$pass"
known=$(script known.gnt <<'END'
domain 0 linux pv
domain 7 bare hvm
7: page A
7: grant 8 A to 0 rw
0: process P
0: P open F gntdev
0: P map-grant-ref M F 7:8
0: P mmap V M
0: P exit
END
)
gives 1 "violation lock-order.*Linux is known to do this .docs/findings.md, 13.: .known-finding gntdev-map-lock' accepts it" '' \
	'a violation that is known' "$gntsim" run "$known"
gives 0 'no-prealloc' '' 'list kernels' "$gntsim" list kernels
gives 0 'sleep-in-atomic' '' 'list violations' "$gntsim" list violations
gives 0 'GNTST_eagain' '' 'list statuses' "$gntsim" list statuses
gives 0 'page-out' '' 'verb page-out' "$gntsim" verb page-out
gives 2 '' "there is no verb 'page-ot'; did you mean .page-out'\? .gntsim list verbs" 'verb, unknown' "$gntsim" verb page-ot
new=$(script new.gnt <<'END'
domain 1 linux fault brand-new pv
END
)
gives 2 '^ERROR ' 'new.gnt:1:22: error: unknown fault .brand-new' 'a fault that there is not' "$gntsim" run "$new"
mkdir -p "$work/ks/faults"
touch "$work/ks/faults/brand-new.cocci"
gives 77 "^SKIP .*there is no kernel image $kernel\+brand-new" '' 'the same when it has come and was not built yet' \
	env GNTSIM_KERNEL_SRC="$work/ks" "$gntsim" run "$new"

done_testing
