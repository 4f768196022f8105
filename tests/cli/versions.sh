#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Every version of Linux that was built: the tests of its image, the seed scripts as
# they are, with their faults and on Xen's own code, the checkers' scripts and the
# others.  What comes out is the matrix in docs/versions.md, which must say the same;
# `tests/cli/versions.sh --write`, run with four versions, writes it.
set -u
[ "${1-}" != --write ] || export top_srcdir=$PWD top_builddir=${top_builddir:-$PWD/build}
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"
doc=$top_srcdir/docs/versions.md
rows=('the image' 'faults that it cannot have' 'tests of the image' 'seed scripts'
	'seed scripts with their faults' "seed scripts on Xen's code" 'scripts of the checkers' 'other scripts')

# names FILE...: of scripts, without path and ending, joined by commas.
names() {
	local joined
	joined=$(printf '%s, ' "${@##*/}")
	joined=${joined//.gnt/}
	printf '%s' "${joined%, }"
}

# verdict FILE: of gntsim's output: pass, pass without what was skipped, or what failed.
verdict() {
	local failed skipped
	mapfile -t failed < <(sed -nE 's/^(FAIL|ERROR) +([^ ]*).*/\2/p' "$1")
	mapfile -t skipped < <(sed -nE 's/^SKIP +([^ ]*).*/\1/p' "$1")
	if [ "${#failed[@]}" -gt 0 ]; then
		echo "fail: $(names "${failed[@]}")"
	elif ! grep -q '^PASS' "$1"; then
		echo 'cannot be run'
	elif [ "${#skipped[@]}" -gt 0 ]; then
		echo "pass; not for it: $(names "${skipped[@]}")"
	else
		echo pass
	fi
}

# with_faults SERIES: the seed scripts on each fault that they name.
with_faults() {
	local fault scripts
	for fault in $(sed -n 's/^also-on fault //p' "$seeds"/*.gnt | sort -u); do
		mapfile -t scripts < <(grep -lx "also-on fault $fault" "$seeds"/*.gnt)
		if [ -f "$top_builddir/kernel/linux-$1+$fault/linux-$1+$fault.so" ]; then
			"$gntsim" run --kernel "linux-$1+$fault" "${scripts[@]}"
		else
			printf 'SKIP %s\n' "${scripts[@]}"
		fi
	done
}

# lacking_faults SERIES: the faults that this version cannot have.
lacking_faults() {
	local lacking
	lacking=$(comm -23 <(cd "$top_srcdir/kernel-src/faults" && printf '%s\n' *.cocci | sed 's/\.cocci$//') \
		<("$top_srcdir/kernel-src/faults/applicable.sh" "$top_builddir/kernel/linux-$1/features.h" \
			"$top_srcdir"/kernel-src/faults/*.cocci) | paste -sd, | sed 's/,/, /g')
	printf '%s\n' "${lacking:-none}"
}

# column SERIES: its values, in the order of rows.
column() {
	local kernel=linux-$1 image=$top_builddir/kernel/linux-$1/linux-$1.so
	if [ ! -f "$image" ]; then
		echo 'does not build'
		return
	fi
	echo builds
	lacking_faults "$1"
	if KS_TEST_IMAGE=$image CK_TAP_LOG_FILE_NAME='' "$top_builddir/tests/unit/kernel/test-image" >"$work/$1.image" 2>&1; then
		echo pass
	else
		echo fail
	fi
	"$gntsim" run --kernel "$kernel" "$seeds" >"$work/$1.seeds" 2>&1
	verdict "$work/$1.seeds"
	with_faults "$1" >"$work/$1.faults" 2>&1
	verdict "$work/$1.faults"
	"$gntsim" run --hypervisor xen --kernel "$kernel" "$seeds" >"$work/$1.xen" 2>&1
	verdict "$work/$1.xen"
	"$gntsim" run --kernel "$kernel" "$top_srcdir/tests/checkers" >"$work/$1.checkers" 2>&1
	verdict "$work/$1.checkers"
	"$gntsim" run --kernel "$kernel" "$top_srcdir/tests/scripts" >"$work/$1.scripts" 2>&1
	verdict "$work/$1.scripts"
}

# documented SERIES: the column of that version in the document.
documented() {
	awk -F ' *[|] *' -v series="$1" '
		!at && /^[|]/ { for (i = 3; i < NF; i++) if ($i == series) at = i; if (at) { getline; next } }
		at && /^[|]/ { print $at }
		at && !/^[|]/ { exit }
	' "$doc"
}

write_document() {
	local series values i line
	sed '/^|/,$d' "$doc" >"$work/new" # what stands before the table
	printf '| |%s\n' "$(printf ' %s |' "$@")" >>"$work/new"
	printf '|---|%s\n' "$(printf -- '---|%.0s' "$@")" >>"$work/new"
	for i in "${!rows[@]}"; do
		line="| ${rows[$i]} |"
		for series; do
			mapfile -t values <"$work/$series.column"
			line+=" ${values[$i]} |"
		done
		printf '%s\n' "$line" >>"$work/new"
	done
	awk '/^[|]/ && !after { seen = 1; next } seen { after = 1; print }' "$doc" >>"$work/new"
	cat "$work/new" >"$doc"
}

mapfile -t versions < <(imported_series)
[ "${#versions[@]}" -gt 0 ] || skip_all 'no Linux was built'
for series in "${versions[@]}"; do
	column "$series" >"$work/$series.column"
done
if [ "${1-}" = --write ]; then
	write_document "${versions[@]}"
	exit
fi
for series in "${versions[@]}"; do
	mapfile -t found <"$work/$series.column"
	mapfile -t told < <(documented "$series")
	for i in "${!rows[@]}"; do
		if [ "${#told[@]}" -eq 0 ]; then
			skip "Linux $series, ${rows[$i]}: ${found[$i]}" 'not a version of docs/versions.md'
		elif [ "${found[$i]}" = 'cannot be run' ] || [[ "${rows[$i]}" = *Xen* && "${found[$i]}" = *not\ for\ it* ]]; then
			skip "Linux $series, ${rows[$i]}" "Xen's code was not to be had"
		else
			is "${found[$i]}" "${told[$i]}" "Linux $series, ${rows[$i]}"
		fi
		[ "${found[$i]}" != fail ] || note "$(cat "$work/$series.image")"
	done
	! grep -qE '^(FAIL|ERROR)' "$work/$series".* || note "$(grep -hEA8 '^(FAIL|ERROR)' "$work/$series".*)"
done
mixed=$top_srcdir/scenarios/examples/mixed-versions.gnt
if [ -z "$(comm -23 <(printf '%s\n' 5.10 6.1 6.12 7.2) <(printf '%s\n' "${versions[@]}" | sort))" ]; then
	gives 0 '^PASS ' '' 'four versions on one machine' "$gntsim" run "$mixed"
else
	gives 77 '^SKIP .*there is no kernel image linux-' '' 'a script that names a version which was not built' \
		"$gntsim" run "$mixed"
fi
for wanted in $(awk '$2 == "-" { print $1 }' "$top_builddir/kernel/versions" 2>/dev/null); do
	skip "Linux $wanted" 'it could not be had, see the output of make'
done
done_testing
