#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# No global variables: what can be written is static, or lives in a structure.
set -eu
. "$(dirname "$0")/lib.sh"

# writable OBJECT...: global symbols in sections that can be written to.  Tables of
# constants with pointers in them are in .data.rel.ro.
writable() {
	"${NM:-nm}" -A --defined-only --format=sysv "$@" 2>/dev/null |
		awk -F '|' '
			{ gsub(/ /, "", $3); gsub(/ /, "", $7) }
			$3 ~ /^[BDCGS]$/ && $7 !~ /^\.data\.rel\.ro/ && $1 !~ /__odr_asan/ { print $1 }
		'
}

libraries=$(cd "$top_builddir" 2>/dev/null && find . -maxdepth 1 -name 'lib*.a' | sort)
if [ -z "$libraries" ]; then
	skip_all 'nothing is built here'
fi
for library in $libraries; do
	empty "$(writable "$top_builddir/$library")" "${library#./} has no global variable"
done
mapfile -t objects < <(find "$top_builddir/sim" -name '*.o' ! -name '*main.o' 2>/dev/null | sort)
if [ "${#objects[@]}" -gt 0 ]; then
	empty "$(writable "${objects[@]}")" 'sim has no global variable'
else
	skip 'sim has no global variable' 'not built here'
fi

done_testing
