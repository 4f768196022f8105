#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# gntsim-run(1): its options and formats are those of the program.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"
. "$top_srcdir/tests/cli/run-lib.sh"
page=$top_srcdir/docs/man/gntsim-run.pod
cd "$top_srcdir" || exit 1

ok 'it is good POD' podchecker "$page"
"$gntsim" run --help | sed -nE 's/^  ((-., )?--[^ ]*) .*/\1/p' | sort >"$work/program"
sed -nE 's/^=item ((B<-.>, )?B<--.*)/\1/p' "$page" | sed -E 's/[BI]<([^>]*)>/\1/g' | sort >"$work/manual"
ok 'its options are those of gntsim run --help' diff "$work/program" "$work/manual"
ok 'there are some' test "$(wc -l <"$work/program")" -gt 15
"$gntsim" run --help >"$work/help"
empty "$(sed -nE 's/^=item (B<-.>, )?B<(--[a-z-]*)>.*/\2/p' "$page" | while read -r option; do
	grep -qE -- "${option}[= ].* [^ ]" "$work/help" || echo "$option"
done)" 'each has a text in --help'
empty "$("$gntsim" run --format '?' x 2>&1 | grep -oE 'text|tap|junit|jsonl' | while read -r format; do
	grep -q "B<$format>" "$page" || echo "$format"
done)" 'each format is in it'

done_testing
