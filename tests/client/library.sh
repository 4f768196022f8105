#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Debian's libxengnttab on the simulated devices: each function of its header, on each kernel.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"
. "$top_srcdir/tests/client/lib.sh"

# On every version that was built.
for series in $(imported_series); do
	for guest in pv pvh hvm; do
		for program in gnttab gntshr; do
			client "$program, $guest, Linux $series" \
				"$(on $guest "$scripts/$program.gnt" "linux-$series")" "$clients/$program"
		done
	done
done

sed 's/^domain 0 linux pv/machine permit-device-maps\ndomain 0 linux pvh/' "$scripts/gnttab.gnt" >"$work/permitted.gnt"
client 'gnttab, where device maps are permitted' "$work/permitted.gnt" "$clients/gnttab" permitted
client 'vchan: what is missing' "$work/no-map.gnt" "$clients/vchan"

# Its run-time library wants to be the first that is preloaded.
if $CC -D_GNU_SOURCE -fsanitize=address -o "$work/asan" "$scripts/gnttab.c" -lxengnttab 2>"$work/cc"; then
	client 'gnttab, built with AddressSanitizer' "$scripts/gnttab.gnt" "$work/asan"
else
	skip 'gnttab, built with AddressSanitizer' 'the compiler has it not'
fi

# Nothing of the header is left out.
grep -v '^ [*]' /usr/include/xengnttab.h |
	sed -n 's/^.*[ *]\(xengn[a-z]*_[a-z_]*\)(.*/\1/p' | sort -u >"$work/functions"
ok 'the header has functions' test "$(wc -l <"$work/functions")" -gt 15
while read -r function; do
	ok "$function is called" grep -q "$function(" "$scripts"/*.c
done <"$work/functions"

done_testing
