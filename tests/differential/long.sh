#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# make check-long: 10 million operations over 1000 seeds, for the model against
# itself and against every Xen that is built.
set -eu
. "$(dirname "$0")/lib.sh"

for b in model "${xens[@]}"; do
	"$diff" --b "$b" --seeds 1000 --operations 10000 --complete
	tap_result $? "the model agrees with ${b##*/}"
done

done_testing
