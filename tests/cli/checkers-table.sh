#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# docs/checkers.md has one row for each violation, and what it names is there.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"

table=$top_srcdir/docs/checkers.md
# rows: name, file, looks at, fires through, cost
rows() {
	sed -n '/^| violation /,/^$/p' "$table" | grep '^| `'
}
column() { # N: of all rows, a word in backquotes a line
	rows | cut -d'|' -f"$1" | grep -o '`[^`]*`' | tr -d '`' | sort -u
}

is "$(column 2)" "$("$gntsim" list violations | cut -d' ' -f1 | sort)" \
	'the table has exactly the violations that there are'
is "$(rows | cut -d'|' -f2 | sort | uniq -d)" '' 'each once'
for name in $(column 2); do
	ok "$name has a script that the table promises" \
		bash -c 'test -f "$1/checkers/$2.gnt" || test -f "$1/instrumented/$2.gnt"' _ "$top_srcdir/tests" "$name"
done
for file in $(column 3); do
	ok "$file is there" bash -c 'test -f "$1/sim/check/$2" || test -f "$1/sim/$2"' _ "$top_srcdir" "$file"
done
for fault in $(column 5 | grep -v '^hypervisor-fault'); do
	ok "the fault $fault is there" test -f "$top_srcdir/kernel-src/faults/$fault.cocci"
done

# Every row of the benchmark that the page shows is one.
while read -r name; do
	ok "the bench measures: $name" grep -qF "\"$name\"" "$top_srcdir/bench/check-measure.c"
done < <(sed -n '/^| row of the bench/,/^$/p' "$table" | sed '1,2d' | cut -d'|' -f2 | grep .)
done_testing
