#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# docs/xen-semantics.md cannot rot: every row names a test that is there and is run, or
# says why there is none.
set -eu
. "$(dirname "$0")/lib.sh"

# rows FILE: line number and last cell of every row of a table "input, answer, test".
rows() {
	awk -F ' *[|] *' '
		/^[|] input [|]/ { table = 1; next }
		!/^[|]/ { table = 0 }
		table && !/^[|]-/ { print FNR "\t" (NF == 5 ? $4 : "not three cells") }
	' "$1"
}

# defined, run: names of the unit tests, by their source and by their suite.
defined() {
	sed -n 's/^START_TEST(\([a-z0-9_]*\)).*/\1/p' tests/unit/hv/*.c | LC_ALL=C sort
}
run() {
	sed -n 's/.*tcase_add_\(loop_\)\?test(tc, \([a-z0-9_]*\)[,)].*/\2/p' tests/unit/hv/*.c |
		LC_ALL=C sort -u
}

# offences FILE: rows without a test, and tests that are not there.
offences() {
	local line cell name names
	rows "$1" | while IFS=$'\t' read -r line cell; do
		[[ $cell != 'not modelled: '?* ]] || continue
		if ! [[ $cell =~ ^\`[a-z0-9_]+\`(,\ \`[a-z0-9_]+\`)*$ ]]; then
			printf 'line %d: no test, and no reason "not modelled: ...": %s\n' "$line" "$cell"
			continue
		fi
		names=$(tr -d '`,' <<<"$cell")
		for name in $names; do
			grep -qx "$name" <<<"$tests" || printf 'line %d: no test %s in tests/unit/hv/\n' "$line" "$name"
		done
	done
}

tests=$(run)
is "$(uniq -d <(defined))" '' 'no two tests have the same name'
empty "$(LC_ALL=C comm -23 <(defined) <(echo "$tests"))" 'every test is in a suite'
ok 'there are rows to look at' test "$(rows docs/xen-semantics.md | wc -l)" -gt 100
empty "$(offences docs/xen-semantics.md)" 'every row of docs/xen-semantics.md is a test'

# The test of the test.
cat >"$work/table.md" <<'END'
| input | answer | test |
|---|---|---|
| a | b | `map_rw_okay` |
| a | b | `map_rw_okay`, `no_such_test` |
| a | b | later |
| a | b |
| a | b | not modelled: c |
END
is "$(offences "$work/table.md" | sed 's/: .*//')" $'line 4\nline 5\nline 6' 'what is missing is seen'

done_testing
