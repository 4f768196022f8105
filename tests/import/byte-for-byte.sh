#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What was compiled is what Debian's package, or the named tree, holds, byte for
# byte: the wanted files are taken out of it again, by other means.
set -eu
. "$(dirname "$0")/lib.sh"

list=$kernel_src/linux-files.list

# wanted_in DIR: the paths that are to be taken from a tree in DIR, by the list's rules.
wanted_in() {
	(cd "$1" && find . -type f -printf '%P\n') | awk '
		FNR == NR { there[$0] = 1; next }
		{ sub(/#.*/, "") }
		NF == 1 || NF == 2 && $1 in there || NF == 3 && $3 in there { print $1 }
	' - "$list" | LC_ALL=C sort -u
}

# unpack_again SOURCE SERIES DIR: everything that the list names.
unpack_again() {
	local names
	mapfile -t names < <(sed -e 's/#.*//' "$list" | awk 'NF { print "*/" $1 }')
	case $1 in
	*.deb) dpkg-deb --fsys-tarfile "$1" | tar -xOf - "./usr/src/linux-source-$2.tar.xz" ;;
	*) cat "$1" ;;
	esac | case $1 in
	*.gz | *.tgz) gzip -dc ;;
	*.tar) cat ;;
	*) xz -dcT0 ;;
	esac | tar -xf - -C "$3" --strip-components=1 --wildcards "${names[@]}" 2>"$3.errors" || true
	! grep -v ': Not found in archive$\|Exiting with failure' "$3.errors"
}

# check_series SERIES
check_series() {
	local series=$1 built manifest source tree wanted path differing deps
	built=$top_builddir/kernel/linux-$series
	manifest=$built/manifest
	source=$(sed -n 's/^# source: //p' "$manifest")
	if [ -d "$source" ]; then
		tree=$source
	elif [ -f "$source" ]; then
		tree=$work/$series
		mkdir "$tree"
		ok "$series: the source can be unpacked again" unpack_again "$source" "$series" "$tree"
	else
		skip "$series: what was imported" "the source $source is gone"
		return 0
	fi
	mapfile -t wanted < <(wanted_in "$tree")
	is "$(cd "$built/src" && find . -type f -printf '%P\n' | LC_ALL=C sort)" \
		"$(printf '%s\n' "${wanted[@]}")" "$series: exactly the listed files are there"
	differing=$(for path in "${wanted[@]}"; do
		cmp -s "$tree/$path" "$built/src/$path" || echo "$path"
	done)
	empty "$differing" "$series: all ${#wanted[@]} files equal those in $(basename "$source")"
	is "$(cd "$built/src" && sha256sum -c --quiet ../manifest 2>&1)" '' "$series: the manifest has the right sums"
	is "$(grep -c '^[0-9a-f]\{64\}  ' "$manifest")" "${#wanted[@]}" "$series: the manifest has a line for each"

	# What the images were compiled from, as the compiler itself says.
	deps=$(find "$built/obj" -name '*.d' -exec cat {} + | tr -s ' \\' '\n' |
		sed -n "s,.*/linux-$series/src/\(.*[^:]\)\$,\1,p" | LC_ALL=C sort -u) || true
	if [ -n "$deps" ]; then
		empty "$(LC_ALL=C comm -23 <(echo "$deps") <(printf '%s\n' "${wanted[@]}"))" \
			"$series: every kernel file that was compiled is a listed one"
		ok "$series: the grant table is among them" grep -qx drivers/xen/grant-table.c <<<"$deps"
	else
		skip "$series: what was compiled" 'no image built'
	fi
}

[ -n "$(imported_series)" ] || skip_all 'nothing imported here'
for series in $(imported_series); do
	check_series "$series"
done

done_testing
