#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# gntsim-run(1): its options are those of the program, its examples give what it shows.
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

# Commands of the examples, and what stands below each.
if [ "$kernel" = linux-6.1 ]; then
	awk -v dir="$work" '
		/^=head1 / { inside = /EXAMPLES/ }
		!inside { next }
		/^    \$ / { n++; print substr($0, 7) > (dir "/" n ".cmd"); next }
		/^    / { print substr($0, 5) > (dir "/" n ".out") }
	' "$page"
	for file in "$work"/*.cmd; do
		read -r _ arguments <"$file"
		# shellcheck disable=SC2086 # the words are the arguments
		"$gntsim" $arguments >"$work/got" 2>&1
		ok "example: $arguments" diff "${file%.cmd}.out" "$work/got"
	done
	is "$(find "$work" -name '*.cmd' | wc -l)" 3 'there are three examples'
else
	skip 'the examples' 'they are of Linux 6.1'
fi
done_testing
