# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
# Copying the listed files from a tree into OUT/src, only those that differ.

# missing_from TREE LIST: the listed files that TREE does not have.
missing_from() {
	local path
	list_paths "$2" "$1" | while IFS= read -r path; do
		[ -f "$1/$path" ] || printf '%s\n' "$path"
	done
}

# unreadable_in TREE LIST: the first listed file that is there but cannot be read.
unreadable_in() {
	local path
	list_paths "$2" "$1" | while IFS= read -r path; do
		[ -r "$1/$path" ] || { printf '%s\n' "$path"; break; }
	done
}

# sums_in TREE LIST: sha256 and path of the listed files that are there.
sums_in() {
	[ -d "$1" ] || return 0
	list_paths "$2" "$1" | (cd "$1" && xargs -r -d '\n' sha256sum -- 2>/dev/null) || true
}

# sums_of DIR: the same of everything in it.
sums_of() {
	[ -d "$1" ] || return 0
	(cd "$1" && find . -type f -printf '%P\n' | LC_ALL=C sort | xargs -r -d '\n' sha256sum --)
}

# print_manifest SUMS
print_manifest() {
	printf '# source: %s\n' "$file"
	printf '# package: %s\n' "$package"
	printf '# release: %s\n' "$release"
	printf '# key: %s\n' "$key"
	printf '%s\n' "$1"
}

# drop_unlisted DIR SUMS: removes files that are not among those taken.
drop_unlisted() {
	(cd "$1" && find . -type f -printf '%P\n' | LC_ALL=C sort | LC_ALL=C comm -23 - <(cut -c67- <<<"$2" | LC_ALL=C sort) |
		xargs -r -d '\n' rm -f --)
}

# copy_tree: from `tree` to `out`/src, by `list`.  All copies are made before the
# first old file is replaced, and the manifest is absent while that goes on.
copy_tree() {
	local sums old changed path lacking
	lacking=$(missing_from "$tree" "$list")
	[ -z "$lacking" ] || fail "$file lacks ${lacking//$'\n'/ }"
	lacking=$(unreadable_in "$tree" "$list")
	[ -z "$lacking" ] || fail "$file/$lacking cannot be read"
	sums=$(sums_in "$tree" "$list")
	[ "$(wc -l <<<"$sums")" = "$(list_paths "$list" "$tree" | wc -l)" ] || fail "not all files in $tree can be read"
	old=$(sums_of "$out/src")
	if [ "$sums" = "$old" ] && [ -f "$out/manifest" ] &&
		[ "$(print_manifest "$sums")" = "$(cat "$out/manifest")" ]; then
		return 0
	fi
	changed=$(comm -23 <(sort <<<"$sums") <(sort <<<"$old") | cut -c67-)
	rm -rf -- "$out"/.new.*
	temp=$out/.new.$$
	must_write "$temp" mkdir -p -- "$temp" "$out/src"
	if [ -n "$changed" ]; then
		while IFS= read -r path; do
			must_write "$temp/$path" mkdir -p -- "$temp/$(dirname "$path")" "$out/src/$(dirname "$path")"
			must_write "$temp/$path" cp --no-preserve=mode -- "$tree/$path" "$temp/$path"
		done <<<"$changed"
	fi
	(print_manifest "$sums" >"$temp/manifest") 2>/dev/null || fail "disk full while writing $temp/manifest"
	rm -f -- "$out/manifest"
	if [ -n "$changed" ]; then
		while IFS= read -r path; do
			mv -f -- "$temp/$path" "$out/src/$path"
		done <<<"$changed"
	fi
	drop_unlisted "$out/src" "$sums"
	mv -f -- "$temp/manifest" "$out/manifest"
	rm -rf -- "$temp"
	temp=
	say "Linux $release: $(wc -l <<<"$sums") files in $out/src, of which $(grep -c . <<<"$changed") new or changed"
}
