#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# make check-long: 10 million operations over 1010 seeds (a few end early), for the model
# against itself and against every Xen that is built.
set -eu
. "$(dirname "$0")/lib.sh"

ok 'the model agrees with itself' "$diff" --seeds 1010 --operations 10000 --complete
for xen in "${xens[@]}"; do
	ok "the model agrees with ${xen##*/}" \
		"$diff" --a "$as_xen" --b "$xen" --seeds 1010 --operations 10000
done

done_testing
