#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# --memory: every script gives the same with both back ends, and what can be wrong.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"
scripts=("$seeds" "$top_srcdir/tests/checkers" "$top_srcdir/tests/scripts")
short=$seeds/m-status-texts.gnt

"$gntsim" run --memory mapped "${scripts[@]}" >"$work/mapped" 2>"$work/stderr"
is "$?" 0 'all scripts pass with --memory mapped'
"$gntsim" run "${scripts[@]}" >"$work/default" 2>>"$work/stderr"
ok 'which is the default' cmp "$work/mapped" "$work/default"
"$gntsim" run --memory bookkeeping "${scripts[@]}" >"$work/books" 2>>"$work/stderr"
is "$?" 0 'all scripts pass with --memory bookkeeping'
ok 'and say the same, byte for byte' cmp "$work/mapped" "$work/books"
empty "$(cat "$work/stderr")" 'with nothing on stderr'

gives 2 '' "there is no memory 'disk': say mapped or bookkeeping" 'an unknown one' \
	"$gntsim" run --memory disk "$short"
failing=$(script failing.gnt <<'END'
domain 0 linux pv
domain 1 linux pv
1: page A
1: grant R A to 0
0: map M 1:R ro
0: touch M[0]
END
)
gives 1 'violation oops: write of a page in vmalloc space where 1:[0-9]+ was mapped read-only on line 5
.*repeat: gntsim run --memory bookkeeping' \
	'' 'a failure says how to repeat it' "$gntsim" run --memory bookkeeping "$failing"
gives 1 'violation oops: write of a page in the direct map where 1:[0-9]+ was mapped read-only on line 5
' '' 'of a translated domain, too' "$gntsim" run "$(sed 's/^domain 0 linux pv/domain 0 linux pvh/' "$failing" | script pvh.gnt)"
done_testing
