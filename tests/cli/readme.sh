#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# README.md tells the truth: every command in a console block gives exactly what
# stands below it, and the script that it shows is the one in the file.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"

readme=$top_srcdir/README.md
[ "$LINUX_SERIES" = 6.1 ] || skip_all "README shows Linux 6.1, and this is $LINUX_SERIES"

include "$top_srcdir/tests/lib/transcript.pl" "$readme"
is "$(grep -c '^\$ build/gntsim' "$readme")" 6 'README shows six commands with their output'
ok 'its first script fails at first' grep -q '^FAIL  mine.gnt ' "$readme"
ok 'and passes when it is mended' grep -q '^PASS  mine.gnt ' "$readme"
ok 'README is short' test "$(wc -l <"$readme")" -le 201

example=scenarios/examples/paged-out.gnt
ok "README shows $example as it is" grep -qFz -- "$(tail -n +2 "$top_srcdir/$example")" "$readme"
ok 'README names ./quickstart' grep -q '^    ./quickstart check ' "$readme"

# What quickstart names as the next steps: between ` and '.
mapfile -t next < <(sed -n '/say "Next:/,/^}/p' "$top_srcdir/quickstart" | grep -oE "gntsim [a-z-]+[^'\`]*")
is "${#next[@]}" 2 'quickstart ends with two commands to try'
for command in "${next[@]}"; do
	# shellcheck disable=SC2086 # its words
	ok "$command" "$top_builddir"/$command </dev/null
done
done_testing
