#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# measure.sh OUT: how much of hv-model the unit tests reach, how much of Xen's
# grant_table.c the differential run does, and how much of Linux's gntdev.c and gntalloc.c
# the scripts do.  Builds all a second time in OUT, counted by gcov, runs the same tests
# as make check, prints a table, and leaves it in OUT/report.txt and, with the sources, in
# OUT/report/index.html.  Numbers for a
# program are in OUT/totals.  Exit status 77: a tool is missing, the last line says which.
set -euo pipefail

src=${top_srcdir:?} build=${top_builddir:?}
mkdir -p "$1"
out=$(realpath -- "$1")
here=$src/tests/coverage

missing() {
	printf 'coverage: %s\n' "$*" >&2
	exit 77
}

# find_compiler: gcov reads only what the gcc of its own version has written.
find_compiler() {
	# Clang answers -dumpversion as well.
	cc=${CC:-gcc}
	$cc --version 2>/dev/null | grep -q 'Free Software Foundation' || cc=gcc
	command -v "${cc%% *}" >/dev/null || missing 'no gcc here'
	gcov=gcov-$($cc -dumpversion | cut -d. -f1)
	command -v "$gcov" >/dev/null || gcov=gcov
	command -v "$gcov" >/dev/null || missing 'no gcov here, it belongs to gcc'
	command -v gcovr >/dev/null || missing 'no gcovr here (Debian: gcovr)'
}

# count ROOT FILTER WHERE OUTPUT: gcovr's JSON of what has run below WHERE.
count() {
	(cd "$1" && gcovr --root . --gcov-executable "$gcov" --object-directory "$out" \
		--filter "$2" --json "$4" "$3")
}

run_unit_tests() {
	local test
	for test in "$out"/tests/unit/hv/test-*.o; do
		test=${test%.o}
		"$test" >"$test.log" 2>&1 || {
			printf 'coverage: %s failed:\n' "${test##*/}" >&2
			grep '^not ok' "$test.log" >&2
			exit 1
		}
	done
}

# The test of make check itself, on the programs here.
run_differential() {
	top_builddir=$out bash "$src/tests/differential/xen.sh" >"$out/differential.log" 2>&1 || true
	if ! grep -q '^ok' "$out/differential.log" || grep -q '^not ok' "$out/differential.log"; then
		echo 'coverage: the differential run failed:' >&2
		cat "$out/differential.log" >&2
		exit 1
	fi
}

# The scripts about the two drivers, on an image of the imported source that is counted.
run_drivers() {
	local name=linux-${LINUX_SERIES:?}
	local image=$out/kernel/$name/$name.so
	mkdir -p "$out/kernel/$name"
	ln -sfn "$linux/src" "$out/kernel/$name/src"
	cmp -s "$linux/manifest" "$out/kernel/$name/manifest" || cp "$linux/manifest" "$out/kernel/$name/"
	env -u MAKEFLAGS -u MAKELEVEL make --no-print-directory -s -j "$(nproc)" -f "$src/kernel-src/image.mk" \
		KS="$src/kernel-src" OUT="$out/kernel" SERIES="$LINUX_SERIES" FAULTS= CC="$cc" \
		CFLAGS='-g -O1 --coverage' LDFLAGS=--coverage "$image" >&2
	find "$out/kernel" -name '*.gcda' -delete
	"$build/gntsim" run --kernel "$image" "$src"/tests/scripts/gnt*.gnt \
		"$src/tests/scripts/unmap-notify.gnt" "$src/scenarios/bugs" >"$out/drivers.log" 2>&1 || {
		echo 'coverage: a script failed:' >&2
		grep -A 4 -E '^(FAIL|ERROR)' "$out/drivers.log" >&2
		exit 1
	}
}

find_compiler
xen=
if [ -f "$build/xen/manifest" ]; then xen=$(realpath -- "$build/xen"); fi
env -u MAKEFLAGS -u MAKELEVEL make --no-print-directory -s -j "$(nproc)" -f "$here/build.mk" \
	SRC="$src" OUT="$out" XEN="$xen" CC="$cc" >&2

find "$out" -name '*.gcda' -delete
run_unit_tests
count "$src" 'hv-model/' "$out/hv-model" "$out/unit.json"
xen_json=
if [ -n "$xen" ]; then
	run_differential
	xen_json=$out/xen.json
	count "$out" '.*grant_table\.c$' "$out/xen/obj" "$xen_json"
fi
count "$src" 'hv-model/' "$out/hv-model" "$out/all.json"
linux=$build/kernel/linux-${LINUX_SERIES:?}
drivers_json=
if [ -f "$linux/manifest" ]; then
	linux=$(realpath -- "$linux")
	run_drivers
	drivers_json=$out/drivers.json
	count "$out" '.*drivers/xen/gnt(dev|dev-dmabuf|alloc)\.c$' "$out/kernel" "$drivers_json"
fi

rm -rf "$out/report"
mkdir "$out/report"
(cd "$src" && gcovr --root . -a "$out/unit.json" --html-details "$out/report/index.html")
if [ -n "$xen" ]; then
	(cd "$out" && gcovr --root . -a "$xen_json" --html-details "$out/report/xen.html")
fi
"$here/report.py" "$out/unit.json" "$out/all.json" "$xen_json" "$drivers_json" "$here/not-reached" \
	"$out/totals" | tee "$out/report.txt"
