#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What was compiled is what Debian's package, or the named tree, holds, byte for
# byte: the wanted files are taken out of it again, by other means.
set -eu
. "$(dirname "$0")/lib.sh"

built=${top_builddir:-.}/kernel/linux-$LINUX_SERIES
manifest=$built/manifest
list=$kernel_src/linux-files.list
[ -f "$manifest" ] || skip_all 'nothing imported here'
source=$(sed -n 's/^# source: //p' "$manifest")

mapfile -t wanted < <(sed -e 's/[[:space:]]*#.*//' -e '/^$/d' "$list" | LC_ALL=C sort -u)

# unpack_again: the listed files of the source, into $work.
unpack_again() {
	local top=linux-source-$LINUX_SERIES
	case $source in
	*.deb) dpkg-deb --fsys-tarfile "$source" | tar -xOf - "./usr/src/$top.tar.xz" ;;
	*) cat "$source" ;;
	esac | case $source in
	*.gz | *.tgz) gzip -dc ;;
	*.tar) cat ;;
	*) xz -dcT0 ;;
	esac | tar -xf - -C "$work" --strip-components=1 --wildcards "${wanted[@]/#/*/}"
}

if [ -d "$source" ]; then
	tree=$source
elif [ -f "$source" ]; then
	ok 'the source can be unpacked again' unpack_again
	tree=$work
else
	skip_all "the source $source is gone"
fi

is "$(cd "$built/src" && find . -type f -printf '%P\n' | LC_ALL=C sort)" "$(printf '%s\n' "${wanted[@]}")" \
	'exactly the listed files are there'
differing=$(for path in "${wanted[@]}"; do
	cmp -s "$tree/$path" "$built/src/$path" || echo "$path"
done)
empty "$differing" "all ${#wanted[@]} files equal those in $(basename "$source")"
is "$(cd "$built/src" && sha256sum -c --quiet ../manifest 2>&1)" '' 'the manifest has the right sums'
is "$(grep -c '^[0-9a-f]\{64\}  ' "$manifest")" "${#wanted[@]}" 'the manifest has a line for each'

# What the images were compiled from, as the compiler itself says.
deps=$(find "$built/obj" -name '*.d' -exec cat {} + | tr -s ' \\' '\n' |
	sed -n "s,.*/linux-$LINUX_SERIES/src/\(.*[^:]\)\$,\1,p" | LC_ALL=C sort -u) || true
if [ -n "$deps" ]; then
	empty "$(LC_ALL=C comm -23 <(echo "$deps") <(printf '%s\n' "${wanted[@]}"))" 'every kernel file that was compiled is a listed one'
	ok 'the grant table is among them' grep -qx drivers/xen/grant-table.c <<<"$deps"
else
	skip 'what was compiled' 'no image built'
fi

done_testing
