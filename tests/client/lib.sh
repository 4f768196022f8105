# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
# For tests of gntsim exec: source it after tap.sh and cli/lib.sh.

clients=$top_builddir/tests/client
scripts=$top_srcdir/tests/client

# process.gnt for programs that map nothing, so that what is known of mapping is not met.
sed '/^known-finding/d' "$scripts/process.gnt" >"$work/no-map.gnt"

# client DESCRIPTION SCRIPT PROGRAM ARGUMENT...: the program's own tests pass, and so does
# the script.  $work/err is what gntsim said.
client() {
	local what=$1 script=$2 status=0 bad
	shift 2
	timeout 60 "$gntsim" exec --script "$script" -- "$@" >"$work/out" 2>"$work/err" || status=$?
	bad=$(grep -c '^not ok' "$work/out")
	if [ "$status" = 0 ] && [ "$bad" = 0 ] && grep -q '^1\.\.[1-9]' "$work/out"; then
		tap_result 0 "$what: $(grep -c '^ok' "$work/out") tests"
	else
		tap_result 1 "$what"
		note "$(cat "$work/out" "$work/err")"
	fi
}

# on GUEST SCRIPT [KERNEL]: prints the path of the same script with domain 0 of that kind.
on() {
	local kernel=${3:-linux}
	sed "s/^domain 0 linux pv/domain 0 $kernel $1/" "$2" >"$work/$kernel-$1-${2##*/}"
	printf '%s\n' "$work/$kernel-$1-${2##*/}"
}
