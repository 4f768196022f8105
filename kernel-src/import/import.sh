#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Takes exactly the files named in a list out of Linux's source, byte for byte,
# into OUT/src, and writes OUT/manifest: where they came from and the sha256 of
# each (`cd OUT/src && sha256sum -c ../manifest` checks them).
#
#   import.sh --list FILE --out DIR --cache DIR --series X.Y SOURCE
#   import.sh --series-of SOURCE      print X.Y and stop
#   import.sh --fetch --cache DIR --series X.Y debian
#             download if need be, print the series that it is, and stop; status 3
#             if it cannot be had
#
# X.Y can be `any`, but for debian.  SOURCE is `debian` (the installed or downloaded package linux-source-X.Y), a
# folder with a kernel tree, or a .deb, .tar.xz, .tar.gz or .tar file.
#
# A file that is already there with the same contents is left alone, time stamp
# included.  An archive is unpacked once: the cache keeps the wanted files.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=kernel-src/import/lib.sh
. "$here/lib.sh"
# shellcheck source=kernel-src/import/archive.sh
. "$here/archive.sh"
# shellcheck source=kernel-src/import/debian.sh
. "$here/debian.sh"
# shellcheck source=kernel-src/import/suites.sh
. "$here/suites.sh"
# shellcheck source=kernel-src/import/copy.sh
. "$here/copy.sh"

list='' out='' cache='' series='' source='' series_of='' fetch='' temp='' counter='' reason=''
# A child that is killed before it has reset its traps must not clean up.
clean_up() {
	[ "$BASHPID" = "$$" ] || return 0
	[ -z "$temp" ] || rm -rf -- "$temp"
	[ -z "$counter" ] || kill "$counter" 2>/dev/null || true
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

while [ $# -gt 0 ]; do
	case $1 in
	--list) list=$2; shift ;;
	--out) out=$2; shift ;;
	--cache) cache=$2; shift ;;
	--series) series=$2; shift ;;
	--series-of) series_of=yes ;;
	--fetch) fetch=yes ;;
	-*) fail "unknown option $1" ;;
	*) source=$1 ;;
	esac
	shift
done
[ -n "$source" ] || fail "no source given"

# check_version DIR LABEL: is it Linux?
check_version() {
	[ -n "$(release_of "$1")" ] || fail "$2 is not a Linux source: no Makefile with VERSION in it"
}

# check_folder DIR: a tree that the user named.
check_folder() {
	if [ ! -r "$1" ] || [ ! -x "$1" ]; then fail "$1 cannot be read"; fi
	check_version "$1" "$1"
	[ -d "$1/drivers/xen" ] || fail "$1 is not a Linux source: no drivers/xen in it"
}

# print_series: X.Y of the source, without unpacking more than its Makefile.
print_series() {
	local release name
	if [ -d "$source" ]; then
		check_folder "$source"
		release=$(release_of "$source")
	else
		check_archive "$source"
		name=${member:-$source}
		release=$(sed -n 's/^linux\(-source\)\?[-_]\([0-9]*\.[0-9]*\).*/\2/p' <<<"${name##*/}")
		[ -n "$release" ] || release=$(release_inside "$source")
		[ -n "$release" ] || fail "$source is not a Linux source: no Makefile with VERSION in it"
	fi
	cut -d. -f1,2 <<<"$release"
}

# release_inside FILE: of an archive whose name does not say it.
release_inside() {
	temp=$(mktemp -d)
	(archive_stream "$1" | tar -xOf - --occurrence=1 "$(archive_top "$1")/Makefile") \
		>"$temp/Makefile" 2>/dev/null || true
	release_of "$temp"
}

[ -z "$cache" ] || cache=$(realpath -m -- "$cache")
if [ -n "$series_of" ]; then
	print_series
	exit
fi
if [ -n "$fetch" ]; then
	find_debian
	file=$(basename "$file")
	file=${file#linux-source-}
	file=${file%%_*}
	printf '%s\n' "${file%.tar.xz}"
	exit
fi

check_list "$list"
list=$(realpath -- "$list")
out=$(realpath -m -- "$out")
must_write "$out" mkdir -p -- "$out"

# An archive is the same if name, size and time are; the package, once taken, is.
key_of() {
	case $1 in
	debian) echo "debian $series" ;;
	*) stat -L -c '%n %s %Y' -- "$1" 2>/dev/null ;;
	esac
	{ list_lines "$list"; cat "$here"/*.sh; } | sha256sum | cut -c1-16
}

if [ ! -d "$source" ]; then
	[ "$source" = debian ] || source=$(realpath -m -- "$source")
	key=$(key_of "$source" | paste -sd' ')
	if [ -f "$out/manifest" ] && grep -qxF "# key: $key" "$out/manifest"; then
		exit 0
	fi
	file=$source
	[ "$source" != debian ] || find_debian
	check_archive "$file"
	[ "$package" != - ] || package=$(owner_of "$file")
	unpacked=$cache/unpacked/$(basename "$file")-$(key_of "$file" | sha256sum | cut -c1-16)
	if ! (cd "$unpacked" && sha256sum -c --quiet .sums) >/dev/null 2>&1; then
		rm -rf -- "$unpacked"
		unpack "$file" "$list" "$unpacked"
	fi
	tree=$unpacked
else
	source=$(realpath -- "$source")
	check_folder "$source"
	key="tree $source"
	file=$source
	tree=$source
	package=-
fi

release=$(release_of "$tree")
case $release in
"$series".*) ;;
*) [ "$series" = any ] || fail "$file is Linux $release, but this build is configured for $series: run configure again" ;;
esac
copy_tree
