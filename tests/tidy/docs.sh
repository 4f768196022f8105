#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What the documents name is there: files by their paths, and the pages that they lead to.
set -eu
. "$(dirname "$0")/lib.sh"

mapfile -t pages < <(our_files | grep '\.md$')
ok 'there are pages to look at' test "${#pages[@]}" -gt 8

# `sim/check/check-*.c`, `hv-model/gnttab/{map,copy}.c`; NAME stands for any name.
paths() {
	grep -oE '`(sim|hv-model|kernel-src|xen-src|scenarios|tests|docs|bench|fuzz|build-aux)/[^` ]*`' "$1" |
		tr -d '`' | sed 's/NAME/*/; s/[.,:]*$//'
}

# There in the source, or made by the build; with braces and stars as the shell has them.
there() {
	eval "ls -d $1 || ls -d '$top_builddir'/$1" >/dev/null 2>&1
}

missing_paths() {
	local page path
	for page in "${pages[@]}"; do
		while IFS= read -r path; do
			there "$path" || printf '%s: %s\n' "$page" "$path"
		done < <(paths "$page")
	done
}
empty "$(missing_paths)" 'every path that they name is there'

missing_links() {
	local page link
	for page in "${pages[@]}"; do
		while IFS= read -r link; do
			[ -e "$(dirname "$page")/$link" ] || printf '%s: %s\n' "$page" "$link"
		done < <(grep -oE '\]\([^)#:]+\)' "$page" | sed 's/^](//; s/)$//')
	done
}
empty "$(missing_links)" 'every page that they lead to is there'
done_testing
