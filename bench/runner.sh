#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# bench/runner.sh [GNTSIM]: how long 1,000 small scripts take, in one process and in a
# process each, measured in turn, the median of 3 rounds: seconds on the clock, seconds of
# CPU (which other load does not change much), and the latter as a ratio to the first line.
set -euo pipefail
export LC_ALL=C
cd "$(dirname "$0")/.."
gntsim=${1:-build/gntsim}
scripts=1000
rounds=3

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/scripts"
for i in $(seq $scripts); do
	printf 'domain 1 linux pv\n1: page A\n1: grant R A to 0 rw\n1: end-access R\nexpect no violation\n' \
		>"$work/scripts/$i.gnt"
done

# measure NAME COMMAND...: adds the milliseconds to NAME.clock and NAME.cpu.
measure() {
	local name=$1 clock user system TIMEFORMAT='%3R %3U %3S'
	shift
	{ time "$@" >/dev/null 2>&3; } 3>&2 2>"$work/time"
	read -r clock user system <"$work/time"
	echo $((10#${clock/./})) >>"$work/$name.clock"
	echo $((10#${user/./} + 10#${system/./})) >>"$work/$name.cpu"
}

median() {
	sort -n "$work/$1" | sed -n "$((rounds / 2 + 1))p"
}

for _ in $(seq $rounds); do
	measure one "$gntsim" run "$work/scripts"
	measure j1 "$gntsim" run -j 1 "$work/scripts"
	measure j2 "$gntsim" run -j 2 "$work/scripts"
done
one=$(median one.cpu)
printf '%-26s %8s %8s %7s\n' "$scripts scripts" clock CPU ratio
for what in one j1 j2; do
	clock=$(median $what.clock) cpu=$(median $what.cpu)
	case $what in
	one) name='one process for all' ;;
	*) name="a process each, -j ${what#j}" ;;
	esac
	printf '%-26s %4d.%03d %4d.%03d %4d.%02d\n' "$name" $((clock / 1000)) $((clock % 1000)) \
		$((cpu / 1000)) $((cpu % 1000)) $((cpu / one)) $((cpu * 100 / one % 100))
done
