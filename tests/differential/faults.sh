#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The test of the test: the model against hypervisors that are wrong on purpose and
# against the model with each of its faults; every one must be found.
set -eu
. "$(dirname "$0")/lib.sh"

while IFS=$'\t' read -r name _; do
	ok "$name is found" "$diff" --b "$name" --find --seeds 40 --operations 5000
done < <("$diff" --list)

done_testing
