#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# README.md tells the truth: every command in a console block gives exactly what
# stands below it, and the script that it shows is the one in the file.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"

readme=$top_srcdir/README.md
cd "$top_srcdir" || exit 1

# Each "$ build/gntsim ..." with the lines up to the next command or the block's end.
awk -v dir="$work" '
	/^```console$/ { inside = 1; next }
	/^```$/ { inside = 0; next }
	inside && /^\$ / { n++; print substr($0, 3) > (dir "/" n ".cmd"); printf "" > (dir "/" n ".out"); next }
	inside { print > (dir "/" n ".out") }
' "$readme"
for file in "$work"/*.cmd; do
	read -r _ arguments <"$file"
	# shellcheck disable=SC2086 # the words are the arguments
	"$gntsim" $arguments >"$work/got" 2>&1
	ok "README: $arguments" diff "${file%.cmd}.out" "$work/got"
done
is "$(find "$work" -name '*.cmd' | wc -l)" 3 'README shows three commands with their output'

example=scenarios/examples/paged-out.gnt
ok "README shows $example as it is" grep -qFz -- "$(tail -n +2 "$example")" "$readme"
ok 'README names ./quickstart' grep -q '^    ./quickstart check ' "$readme"
done_testing
