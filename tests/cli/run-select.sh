#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# gntsim run: which runs there are, in which order, and after which it stops.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"
. "$top_srcdir/tests/cli/run-lib.sh"

variants=$(script variants.gnt <<'END'
also-on fault no-prealloc
domain 1 linux pv
END
)
gives 0 "^$pass \[$kernel\]
$variants \[$kernel\]
$variants \[$kernel\+no-prealloc\]
$" '' '--list: scripts and variants' "$gntsim" run --list "$pass" "$variants"
gives 2 "^$pass \[$kernel\]
$" 'c-wrong.gnt:2:4: error' '--list: a script that is wrong' "$gntsim" run --list "$pass" "$wrong"

filtered() {
	local wanted=$1 what=$2
	shift 2
	is "$("$gntsim" run --list "$@" "$pass" "$fail" "$variants" | sed "s|$work/||")" "$wanted" "$what"
}
filtered "b-fail.gnt [$kernel]" '--filter: a piece of the path' --filter fail
filtered "variants.gnt [$kernel+no-prealloc]" '--filter: a piece of the kernel' --filter no-pre
filtered "variants.gnt [$kernel+no-prealloc]" '--filter: a pattern for the kernel' --filter '*+*'
filtered "a-pass.gnt [$kernel]" '--filter: a pattern for the path' --filter '*/[a]-*.gnt'
filtered "a-pass.gnt [$kernel]
b-fail.gnt [$kernel]" '--filter twice: one or the other' -f pass -f fail
gives 2 '' 'filter leaves nothing to run' '--filter that leaves nothing' \
	"$gntsim" run --filter nobody "$pass"

gives 1 "FAIL  $fail .*
0 passed, 1 failed, 0 errors, 0 skipped
$" '' '--fail-fast stops after a failure' "$gntsim" run --fail-fast "$fail" "$pass"
gives 2 "PASS .*ERROR .*
1 passed, 0 failed, 1 errors, 0 skipped
$" '.' '--fail-fast stops after an error' "$gntsim" run --fail-fast "$pass" "$wrong" "$fail"
gives 1 "^PASS .*FAIL .*
1 passed, 1 failed, 0 errors, 0 skipped
$" '' '--fail-fast with processes: what came later is not told' \
	"$gntsim" run --fail-fast -j 2 "$pass" "$fail" "$pass" "$pass"

gives 0 "^PASS  $pass \[$kernel\] seed 5
PASS  $variants \[$kernel\] seed 5
PASS  $variants \[$kernel\+no-prealloc\] seed 5
PASS  $pass \[$kernel\] seed 6
" '' '--repeat: rounds, each with the next seed' \
	"$gntsim" run --seed 5 --repeat 2 "$pass" "$variants"
gives 1 "repeat: gntsim run --kernel $kernel --seed 8 '$fail'" '' 'the command repeats that seed' \
	"$gntsim" run --seed 7 --repeat 2 "$fail"
gives 2 '' "^gntsim: run: --repeat must be a number of rounds, 1 or more
$" 'no rounds' "$gntsim" run --repeat -1 "$pass"
gives 2 '' "the last round's seed would be greater than 4294967295" 'more rounds than seeds' \
	"$gntsim" run --seed 4294967295 --repeat 2 "$pass"

gives 2 '0 passed, 0 failed, 1 errors' 'error: unknown verb' 'a script that is wrong is told once' \
	"$gntsim" run --repeat 3 "$wrong"

# Which allocation fails is the seed's choice.
rare=$(script rare.gnt <<'END'
domain 1 linux pv
1: fail-allocation percent 10
1: page A
END
)
"$gntsim" run --until-fail "$rare" >"$work/out"
is "$?" 1 '--until-fail ends by itself'
last=$(sed -n 's/^FAIL .* seed \([0-9]*\)$/\1/p' "$work/out")
is "$(grep -c '^PASS' "$work/out") $(sed -n '$p' "$work/out")" \
	"$((last - 1)) $((last - 1)) passed, 1 failed, 0 errors, 0 skipped" 'after the first seed that fails'
ok 'which is not the first' test "$last" -gt 1
gives 1 "FAIL  $rare" '' 'and the command that it gives fails, too' \
	bash -c "${gntsim%/*}/$(sed -n 's/^  repeat: //p' "$work/out")"
"$gntsim" run --until-fail -j 2 "$rare" >"$work/out2"
ok '--until-fail with processes tells the same' cmp "$work/out" "$work/out2"
gives 1 "^FAIL  $fail \[$kernel\] seed 1
" '' '--until-fail ends with the first failure' "$gntsim" run --until-fail "$fail"
gives 0 '^3 passed' '' '--until-fail with --repeat has an end' \
	bash -c '"$0" run --until-fail --repeat 3 "$1" | tail -1' "$gntsim" "$pass"
gives 77 '0 passed, 0 failed, 0 errors, 1 skipped' '' '--until-fail: nothing that runs' \
	"$gntsim" run --until-fail "$missing"
done_testing
