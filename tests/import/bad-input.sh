#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Whatever is wrong with the source: one clear line, and nothing half-built.
set -eu
. "$(dirname "$0")/lib.sh"

nothing_left() {
	is "$(find "$work/out" "$work/cache" -type f 2>/dev/null)" '' "$1: leaves no file"
	rm -rf "$work/out" "$work/cache"
}

tree=$work/tree
make_tree "$tree"

mkdir "$work/other"
fails 'not a Linux tree' "other is not a Linux source: no Makefile with VERSION" import "$work/other"
echo 'VERSION = 6' >"$work/other/Makefile"
fails 'a tree without drivers/xen' "other is not a Linux source: no drivers/xen" import "$work/other"
fails 'no such file' 'absent.tar.xz does not exist' import "$work/absent.tar.xz"
echo hello >"$work/text.txt"
fails 'neither package nor tarball' 'text.txt: not a .deb' import "$work/text.txt"

cp -r "$tree" "$work/lacking"
rm "$work/lacking/arch/x86/xen/p2m.c"
fails 'a file missing in the tree is named' 'lacking lacks arch/x86/xen/p2m.c$' import "$work/lacking"
nothing_left 'file missing'

# The list itself.
with_list() {
	printf '%s\n' "$1" >"$work/bad.list"
	import "$tree" --list "$work/bad.list"
}
fails 'a path out of the tree' "bad.list: ../x does not lie in the tree" with_list ../x
fails 'a line that is no path' "bad.list: 'a sometimes' is not PATH, PATH optional or PATH if OTHER" \
	with_list 'a sometimes'
fails 'a condition that is not listed' "bad.list: b is asked for by 'if', but not listed" with_list 'a if b'
printf '%s\n' drivers/xen/grant-table.c 'absent.c optional' 'arch/x86/xen/p2m.c if drivers/xen/grant-table.c' \
	'other.c if absent.c' >"$work/some.list"
ok 'files that need not be there' import "$tree" --list "$work/some.list"
is "$(sed -n 's/^[0-9a-f]*  //p' "$work/out/linux-6.1/manifest" | paste -sd' ')" \
	'arch/x86/xen/p2m.c drivers/xen/grant-table.c' 'are taken if they are'
tar -C "$tree" -czf "$work/some.tar.gz" --transform 's,^\.,linux-6.1,' .
ok 'and not missed in a tarball' import "$work/some.tar.gz" --list "$work/some.list"
is "$(cd "$work/out/linux-6.1/src" && find . -type f | wc -l)" 2 'which gives the same'
rm -rf "$work/out" "$work/cache"
echo 'arch/x86/xen/absent.c if arch/x86/xen/p2m.c' >>"$work/some.list"
echo 'arch/x86/xen/p2m.c' >>"$work/some.list"
fails 'a file that must be there if another is' 'tree lacks arch/x86/xen/absent.c$' \
	import "$tree" --list "$work/some.list"
nothing_left 'a bad list'

if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
	cp -r "$tree" "$work/secret"
	chmod 0 "$work/secret/include/xen/demo.h"
	chmod -R a+rwX "$work"
	chmod 0 "$work/secret/include/xen/demo.h"
	as_nobody() {
		setpriv --reuid=65534 --regid=65534 --clear-groups \
			"$kernel_src/import/import.sh" --list "$demo_list" --out "$work/out/linux-6.1" \
			--cache "$work/cache" --series 6.1 "$1"
	}
	if setpriv --reuid=65534 --regid=65534 --clear-groups test -r "$kernel_src/import/import.sh"; then
		mkdir -m 777 "$work/out" "$work/cache"
		fails 'an unreadable file is named' 'secret/include/xen/demo.h cannot be read' as_nobody "$work/secret"
		rm -rf "$work/out" "$work/cache"
	else
		skip 'an unreadable file is named' 'the source folder is closed to other users'
	fi
elif [ "$(id -u)" = 0 ]; then
	skip 'an unreadable file is named' 'no setpriv'
else
	chmod 0 "$tree/include/xen/demo.h"
	fails 'an unreadable file is named' 'tree/include/xen/demo.h cannot be read' import "$tree"
	chmod 644 "$tree/include/xen/demo.h"
fi

# Tarballs.  Random filler makes the half of one really half.
head -c 300000 /dev/urandom >"$tree/filler"
mv "$tree" "$work/linux-6.1"
tar -C "$work" -cJf "$work/linux-6.1.tar.xz" linux-6.1
tar -C "$work" -czf "$work/linux-6.1.tar.gz" linux-6.1
tar -C "$work/lacking" -czf "$work/lacking.tar.gz" --transform 's,^\.,linux-6.1,' .
rm "$work/other/Makefile"
tar -C "$work" -czf "$work/other.tar.gz" other
for kind in xz gz; do
	head -c 150000 "$work/linux-6.1.tar.$kind" >"$work/half.tar.$kind"
	fails "a truncated .tar.$kind" "half.tar.$kind is truncated or damaged" import "$work/half.tar.$kind"
	nothing_left "truncated .tar.$kind"
	ok "a whole .tar.$kind" import "$work/linux-6.1.tar.$kind"
	is "$(cd "$work/out/linux-6.1/src" && sha256sum -c --quiet ../manifest 2>&1)" '' "the manifest of .tar.$kind holds"
	rm -rf "$work/out" "$work/cache"
done
fails 'a file missing in a tarball is named' 'lacking.tar.gz lacks arch/x86/xen/p2m.c$' import "$work/lacking.tar.gz"
nothing_left 'file missing in a tarball'
fails 'a tarball of something else' 'other.tar.gz is not a Linux source' import "$work/other.tar.gz"
: >"$work/empty.tar.xz"
fails 'an empty tarball' 'empty.tar.xz is truncated or damaged' import "$work/empty.tar.xz"

# Packages.
make_deb() { # NAME FOLDER
	mkdir -p "$2/DEBIAN"
	printf '%s\n' "Package: $1" 'Version: 6.1.99-1' 'Architecture: all' \
		'Maintainer: nobody <nobody@invalid>' 'Description: test' >"$2/DEBIAN/control"
	dpkg-deb --root-owner-group -b "$2" "$work/$1.deb" >/dev/null
}
mkdir -p "$work/wrong-deb/usr/share/doc" "$work/right-deb/usr/src"
make_deb hello "$work/wrong-deb"
mv "$work/linux-6.1.tar.xz" "$work/right-deb/usr/src/linux-source-6.1.tar.xz"
make_deb linux-source-6.1 "$work/right-deb"
fails 'a package of something else' 'hello.deb is the package hello, which holds no' import "$work/hello.deb"
echo nonsense >"$work/nonsense.deb"
fails 'not a package' 'nonsense.deb is not a Debian package' import "$work/nonsense.deb"
size=$(stat -c %s "$work/linux-source-6.1.deb")
head -c $((size / 2)) "$work/linux-source-6.1.deb" >"$work/half.deb"
fails 'a truncated package' 'half.deb .*truncated' import "$work/half.deb"
nothing_left 'truncated package'
fails 'another series than configured' 'is Linux 6.1.99, but this build is configured for 6.12' \
	import "$work/linux-source-6.1.deb" --series 6.12
rm -rf "$work/out" "$work/cache"
ok 'a whole package' import "$work/linux-source-6.1.deb"
is "$(sed -n 's/^# package: //p' "$work/out/linux-6.1/manifest")" 'linux-source-6.1 6.1.99-1' \
	'the manifest names package and version'
touch -r "$work/out/linux-6.1/manifest" "$work/stamp"
sleep 0.02
is "$(import "$work/linux-source-6.1.deb" 2>&1)" '' 'the second time nothing is done'
is "$(find "$work/out" -newer "$work/stamp" -type f)" '' 'the second time nothing is written'
rm -rf "$work/out"
empty "$(import "$work/linux-source-6.1.deb" 2>&1 | grep unpacking)" 'another build unpacks nothing again'
rm -rf "$work/out" "$work/cache"

# No package, no network.
mkdir -p "$work/bin"
printf '%s\n' '#!/bin/sh' 'echo "E: Unable to locate package linux-source-0.0" >&2' 'exit 100' >"$work/bin/apt-get"
chmod +x "$work/bin/apt-get"
no_apt() {
	PATH=$work/bin:$PATH import debian --series 0.0
}
fails 'a package that apt does not know, and no mirror to ask' \
	'linux-source-0.0 cannot be downloaded \(apt is configured with no mirror.*--with-linux-source' no_apt
nothing_left 'no package'

# Relative paths mean what they say.
rm -rf "$work/out"
relative() {
	cd "$work" && "$kernel_src/import/import.sh" --list list --out out/linux-6.1 --cache cache --series 6.1 linux-6.1
}
ok 'relative paths' relative
is "$(cd "$work/out/linux-6.1/src" && sha256sum -c --quiet ../manifest 2>&1)" '' 'the manifest of a tree holds'
rm -rf "$work/out" "$work/cache"

# A full disk, both where archives are unpacked and where files are copied to.
if [ "$(id -u)" = 0 ] && mkdir "$work/disk" && mount -t tmpfs -o size=16k,nr_inodes=40 tmpfs "$work/disk" 2>/dev/null; then
	tap_cleanup() {
		umount "$work/disk" 2>/dev/null || true
		rm -rf -- "$work"
	}
	head -c 30000 /dev/urandom | base64 >>"$work/linux-6.1/drivers/xen/grant-table.c"
	tar -C "$work" -czf "$work/big.tar.gz" linux-6.1
	to_disk() {
		"$kernel_src/import/import.sh" --list "$demo_list" --series 6.1 "$@"
	}
	fails 'a disk full while copying' "disk full while writing $work/disk/out" \
		to_disk --cache "$work/cache" --out "$work/disk/out" "$work/linux-6.1"
	is "$(find "$work/disk" -type f)" '' 'full disk: leaves no file'
	rm -rf "$work/disk/out"
	fails 'a disk full while unpacking' "disk full while writing $work/disk/cache" \
		to_disk --cache "$work/disk/cache" --out "$work/out" "$work/big.tar.gz"
	is "$(find "$work/disk" "$work/out" -type f)" '' 'full disk: leaves no file in the cache'
else
	skip 'a full disk' 'only root can mount a small disk'
fi

done_testing
