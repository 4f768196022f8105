#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The table of refusals is what decides: no check of the grant table model answers by itself,
# and every function of Xen's that a row names is in Xen's source.
set -eu
. "$(dirname "$0")/lib.sh"

answer='(GNTST_(?!okay\b)[a-z_]+|-E[A-Z]+)\b'

# bare FILE...: answers that are not a row's.  A comment may name one.
bare() {
	perl -ne '
		s{/\*.*?\*/}{}g;
		$comment = 1 if m{/\*};
		print "$ARGV:$.: $_" if !$comment && /\b(return|rc =|status =|\?|:)[^;]*'"$answer"'/;
		$comment = 0 if m{\*/};
		close ARGV if eof;
	' "$@"
}

# What a caller turns into an answer of its own, or what is no operation on grants.
inner='^hv-model/gnttab/(table-frames\.c|table\.c:[0-9]+: .*return -ENOMEM)'

mapfile -t model < <(our_files | grep -E '^hv-model/(gnttab/|machine/host-map).*\.[ch]$')
ok 'there is a model to look at' test "${#model[@]}" -gt 20
empty "$(bare "${model[@]}" | grep -vE "$inner" || true)" 'every refusal of the model is a row of the table'

# The test of the test.
cat >"$work/bare.c" <<'END'
	return GNTST_okay;
/* GNTST_eagain: return -EINVAL
 * return GNTST_bad_page; */
	return GNTST_bad_page;
	return rc ? -EBUSY : 0;
	if (x) /* why */ op->status = GNTST_bad_handle;
	return hv_refuse(machine, HV_REFUSE_MAP_NO_KIND, 0);
END
is "$(bare "$work/bare.c" | sed 's/.*bare.c:\([0-9]*\):.*/\1/' | tr '\n' ' ')" '4 5 6 ' 'a bare answer is seen'

# used ROW: whether a check says so.
mapfile -t rows < <(cat hv-model/hv/refusals/*.def | sed -n 's/^REFUSAL(\([A-Z0-9_]*\),.*/\1/p')
ok 'there are rows to look at' test "${#rows[@]}" -gt 70
unused() {
	local row
	for row in "${rows[@]}"; do
		grep -rqw "HV_REFUSE_$row" hv-model/gnttab hv-model/machine || printf '%s\n' "$row"
	done
}
empty "$(unused)" 'every row is some check'

# functions: of the rows, with the file of Xen's each is said to be in.
functions() {
	cat hv-model/hv/refusals/*.def | tr '\n' ' ' |
		perl -ne 'print "$1\txen/common/grant_table.c\n" while /COMMON\(\s*"(\w+)"/g;
			print "$1\t$2\n" while /XEN\(\s*"(\w+)",\s*"([^"]+)"/g' | LC_ALL=C sort -u
}
ok 'rows name functions' test "$(functions | wc -l)" -gt 20
xen=$top_builddir/xen/src
absent() {
	local name file
	functions | while IFS=$'\t' read -r name file; do
		# Of Xen's tree only what is compiled is unpacked.
		[ ! -f "$xen/$file" ] ||
			grep -qE "^([a-z].*[^a-z0-9_])?$name\(" "$xen/$file" || printf '%s: %s\n' "$file" "$name"
	done
}
if [ -f "$xen/xen/common/grant_table.c" ]; then
	empty "$(absent)" "every function that a row names is in Xen's source"
else
	skip "every function that a row names is in Xen's source" 'Xen was not imported'
fi

done_testing
