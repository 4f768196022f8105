#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Imports several versions of Linux, each into OUT/linux-X.Y, and writes OUT/versions:
# for each version asked for a line
#   WANTED X.Y RELEASE PACKAGE VERSION     it was imported as linux-X.Y
#   WANTED -                               it could not be had
#
#   all.sh --list FILE --out DIR --cache DIR --configured FILE SOURCE WANTED...
#
# SOURCE is as import.sh has it; other than for `debian` there is one WANTED, its
# series.  What cannot be had is named and left out, and asked for again when FILE is
# newer than the last attempt; it is an error only if it is all.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
list='' out='' cache='' configured=''
while [ $# -gt 0 ]; do
	case $1 in
	--list) list=$2 ;;
	--out) out=$2 ;;
	--cache) cache=$2 ;;
	--configured) configured=$2 ;;
	*) break ;;
	esac
	shift 2
done
source=$1
shift

say() {
	printf 'gntsim: import: %s\n' "$*" >&2
}

# former WANTED: what OUT/versions has for it.
former() {
	awk -v wanted="$1" '$1 == wanted { print $2; exit }' "$out/versions" 2>/dev/null || true
}

# series_for WANTED: sets `series` to what it is imported as, or to - if it cannot be had.
series_for() {
	local status=0
	series=$(former "$1")
	if [ "$source" != debian ]; then
		series=$1
	elif [ "$series" = - ] && [ ! "$configured" -nt "$out/versions" ] &&
		! compgen -G "$cache/linux-source-$1_*.deb" >/dev/null; then
		say "Linux $1 is left out, it could not be had; ./config.status makes the next attempt"
	elif [ -z "$series" ] || [ ! -f "$out/linux-$series/manifest" ]; then
		series=$("$here/import.sh" --fetch --cache "$cache" --series "$1" debian) || status=$?
		case $status in
		0) ;;
		3)
			series=-
			say "Linux $1 is left out"
			;;
		*) exit "$status" ;;
		esac
	fi
}

line_of() {
	sed -n -e 's/^# release: /release /p' -e 's/^# package: /package /p' "$out/linux-$1/manifest" |
		awk '{ of[$1] = substr($0, length($1) + 2) } END { print of["release"], of["package"] }'
}

mkdir -p -- "$out"
lines='' got=''
for wanted; do
	series_for "$wanted"
	if [ "$series" = - ]; then
		lines+="$wanted -"$'\n'
		continue
	fi
	"$here/import.sh" --list "$list" --out "$out/linux-$series" --cache "$cache" --series "$series" "$source"
	lines+="$wanted $series $(line_of "$series")"$'\n'
	got=yes
done
if [ "$lines" != "$(cat "$out/versions" 2>/dev/null)"$'\n' ] || [ "$configured" -nt "$out/versions" ]; then
	printf '%s' "$lines" >"$out/versions.tmp"
	mv -f -- "$out/versions.tmp" "$out/versions"
fi
[ -n "$got" ] || {
	say "error: no version of Linux could be had ($*)"
	exit 1
}
