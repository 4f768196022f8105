#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Leaning is one way: no part includes a private header of another.
set -eu
. "$(dirname "$0")/lib.sh"

# resolve FILE NAME PART: which of our files `#include "NAME"` in FILE means.
resolve() {
	local place places=(kernel-src/interface kernel-src/include . hv-model sim kernel-src)
	# Compiled with folders of its own, see xen-src/*.flags.
	[[ $1 != xen-src/* ]] || places=(xen-src xen-src/shim hv-model)
	for place in "$(dirname "$1")" "$3" "${places[@]}"; do
		if [ -f "$place/$2" ]; then
			realpath -m --relative-to=. -- "$place/$2"
			return
		fi
	done
}

# offences PART ALLOWED: includes in PART of our files that match not ALLOWED.
offences() {
	local file name found
	our_files | grep -E "^$1/.*\.(c|h|def|y|l)$" | while IFS= read -r file; do
		sed -n 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*["<]\([^">]*\)[">].*/\1/p' "$file" |
			while IFS= read -r name; do
				found=$(resolve "$file" "$name" "$1")
				[ -z "$found" ] || grep -qE "$2" <<<"$found" || printf '%s includes %s\n' "$file" "$found"
			done
	done
}

for part in client hv-model hv-model/machine hv-model/gnttab sim kernel-src xen-src/engine xen-src/gnttab; do
	ok "$part has sources" test -n "$(our_files | grep -m1 "^$part/.*\.c$")"
done
empty "$(offences hv-model '^hv-model/')" 'hv-model includes nothing of ours but itself'
empty "$(offences hv-model/machine '^hv-model/(hv|machine)/')" 'a machine includes nothing of its grant tables'
empty "$(offences hv-model/tables '^hv-model/hv/')" 'tables include only the interface'
empty "$(offences xen-src/engine '^(xen-src/(engine/|[^/]*$)|hv-model/(hv|machine)/)')" \
	"xen-src includes nothing of the model's grant tables"
empty "$(offences xen-src/gnttab '^(xen-src/(gnttab/|shim/|[^/]*$)|hv-model/machine/frame-info.h$)')" \
	"what is compiled with Xen's headers includes none of GLib's side"
empty "$(offences sim '^(sim/|kernel-src/interface/|hv-model/hv/|client/wire.h$)')" 'sim includes only the interfaces of the others'
empty "$(offences client '^client/')" 'the preload library includes nothing of ours but itself'
empty "$(offences kernel-src '^kernel-src/')" 'kernel-src includes nothing of ours but itself'

done_testing
