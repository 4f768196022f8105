#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# bench/seeds.sh [GNTSIM]: how long each seed script takes as a whole process, the
# median of 21 runs, and as a ratio to a process that does nothing (--version),
# measured in turn with it.  The last line: the running time, without process
# start and parsing, of the script whose retries take 32640 ms of virtual time.
set -euo pipefail
export LC_ALL=C
cd "$(dirname "$0")/.."
gntsim=${1:-build/gntsim}
runs=21

# time_us COMMAND...: one run, in microseconds.
time_us() {
	local before=${EPOCHREALTIME/./}
	"$@" >/dev/null 2>&1 || { echo "bench: failed: $*" >&2; exit 1; }
	echo $((${EPOCHREALTIME/./} - before))
}

median() {
	sort -n | sed -n "$((runs / 2 + 1))p"
}

printf '%-28s %10s %10s\n' script ms ratio
for script in scenarios/seeds/*.gnt; do
	: >/tmp/gntsim-bench.$$.a
	: >/tmp/gntsim-bench.$$.b
	for _ in $(seq $runs); do
		time_us "$gntsim" run "$script" >>/tmp/gntsim-bench.$$.a
		time_us "$gntsim" --version >>/tmp/gntsim-bench.$$.b
	done
	a=$(median </tmp/gntsim-bench.$$.a)
	b=$(median </tmp/gntsim-bench.$$.b)
	rm -f /tmp/gntsim-bench.$$.?
	printf '%-28s %6d.%03d %8d.%02d\n' "${script##*/}" $((a / 1000)) $((a % 1000)) \
		$((a / b)) $((a * 100 / b % 100))
done
for _ in $(seq $runs); do
	"$gntsim" run --time --kernel linux-6.1 scenarios/seeds/h-dead-pager.gnt 2>&1 >/dev/null |
		sed -n 's/.*of which running \([0-9]*\)\.\([0-9]*\) s/\1\2/p'
done | sort -n | sed -n "$((runs / 2 + 1))p" | sed 's/^0*//; s/^$/0/' |
	while read -r ms; do echo "32640 ms of virtual retry: $ms ms of running time"; done
