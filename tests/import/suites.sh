#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Several versions, from suites that this machine does not use: what apt is asked, what
# is taken, and what happens if there is nothing to be had.  apt is a fake that knows
# what a file says and writes down how it was called.
set -eu
. "$(dirname "$0")/lib.sh"

apt=$work/apt
mkdir -p "$apt/bin" "$apt/debs"
export FAKE_APT=$apt
cat >"$apt/bin/apt-get" <<'END'
#!/bin/bash
echo "apt-get $*" >>"$FAKE_APT/log"
case " $* " in
*' indextargets '*)
	cat "$FAKE_APT/targets"
	exit
	;;
esac
[ ! -e "$FAKE_APT/offline" ] || { echo 'E: Could not resolve the name of the mirror' >&2; exit 100; }
for word; do
	case $word in
	Dir::Etc::sourcelist=*) cp "${word#*=}" "$FAKE_APT/sources" ;;
	linux-source-*) cp "$FAKE_APT/debs/${word/=/_}"*.deb . || exit 100 ;;
	esac
done
END
cat >"$apt/bin/apt-cache" <<'END'
#!/bin/bash
echo "apt-cache $*" >>"$FAKE_APT/log"
case " $* " in
*' show '*) grep -qx "${@: -1}" "$FAKE_APT/own" ;;
*' search '*) [ -e "$FAKE_APT/offline" ] || awk '{ print $1, "- a source" }' "$FAKE_APT/offered" | sort -u ;;
*' madison '*) awk -v name="${@: -1}" '$1 == name { print $1 " | " $2 " | a suite" }' "$FAKE_APT/offered" ;;
esac
END
chmod +x "$apt"/bin/*
PATH=$apt/bin:$PATH
printf '%s\n' 'cloud main http://cloud.example/apt/' 'bookworm contrib http://wrong.example/debian/' \
	'bookworm main http://mirror.example/debian/' 'bookworm-updates main http://mirror.example/debian/' \
	'bookworm-security main http://mirror.example/debian-security/' >"$apt/targets"
: >"$apt/own"

# make_version RELEASE PACKAGE-VERSION: a package of something like Linux.
make_version() {
	local series=${1%.*} top=$work/linux-source-${1%.*} root=$work/root
	rm -rf "$top" "$root"
	make_tree "$top"
	sed -i -e "s/^VERSION.*/VERSION = ${1%%.*}/" -e "s/^PATCHLEVEL.*/PATCHLEVEL = ${series#*.}/" \
		-e "s/^SUBLEVEL.*/SUBLEVEL = ${1##*.}/" "$top/Makefile"
	mkdir -p "$root/DEBIAN" "$root/usr/src"
	tar -C "$work" -cJf "$root/usr/src/linux-source-$series.tar.xz" "linux-source-$series"
	printf '%s\n' "Package: linux-source-$series" "Version: $2" 'Architecture: all' \
		'Maintainer: nobody <nobody@example.org>' 'Description: a test' >"$root/DEBIAN/control"
	dpkg-deb -Zgzip -b "$root" "$apt/debs/linux-source-${series}_$2_all.deb" >/dev/null
	echo "linux-source-$series $2" >>"$apt/offered"
}
make_version 5.10.9 5.10.9-1
make_version 5.10.10 5.10.10-1
make_version 6.1.5 6.1.5-1
make_version 7.3.1 7.3.1-1

fetch() {
	: >"$apt/log"
	"$kernel_src/import/import.sh" --fetch --cache "$work/cache" --series "$1" debian
}

echo linux-source-6.1 >"$apt/own"
is "$(fetch 6.1 2>/dev/null)" 6.1 'a version that the machine has in its own suites'
is "$(grep -c 'Dir::\|update' "$apt/log")" 0 'comes from them, and the lists stay as they are'
is "$(fetch 6.1; cat "$apt/log")" 6.1 'the second time apt is not asked at all'

is "$(fetch 5.10 2>/dev/null)" 5.10 'a version of other suites'
is "$(find "$work/cache" -type f -printf '%f\n' | sort | paste -sd' ')" \
	'linux-source-5.10_5.10.10-1_all.deb linux-source-6.1_6.1.5-1_all.deb' 'its newest package, and nothing else, is kept'
is "$(sed 's/\[[^]]*\] //' "$apt/sources")" 'deb http://mirror.example/debian/ bullseye main
deb http://mirror.example/debian-security/ bullseye-security main' "the suites, on the machine's own mirrors"
empty "$(grep -E '^apt-(get|cache) ' "$apt/log" | grep -v 'indextargets\|apt-cache show' |
	grep -v -- "-o Dir::State=$work/cache/temp\..* -o Dir::Etc::sourceparts=/dev/null")" \
	"the system's own state and lists are out of it"
is "$(fetch 5.10; cat "$apt/log")" 5.10 'the second time apt is not asked at all'
grep -v security "$apt/targets" >"$apt/targets.new" && mv "$apt/targets.new" "$apt/targets"
rm -rf "$work/cache"
fetch 5.10 >/dev/null 2>&1
is "$(sed 's/\[[^]]*\] //' "$apt/sources" | tail -n 1)" \
	'deb http://mirror.example/debian-security/ bullseye-security main' 'security updates lie beside the archive if nothing else is known'

is "$(fetch 7.2 2>"$work/errors")" 7.3 'a suite that went on: the newer version is taken'
ok 'and that is said' grep -q 'Debian has no linux-source-7.2 any more: taken was linux-source-7.3' "$work/errors"
is "$(fetch 7.2 2>&1; cat "$apt/log")" 7.3 'and known the next time without apt'

status=0
output=$(fetch 6.5 2>&1) || status=$?
is "$status" 3 'a version that Debian never had is none that could be replaced'
ok 'and said so' grep -q 'linux-source-6.5 cannot be downloaded (there is none in forky sid)' <<<"$output"
: >"$apt/targets"
status=0
output=$(fetch 6.12 2>&1) || status=$?
is "$status" 3 'apt without a mirror'
ok 'is told' grep -q '(apt is configured with no mirror)' <<<"$output"
is "$(find "$work/cache" -mindepth 1 -name 'temp*')" '' 'nothing half-fetched is left'

# Several at once: what cannot be had is left out.
echo 'bookworm main http://mirror.example/debian/' >"$apt/targets"
all() {
	: >"$apt/log"
	"$kernel_src/import/all.sh" --list "$demo_list" --out "$work/out" --cache "$work/cache" \
		--configured "$work/configured" debian "$@"
}
touch "$work/configured"
rm -rf "$work/cache" "$work/out"
ok 'three versions' all 6.1 7.2 5.10
is "$(cat "$work/out/versions")" '6.1 6.1 6.1.5 linux-source-6.1 6.1.5-1
7.2 7.3 7.3.1 linux-source-7.3 7.3.1-1
5.10 5.10 5.10.10 linux-source-5.10 5.10.10-1' 'which they are is written down'
is "$(all 6.1 7.2 5.10 2>&1; cat "$apt/log")" '' 'the second time nothing is done or said'
rm -rf "$work/cache"
is "$(all 6.1 7.2 5.10 2>&1; cat "$apt/log")" '' 'nor if the cache is gone'

touch "$apt/offline"
rm -rf "$work/out/linux-5.10" "$work/out/versions"
mkdir -p "$work/cache"
cp "$apt/debs/linux-source-6.1_6.1.5-1_all.deb" "$work/cache/"
status=0
output=$(all 6.1 5.10 2>&1) || status=$?
is "$status" 0 'without a network: what is in the cache is imported'
ok 'what is not is named, with the reason' \
	grep -q 'linux-source-5.10 cannot be downloaded (E: Could not resolve.*--with-linux-tree' <<<"$output"
ok 'and left out' grep -q 'Linux 5.10 is left out$' <<<"$output"
is "$(cat "$work/out/versions")" '6.1 6.1 6.1.5 linux-source-6.1 6.1.5-1
5.10 -' 'the list says so'
rm "$apt/offline"
output=$(all 6.1 5.10 2>&1)
is "$(cat "$apt/log")" '' 'the next make does not try again'
ok 'but says how to' grep -q 'Linux 5.10 is left out, .*config.status' <<<"$output"
touch -d '+1 second' "$work/configured"
all 6.1 5.10 2>/dev/null
is "$(tail -n 1 "$work/out/versions" | cut -d' ' -f2)" 5.10 'after configure it does'

touch "$apt/offline"
rm -rf "$work/out" "$work/cache"
status=0
output=$(all 6.1 7.2 2>&1) || status=$?
is "$status" 1 'no version at all is an error'
ok 'that says which were asked for' grep -q 'error: no version of Linux could be had (6.1 7.2)' <<<"$output"
is "$(find "$work/cache" "$work/out" -type f ! -name versions)" '' 'and leaves nothing behind'

done_testing
