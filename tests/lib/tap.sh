# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
# A small TAP helper for shell tests: source it, test, then call done_testing.
# $work is a folder of the test's own, removed at the end.

tap_count=0
work=$(mktemp -d)
# A background child that is killed at once can still have this trap, and the folder is not its
# own; bash's BASHPID is still its parent's then.
tap_cleanup() {
	local pid
	read -r pid _ </proc/self/stat
	[ "$pid" != "$$" ] || rm -rf -- "$work"
}
trap tap_cleanup EXIT

# tap_result STATUS DESCRIPTION
tap_result() {
	tap_count=$((tap_count + 1))
	if [ "$1" -eq 0 ]; then
		printf 'ok %d - %s\n' "$tap_count" "$2"
	else
		printf 'not ok %d - %s\n' "$tap_count" "$2"
	fi
}

# note TEXT: lines that only a reader sees.
note() {
	printf '%s\n' "$*" | sed 's/^/# /'
}

# ok DESCRIPTION COMMAND...: the command succeeds.
ok() {
	local what=$1 output
	shift
	if output=$("$@" 2>&1); then
		tap_result 0 "$what"
	else
		tap_result 1 "$what"
		note "$ $*"
		note "$output"
	fi
}

# is GOT WANTED DESCRIPTION
is() {
	if [ "$1" = "$2" ]; then
		tap_result 0 "$3"
	else
		tap_result 1 "$3"
		note "got:    $1"
		note "wanted: $2"
	fi
}

# fails DESCRIPTION PATTERN COMMAND...: the command fails, with exactly one line
# of error, and it matches the extended regular expression.
fails() {
	local what=$1 pattern=$2 output status=0 errors
	shift 2
	output=$("$@" 2>&1) || status=$?
	errors=$(grep 'error: ' <<<"$output") || true
	if [ "$status" -ne 0 ] && [ "$(wc -l <<<"$errors")" = 1 ] && grep -qE -- "$pattern" <<<"$errors"; then
		tap_result 0 "$what"
	else
		tap_result 1 "$what"
		note "status $status, wanted one line of error that matches: $pattern"
		note "$output"
	fi
}

# empty TEXT DESCRIPTION: a list of offences has nothing in it.
empty() {
	if [ -z "$1" ]; then
		tap_result 0 "$2"
	else
		tap_result 1 "$2"
		note "$1"
	fi
}

# skip DESCRIPTION REASON
skip() {
	tap_count=$((tap_count + 1))
	printf 'ok %d - %s # SKIP %s\n' "$tap_count" "$1" "$2"
}

# skip_all REASON: the whole test cannot run here.
skip_all() {
	printf '1..0 # SKIP %s\n' "$1"
	exit 0
}

# imported_series: X.Y of every Linux that was imported for this build.
imported_series() {
	local manifest
	for manifest in "${top_builddir:-.}"/kernel/linux-*/manifest; do
		[ -f "$manifest" ] || continue
		manifest=${manifest%/manifest}
		printf '%s\n' "${manifest##*/linux-}"
	done | sort -V
}

# include COMMAND...: the results of another program that speaks TAP, among one's own.
include() {
	local line
	while IFS= read -r line; do
		case $line in
		'ok '*) tap_result 0 "${line#* - }" ;;
		'not ok '*) tap_result 1 "${line#* - }" ;;
		'#'*) printf '%s\n' "$line" ;;
		esac
	done < <("$@" || [ $? = 1 ] || printf 'not ok 0 - %s ended with an error\n' "$1")
}

done_testing() {
	printf '1..%d\n' "$tap_count"
}
