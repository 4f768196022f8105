# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
# For tests of the command: source it after tap.sh.

gntsim=$top_builddir/gntsim
seeds=$top_srcdir/scenarios/seeds

# built_with_asan: whether gntsim and its images are.
built_with_asan() {
	grep -qE '^(SANITIZER_)?CFLAGS = .*-fsanitize=[a-z,]*address' "$top_builddir/Makefile"
}

# ends_by_asan SCRIPT: where a kernel that is not instrumented has a heap error, AddressSanitizer
# ends the program.
ends_by_asan() {
	built_with_asan && grep -q 'violation heap-error' "$1"
}

# bug_scripts: those of scenarios/bugs that any image can run to their end.
bug_scripts() {
	local script
	for script in "$top_srcdir"/scenarios/bugs/*.gnt; do
		ends_by_asan "$script" || printf '%s\n' "$script"
	done
}

# script NAME <<EOF: a script in the test's own folder; prints its path.
script() {
	cat >"$work/$1"
	printf '%s\n' "$work/$1"
}

# gives STATUS STDOUT-PATTERN STDERR-PATTERN DESCRIPTION COMMAND...: exit status and
# both outputs (extended regular expressions; '' : that output is empty).
gives() {
	local wanted=$1 out=$2 err=$3 what=$4 status=0 bad=0
	shift 4
	"$@" >"$work/.out" 2>"$work/.err" || status=$?
	[ "$status" = "$wanted" ] || bad=1
	matches "$out" "$work/.out" || bad=1
	matches "$err" "$work/.err" || bad=1
	tap_result $bad "$what"
	if [ $bad = 1 ]; then
		note "$ $*"
		note "status $status, wanted $wanted"
		note "stdout, wanted /$out/:" && note "$(cat "$work/.out")"
		note "stderr, wanted /$err/:" && note "$(cat "$work/.err")"
	fi
}

# verbs: the names of all verbs, a line each, in the order of the table.
verbs() {
	"$gntsim" list verbs | sed -n 's/^  //p' | sed 's/  .*//'
}

matches() {
	if [ -z "$1" ]; then
		[ ! -s "$2" ]
	else
		tr '\n' '\f' <"$2" | grep -qE -- "${1//$'\n'/$'\f'}"
	fi
}

# shell TEXT [ARGUMENT...]: the lines of the text are typed.
shell() {
	local text=$1
	shift
	printf '%s\n' "$text" | "$gntsim" shell "$@"
}
