#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# features.sh LIST SRC HEADER: makes HEADER, which says for each line of features.list
# whether the imported source SRC has it.  A header that would not change is left alone.
set -euo pipefail

list=$1 src=$2 header=$3

define_all() {
	local name file pattern
	printf '/* Made by kernel-src/features.sh out of %s. */\n' "$(basename "$list")"
	sed -e '/^#/d' -e '/^[[:space:]]*$/d' -- "$list" | while read -r name file pattern; do
		if [ -z "$pattern" ]; then
			printf 'gntsim: %s: error: %s is not NAME FILE PATTERN\n' "$list" "$name" >&2
			exit 1
		fi
		if grep -qsE -- "$pattern" "$src/$file"; then
			printf '#define %s 1\n' "$name"
		else
			printf '#define %s 0\n' "$name"
		fi
	done
}

made=$(define_all)
if [ "$made" != "$(cat -- "$header" 2>/dev/null)" ]; then
	printf '%s\n' "$made" >"$header.tmp"
	mv -f -- "$header.tmp" "$header"
fi
