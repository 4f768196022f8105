#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The model against itself: never a difference, every status is reached, and the
# same seed gives the same run.
set -eu
. "$(dirname "$0")/lib.sh"
. "${top_srcdir:?}/tests/lib/stale-hypervisor.sh"

ok 'the model agrees with itself, every status is reached' \
	"$diff" --seeds 60 --operations 5000 --complete
is "$("$diff" --seed 7 --operations 3000 | sha256sum)" \
	"$("$diff" --seed 7 --operations 3000 | sha256sum)" 'a seed gives the same run again'

# What is printed for a difference can be run again.
"$diff" --seeds 20 --operations 5000 --b wrong:status --find >"$work/found"
ok 'a shrunk difference can be replayed' "$diff" --b wrong:status --find --replay "$work/found"
ok 'and is none between equals' "$diff" --replay "$work/found"
is "$(grep -c '^[a-z-]* [0-9]/' "$work/found" | awk '{ print ($1 <= 6) }')" 1 \
	'it has six operations at most'

stale=$(stale_hypervisor '(void *)4711')
is "$("$diff" --b "$stale" 2>&1)" "gntsim-diff: $stale was built with other headers (hv-model/hv) than this program: build it again" \
	'a hypervisor built with other headers is refused'

done_testing
