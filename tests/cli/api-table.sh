#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# docs/api.md against the kernels that were built, the verbs and the scripts.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"
table=$top_srcdir/docs/api.md

# rows: function;kernels;verb;script of each row, without the back quotes.
rows() {
	sed -n 's/^| `\([a-z_]*\)` | \([^|]*\) | \([^|]*\) | \([^|]*\) |$/\1;\2;\3;\4/p' "$1" | tr -d '`'
}

# functions TREE: what grant-table.c exports and grant_table.h declares.
functions() {
	{
		sed -n 's/^EXPORT_SYMBOL\(_GPL\)\{0,1\}(\(.*\));.*/\2/p' "$1/drivers/xen/grant-table.c"
		grep -ohE '\b(arch_gnttab|gnttab|xen_page_foreign)[a-z_]*\(' "$1/include/xen/grant_table.h" | tr -d '('
	} | LC_ALL=C sort -u
}

# in_kernel KERNELS SERIES: does the column say that this version has it?
in_kernel() {
	case $1 in
	all) true ;;
	'since '*) printf '%s\n' "${1#since }" "$2" | sort -C -V ;;
	'up to '*) printf '%s\n' "$2" "${1#up to }" | sort -C -V ;;
	*) false ;;
	esac
}

# expected SERIES TABLE: what a kernel of that series has by the table.
expected() {
	rows "$2" | while IFS=';' read -r function kernels _; do
		! in_kernel "$kernels" "$1" || printf '%s\n' "$function"
	done | LC_ALL=C sort -u
}

difference() {
	LC_ALL=C comm -3 <(expected "$1" "$3") <(functions "$2")
}

ok 'there is a table' test "$(rows "$table" | wc -l)" -gt 40
for tree in "$top_builddir"/kernel/linux-*/manifest; do
	tree=${tree%/manifest}
	series=${tree##*/linux-}
	# A tree of somebody's own may have what it likes.
	[[ $series =~ ^[0-9]+\.[0-9]+$ ]] || continue
	empty "$(difference "$series" "$tree/src" "$table")" "Linux $series has the functions of docs/api.md and no others"
	last=$tree/src
done

# The test itself: it sees a function too few, one too many and a wrong version.
grep -v '`gnttab_batch_copy`' "$table" >"$work/few.md"
ok 'a missing row is seen' test -n "$(difference "$series" "$last" "$work/few.md")"
sed 's/`gnttab_batch_copy`/`gnttab_batch_copyright`/' "$table" >"$work/other.md"
is "$(difference "$series" "$last" "$work/other.md" | wc -l)" 2 'a wrong name is seen'
sed '/`gnttab_batch_copy`/s/| all |/| up to 3.1 |/' "$table" >"$work/version.md"
ok 'a wrong version is seen' test -n "$(difference "$series" "$last" "$work/version.md")"

# A row without a verb gives its reason in the place of the script.
bad_rows() {
	rows "$table" | while IFS=';' read -r function _ verb script; do
		if [ "$verb" = none ]; then
			[ "$(wc -w <<<"$script")" -gt 3 ] || printf '%s: why is there no verb?\n' "$function"
			continue
		fi
		"$gntsim" verb "$verb" >"$work/help" 2>&1 || printf '%s: there is no verb %s\n' "$function" "$verb"
		case $script in
		seeds/*) script=$top_srcdir/scenarios/$script.gnt ;;
		*) script=$top_srcdir/tests/scripts/$script.gnt ;;
		esac
		grep -qE "(^|: |\{ |; )$verb( |\$)" "$script" || printf '%s: %s does not use %s\n' "$function" "$script" "$verb"
	done
}
empty "$(bad_rows)" 'every row has a verb that there is and a script that uses it'
done_testing
