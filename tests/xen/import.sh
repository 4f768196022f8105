#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The import of Xen's source: byte for byte, from a tarball that the index vouches for,
# and no failure of the build without it.  Nothing is downloaded here.
set -u
import=$top_srcdir/xen-src/import/import.sh
list=$top_srcdir/xen-src/xen-files.list
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
n=0

# check DESCRIPTION COMMAND...
check() {
	local what=$1
	shift
	n=$((n + 1))
	if "$@"; then echo "ok $n - $what"; else echo "not ok $n - $what"; fi
}

run() {
	"$import" --list "$list" --out "$work/out" --cache "$work/cache" "$1" >"$work/log" 2>&1
}

echo 1..8
check 'without Xen the import is content' run none
check 'and leaves no manifest' test ! -e "$work/out/manifest"
mkdir -p "$work/cache/xen" "$work/empty"
echo 'a reason' >"$work/cache/xen/missing"
check 'a source that could not be had lately is no error' run debian
check 'and is one line' grep -qx "gntsim: import: Xen's source is missing, going on without it: a reason" "$work/log"
check 'a folder that is not Xen is an error' eval '! run "$work/empty"'
check 'which says so' grep -q "is not Xen's source" "$work/log"
if [ ! -f "$top_builddir/xen/manifest" ]; then
	echo "ok 7 # SKIP Xen's source is missing"
	echo "ok 8 # SKIP Xen's source is missing"
	exit 0
fi
manifest=$top_builddir/xen/manifest
check 'the imported files are those of the manifest' \
	eval '(cd "$top_builddir/xen/src" && sha256sum -c --quiet "$manifest") 2>/dev/null'
tar=$(sed -n 's/^# source: //p' "$manifest")
if [ ! -f "$tar" ]; then
	echo 'ok 8 # SKIP Xen comes from a folder'
	exit 0
fi
same() {
	local want have
	want=$(tar -xOf "$tar" --wildcards '*/xen/common/grant_table.c' | sha256sum | cut -d' ' -f1)
	have=$(sha256sum <"$top_builddir/xen/src/xen/common/grant_table.c" | cut -d' ' -f1)
	[ "$want" = "$have" ] && (cd "$(dirname "$tar")" && sha256sum -c --quiet "$tar.sha256")
}
check 'grant_table.c is the one of the tarball that apt vouches for' same
