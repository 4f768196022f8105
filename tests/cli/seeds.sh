#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The seed scripts pass, each on every kernel that it names; with --kernel on
# that one; and every claim (a) to (m) has a script.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"

kernel=linux-$LINUX_SERIES
"$gntsim" run "$seeds" >"$work/out" 2>"$work/err"
is "$?" 0 'gntsim run scenarios/seeds succeeds'
is "$(cat "$work/err")" '' 'and says nothing on stderr'
while read -r verdict path variant; do
	[ "$verdict" = PASS ] || [ "$verdict" = FAIL ] || [ "$verdict" = ERROR ] ||
		[ "$verdict" = SKIP ] || continue
	is "$verdict" PASS "${path##*/} $variant"
done <"$work/out"
grep -q '^FAIL\|^ERROR' "$work/out" && note "$(cat "$work/out")"

for claim in a b c d e f g h i j k l m; do
	is "$(compgen -G "$seeds/$claim-*.gnt" >/dev/null && echo yes)" yes "claim ($claim) has a script"
done
for script in "$seeds"/[a-f]-*.gnt; do
	is "$(grep -c "^PASS  $script \[$kernel+no-prealloc\]" "$work/out")" 1 \
		"${script##*/} also ran on no-prealloc"
done
for script in "$seeds"/[g-l]-*.gnt; do
	is "$(grep -c "^PASS  $script \[$kernel+no-eagain-retry\]" "$work/out")" 1 \
		"${script##*/} also ran on no-eagain-retry"
done
gives 0 '0 failed' '' 'all (a)-(f) pass with --kernel and the fault' \
	"$gntsim" run --kernel "$kernel+no-prealloc" "$seeds"/[a-f]-*.gnt
gives 0 '0 failed' '' 'all (g)-(l) pass with --kernel and the fault' \
	"$gntsim" run --kernel "$kernel+no-eagain-retry" "$seeds"/[g-l]-*.gnt
done_testing
