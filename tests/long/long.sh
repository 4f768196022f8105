#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# make [-j2] check-long [PARTS="PART..."]
#
# The tests that take longer than `make check`, whatever this build was configured with: it
# gets two more in its folder, long/plain and long/sanitized (with ASan and UBSan), each of
# Debian's four versions of Linux with every fault.  PARTS are some of these, or all:
#
#   plain            all tests, in the build without sanitizers; `linux` is 6.1
#   plain-VERSION    those of local.mk's on_each_linux, where `linux` is 5.10, 6.12 or 7.2
#   sanitized        the same in the build with them
#   sanitized-VERSION
#   differential     10 million operations over 1010 seeds: tests/differential/long.sh
#
# The last line counts the results of all parts.  What failed stands before it: the log of each
# test, kept in long/results/PART until that part runs again, and how to run one again.
#
# The environment is the Makefile's: top_srcdir, top_builddir, CC, GNTSIM_CACHE, XEN_OPTION for
# configure, and ON_EACH_LINUX, names of tests.
set -euo pipefail
. "${top_srcdir:?}/tests/lib/results.sh"

long=${top_builddir:?}/long
results=$long/results
first=6.1
others=(5.10 6.12 7.2)
passed=0 failed=0 skipped=0
reports=''

say() {
	printf '==> %s\n' "$*"
}

die() {
	printf 'check-long: %s\n' "$*" >&2
	exit 1
}

# configure_build KIND: in its folder, unless it has been with the same options.
configure_build() {
	local dir=$long/$1 options
	options=(--with-linux="$first ${others[*]}" CC="$CC" GNTSIM_CACHE="$GNTSIM_CACHE" "$XEN_OPTION")
	[ "$1" = plain ] || options+=(--enable-sanitizers)
	mkdir -p "$dir"
	if [ ! -f "$dir/Makefile" ] || [ "$(cat "$dir/configured-with" 2>/dev/null)" != "${options[*]}" ]; then
		say "Configuring in $dir"
		(cd "$dir" && "$top_srcdir/configure" -q "${options[@]}")
		printf '%s\n' "${options[*]}" >"$dir/configured-with"
	fi
}

# failure TEXT: one that is no test's.
failure() {
	failed=$((failed + 1))
	reports+=$'\n'"FAILED $1"$'\n'
}

# build KIND: quick when nothing has changed.
build() {
	local log=$results/build-$1.log
	say "Building in $long/$1, see $log"
	{ configure_build "$1" && make -C "$long/$1" --no-print-directory all; } >"$log" 2>&1 && return
	failure "the build in $long/$1, see $log
$(tail -n 5 "$log" | sed 's/^/    /')"
	return 1
}

# keep BUILD FOLDER: the logs of all tests, before others are written in their place.
keep() {
	rm -rf "$2"
	mkdir -p "$2"
	(cd "$1" && find . -name '*.trs' -print -o -path ./test-suite.log -print |
		sed 's/\(.*\)\.trs$/&\n\1.log/' | xargs -r cp -p --parents -t "$2")
}

# run_part PART KIND [ON_LINUX=X.Y|''] [TESTS=NAME...]: `make check` with these variables.
run_part() {
	local part=$1 dir=$long/$2 status=0 before=$failed
	shift 2
	say "Testing $part"
	forget_results "$dir"
	make -C "$dir" --no-print-directory -k check ${1:+"$1"} ${2:+"$2"} 2>&1 | show_progress || status=$?
	keep "$dir" "$results/$part"
	add_results "$results/$part" "$status"
	[ "$failed" -ne "$before" ] || return 0
	[ -f "$results/$part/test-suite.log" ] || reports+=$'\n'"FAILED $part: its tests could not be built, see above"
	reports+=$(report_failures "$results/$part")
	reports+=$'\n'"  again: make -C $dir check ${1:+$1 }TESTS=NAME"$'\n'
}

# on_version PART KIND VERSION: where Debian has gone on, with what was to be had instead.
on_version() {
	local series
	series=$(awk -v wanted="$3" '$1 == wanted { print $2 }' "$long/$2/kernel/versions")
	if [ "$series" = - ]; then
		say "Skipping $1: Linux $3 could not be had, see $results/build-$2.log"
		skipped=$((skipped + 1))
	else
		run_part "$1" "$2" ON_LINUX="$series" TESTS="$ON_EACH_LINUX"
	fi
}

all_parts() {
	printf '%s\n' plain "${others[@]/#/plain-}" sanitized "${others[@]/#/sanitized-}" differential
}

mapfile -t known < <(all_parts)
parts=("$@")
[ $# -gt 0 ] || parts=("${known[@]}")
for part in "${parts[@]}"; do
	[[ " ${known[*]} " = *" $part "* ]] || die "there is no part '$part': PARTS can be ${known[*]}"
done
[ ! -f "$top_srcdir/config.status" ] ||
	die "$top_srcdir is a build folder, too: make distclean, and build in a folder of its own"

mkdir -p "$results"
declare -A built
for part in "${parts[@]}"; do
	kind=${part%%-*}
	[ "$part" != differential ] || kind=plain
	[ -n "${built[$kind]-}" ] || { build "$kind" && built[$kind]=yes || built[$kind]=no; }
	[ "${built[$kind]}" = yes ] || continue
	case $part in
	differential) run_part "$part" plain '' TESTS=tests/differential/long.sh ;;
	*-*) on_version "$part" "$kind" "${part#*-}" ;;
	*) run_part "$part" "$kind" ;;
	esac
done
printf '%s' "$reports"
printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" -eq 0 ]
