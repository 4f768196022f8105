#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The same seed gives the same output, byte for byte; 100 seeds all pass.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"

"$gntsim" run --seed 7 "$seeds" "$top_srcdir/tests/checkers" >"$work/one" 2>&1
is "$?" 0 'a run with seed 7 passes'
env LC_ALL=C TZ=Asia/Tokyo MALLOC_PERTURB_=85 \
	"$gntsim" run --seed 7 "$seeds" "$top_srcdir/tests/checkers" >"$work/two" 2>&1
ok 'another run with seed 7 gives the same bytes' cmp "$work/one" "$work/two"

# A failing run shows stacks and texts: these too are the same twice.
failing=$(script failing.gnt <<'END'
domain 1 linux pv
1: lazy-mmu { lazy-mmu { alloc-grant R } } -> crash
1: page A
END
)
"$gntsim" run "$failing" >"$work/one" 2>&1
"$gntsim" run "$failing" >"$work/two" 2>&1
ok 'a failing run gives the same bytes twice' cmp "$work/one" "$work/two"

failed=
for seed in $(seq 1 100); do
	"$gntsim" run --seed "$seed" "$seeds" >"$work/out" 2>&1 || failed="$failed $seed"
done
empty "$failed" 'seeds 1 to 100 all pass'
done_testing
