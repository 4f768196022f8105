#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Leaning is one way: no part includes a private header of another.
set -eu
. "$(dirname "$0")/lib.sh"

# resolve FILE NAME PART: which of our files `#include "NAME"` in FILE means.
resolve() {
	local place
	for place in "$(dirname "$1")" "$3" kernel-src/interface kernel-src/include . hv-model sim kernel-src; do
		if [ -f "$place/$2" ]; then
			realpath -m --relative-to=. -- "$place/$2"
			return
		fi
	done
}

# offences PART ALLOWED: includes in PART of our files that match not ALLOWED.
offences() {
	local file name found
	our_files | grep -E "^$1/.*\.(c|h|y|l)$" | while IFS= read -r file; do
		sed -n 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*["<]\([^">]*\)[">].*/\1/p' "$file" |
			while IFS= read -r name; do
				found=$(resolve "$file" "$name" "$1")
				[ -z "$found" ] || grep -qE "$2" <<<"$found" || printf '%s includes %s\n' "$file" "$found"
			done
	done
}

for part in hv-model sim kernel-src; do
	ok "$part has sources" test -n "$(our_files | grep -m1 "^$part/.*\.c$")"
done
empty "$(offences hv-model '^hv-model/')" 'hv-model includes nothing of ours but itself'
empty "$(offences sim '^(sim/|kernel-src/interface/|hv-model/hv/)')" 'sim includes only the interfaces of the others'
empty "$(offences kernel-src '^kernel-src/')" 'kernel-src includes nothing of ours but itself'

done_testing
