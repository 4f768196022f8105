#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# bench/instrument.sh [GNTSIM]: what instrumented kernels cost, as ratios to plain ones in
# the same run: a round of grant, map, unmap and end between two kernels (with all that a
# script's statements take), the taking and giving back of 504 refs (nearly nothing but
# the kernel's own loads and stores), and the seed scripts as a whole.  Medians of 11.
set -euo pipefail
export LC_ALL=C
cd "$(dirname "$0")/.."
gntsim=${1:-build/gntsim}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
runs=11

# round NAME VCPUS TIMES BODY: a script that repeats BODY.
round() {
	printf '%s\n' "domain 0 linux pv vcpus $2" "domain 1 linux pv version 1 vcpus $2" \
		"1: page A" "repeat $3 { $4 }" >"$work/$1.gnt"
}
cycle='1: grant R A to 0; 0: map M 1:R; 0: unmap M; 1: end-access R'
for vcpus in 1 2; do
	round cycle-$vcpus $vcpus 2000 "$cycle"
	round refs-$vcpus $vcpus 500 '1: exhaust-grants; 1: release-grants'
done

# us OPTION... SCRIPT: running time of a run, in microseconds.
us() {
	"$gntsim" run --time "$@" 2>&1 >/dev/null | sed -n 's/.*of which running \([0-9]*\)\.\([0-9]*\) s/\1\2000/p' |
		sed 's/^0*//; s/^$/0/'
}
median() {
	sort -n | sed -n "$((runs / 2 + 1))p"
}
row() { # NAME UNIT-COUNT PATH
	local plain hooked
	for _ in $(seq $runs); do
		us "$3" >&3
		us -i "$3" >&4
	done 3>"$work/plain" 4>"$work/hooked"
	plain=$(median <"$work/plain") hooked=$(median <"$work/hooked")
	printf '%-34s %8d.%02d %8d.%02d %5d.%02d\n' "$1" $((plain / $2)) $((plain * 100 / $2 % 100)) \
		$((hooked / $2)) $((hooked * 100 / $2 % 100)) $((hooked / plain)) $((hooked * 100 / plain % 100))
}
printf '%-34s %11s %11s %8s\n' 'us for' plain instrumented ratio
row 'grant, map, unmap, end; 1 vCPU' 2000 "$work/cycle-1.gnt"
row 'grant, map, unmap, end; 2 vCPUs' 2000 "$work/cycle-2.gnt"
row '504 refs taken and given; 1 vCPU' 500 "$work/refs-1.gnt"
row '504 refs taken and given; 2 vCPUs' 500 "$work/refs-2.gnt"
row 'the seed scripts' 1 scenarios/seeds
