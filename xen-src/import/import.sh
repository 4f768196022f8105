#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Takes exactly the files named in a list out of Xen's source, byte for byte, into
# OUT/src, and writes OUT/manifest: where they came from and the sha256 of each
# (`cd OUT/src && sha256sum -c ../manifest` checks them).
#
#   import.sh --list FILE --out DIR --cache DIR SOURCE
#
# SOURCE is `debian` (the source package xen of the machine's own Debian), `none`, or
# a folder with Xen's source.  A second path in a line of the list is where older
# versions have the file; a line that ends in ? may be missing.
#
# Xen is no condition for a build: if Debian's source cannot be had, one line says so,
# OUT has no manifest, and the exit status is 0.  It is not asked for again within an
# hour.  A folder that the user has named must be Xen's.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=kernel-src/import/lib.sh
. "$here/../../kernel-src/import/lib.sh"
# shellcheck source=xen-src/import/debian.sh
. "$here/debian.sh"

list='' out='' cache='' source='' temp=''
clean_up() {
	[ "$BASHPID" = "$$" ] || return 0
	[ -z "$temp" ] || rm -rf -- "$temp"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

while [ $# -gt 0 ]; do
	case $1 in
	--list) list=$2; shift ;;
	--out) out=$2; shift ;;
	--cache) cache=$2; shift ;;
	-*) fail "unknown option $1" ;;
	*) source=$1 ;;
	esac
	shift
done
[ -n "$source" ] || fail "no source given"

# go_without REASON: no image of Xen, and that is all.
go_without() {
	[ -z "$1" ] || say "Xen's source is missing, going on without it: $1"
	rm -f -- "$out/manifest"
	exit 0
}

# version_of TREE: X.Y.Z as xen/Makefile has it.
version_of() {
	awk '/^export XEN_(VERSION|SUBVERSION)[ \t]*=/ { printf "%s%s", sep, $NF; sep = "." }
		/^export XEN_EXTRAVERSION/ { sub(/\$.*/, "", $NF); printf "%s", $NF }' \
		"$1/xen/Makefile" 2>/dev/null || true
}

# print_paths TREE: what the list means in this tree, one path a line.
print_paths() {
	local path older
	sed -e 's/#.*//' -e '/^[[:space:]]*$/d' -- "$list" | while read -r path older; do
		if [ -f "$1/$path" ]; then
			printf '%s\n' "$path"
		elif [ -n "$older" ] && [ -f "$1/$older" ]; then
			printf '%s\n' "$older"
		elif [ "$older" != '?' ]; then
			fail "$file lacks $path"
		fi
	done | LC_ALL=C sort
}

# copy_files TREE: the listed files; those that are the same keep their time stamps.
copy_files() {
	local paths sums path
	paths=$(print_paths "$1")
	sums=$(cd "$1" && xargs -d '\n' sha256sum -- <<<"$paths")
	rm -f -- "$out/manifest.new"
	while IFS= read -r path; do
		must_write "$out/src" mkdir -p -- "$out/src/$(dirname "$path")"
		cmp -s -- "$1/$path" "$out/src/$path" ||
			must_write "$out/src/$path" cp --no-preserve=mode -- "$1/$path" "$out/src/$path"
	done <<<"$paths"
	(cd "$out/src" && find . -type f -printf '%P\n' | LC_ALL=C sort | LC_ALL=C comm -23 - <(cat <<<"$paths") |
		xargs -r -d '\n' rm -f --)
	[ ! -d "$out/src/xen/include/asm-x86" ] || ln -sfn asm-x86 "$out/src/xen/include/asm"
	printf '# source: %s\n# package: %s\n# version: %s\n# key: %s\n%s\n' "$file" "$package" \
		"$version" "$key" "$sums" >"$out/manifest.new"
	if ! cmp -s "$out/manifest.new" "$out/manifest"; then
		mv -f -- "$out/manifest.new" "$out/manifest"
		say "Xen $version: $(wc -l <<<"$paths") files in $out/src"
	else
		rm -f -- "$out/manifest.new"
	fi
}

[ "$source" != none ] || go_without ''
[ -r "$list" ] || fail "the list $list cannot be read"
cache=$(realpath -m -- "$cache")
out=$(realpath -m -- "$out")
must_write "$out" mkdir -p -- "$out"
key="$source $({ cat -- "$list" "$here"/*.sh; } | sha256sum | cut -c1-16)"
package=-
if [ "$source" = debian ]; then
	if grep -qsxF "# key: $key" "$out/manifest"; then
		exit 0
	fi
	find_debian
	new_temp
	tar -xf "$file" -C "$temp" --strip-components=1 --wildcards '*/xen/common/grant_table.c' \
		'*/xen/Makefile' '*/xen/include/*' '*/xen/arch/x86/include/*' 2>/dev/null || true
	tree=$temp
else
	file=$(realpath -m -- "$source")
	tree=$file
	[ -d "$tree" ] || fail "$file is not a folder"
fi
version=$(version_of "$tree")
[ -n "$version" ] || fail "$file is not Xen's source: no xen/Makefile with XEN_VERSION in it"
case $version in
4.14.* | 4.17.* | 4.20.*) ;;
*) [ "$source" != debian ] || go_without "the shims do not know Xen $version" ;;
esac
copy_files "$tree"
