#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A difference as a scenario of gntsim: it passes where hypervisor A is right and fails
# where it is not, saying what the difference was.
set -eu
. "$(dirname "$0")/lib.sh"

gntsim=$top_builddir/gntsim
scenario=$work/found.gnt

# find ARGUMENT...: a new scenario.
find_one() {
	rm -f "$scenario"
	"$diff" "$@" --find --seeds 40 --operations 5000 --scenario "$scenario"
}

# fails_at NAME PATTERN: its verdict is FAIL, for that reason.
fails_at() {
	local output status=0
	output=$("$gntsim" run "$scenario" 2>&1) || status=$?
	if [ "$status" = 1 ] && grep -qE -- "$2" <<<"$output"; then
		tap_result 0 "$1"
	else
		tap_result 1 "$1"
		note "$output"
	fi
}

find_one --b wrong:status >"$work/out"
ok 'wrong:status as a scenario passes on the model' "$gntsim" run "$scenario"
find_one --a wrong:status --b model >"$work/out"
fails_at 'as the wrong one says it fails there' 'map: expected bad_page .* got eagain'
find_one --b model:map-eagain-keeps-flags >"$work/out"
fails_at 'a fault that is seen in an entry' 'expect entry: expected flags .* found'
find_one --b model:device-map-skips-type >"$work/out"
fails_at 'a fault that only the books show' 'the hypervisor is not consistent'
find_one --b model:map-status-positive >"$work/out"
fails_at 'a fault that is seen in a status' 'map: expected general_error .* got 1'

find_one --b wrong:paged-in >"$work/out"
is "$(grep '^# no scenario' "$work/out")" \
	'# no scenario: the language has no words for this difference' \
	'what cannot be said is said to be so'
is "$(test -e "$scenario" || echo none)" none 'and leaves no file'

done_testing
