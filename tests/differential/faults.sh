#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The test of the test: the model against hypervisors that are wrong on purpose and
# against the model with each of its faults, and every Xen against the model with one
# fault more or less than that Xen has; every one must be found.
set -eu
. "$(dirname "$0")/lib.sh"

mapfile -t names < <("$diff" --list | cut -f1)
for name in "${names[@]}"; do
	# What a signal ends in the middle leaves behind what it had.
	[ "$name" = wrong:trap ] && leaks='detect_leaks=0' || leaks=
	ok "$name is found" env ASAN_OPTIONS="$leaks" "$diff" --b "$name" --find --quiet --seeds 40 --operations 5000
done
for xen in "${xens[@]}"; do
	for name in "${names[@]}"; do
		[ "${name%%:*}" = model ] || continue
		other=$(printf '%s\n' "${xen_faults[@]}" "${name#model:}" | sort | uniq -u | paste -sd+)
		ok "${xen##*/} is not model:$other" \
			"$diff" --a "model:$other" --b "$xen" --find --quiet --seeds 60 --operations 5000
	done
done

done_testing
