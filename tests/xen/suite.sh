#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The hypervisor model's own tests, run on Xen's grant_table.c: what passes there must
# pass here, but for the names in known-differences.  One line a program; SKIP
# without Xen's source.
set -u
# A BUG of Xen's leaves its function in the middle, and what that had allocated is lost.
export ASAN_OPTIONS=detect_leaks=0
here=$top_srcdir/tests/xen
image=$(find "$top_builddir/xen" -maxdepth 1 -name 'xen-*.so' 2>/dev/null | head -n 1)
if [ -z "$image" ] || [ ! -f "$top_builddir/xen/manifest" ]; then
	echo "1..0 # SKIP Xen's source is missing"
	exit 0
fi
series=${image##*/xen-}
known=$(awk -v series="${series%.so}" '!/^#/ && ($2 == "*" || $2 == series) { print $1 }' \
	"$here/known-differences")
programs=("$top_builddir"/tests/xen/hv-*-xen)
echo "1..$((${#programs[@]} + 1))"
n=0
all_bad=
for program in "${programs[@]}"; do
	n=$((n + 1))
	name=${program##*/}
	output=$(XEN_IMAGE=$image timeout 120 "$program" 2>&1)
	bad=$(sed -n 's/^not ok [0-9]* - [^:]*:[^:]*:\([a-z0-9_]*\):.*/\1/p' <<<"$output" | sort -u)
	all_bad+=$bad$'\n'
	bad=$(grep -vxF "$known" <<<"$bad" | grep .)
	if grep -q '^ok' <<<"$output" && [ -z "$bad" ]; then
		echo "ok $n - $name"
	else
		grep '^not ok' <<<"$output" | sed 's/^/# /'
		echo "not ok $n - $name"
	fi
done
# A difference that is none any more has to go from the list.
passed=$(grep -vxF "$all_bad" <<<"$known")
if [ -z "$passed" ]; then
	echo "ok $((n + 1)) - every known difference is one"
else
	sed 's/^/# /' <<<"$passed"
	echo "not ok $((n + 1)) - every known difference is one"
fi
