#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The model against Xen's own grant_table.c, every version that is built.
set -eu
. "$(dirname "$0")/lib.sh"

if [ "${#xens[@]}" -eq 0 ]; then
	echo '1..0 # SKIP Xen is not built: no xen/xen-*.so'
	exit 0
fi
for xen in "${xens[@]}"; do
	ok "the model agrees with ${xen##*/}" \
		"$diff" --a "$as_xen" --b "$xen" --seeds 40 --operations 2500
	ok 'also where everything is compared after every operation' \
		"$diff" --a "$as_xen" --b "$xen" --seed 1001 --seeds 8 --operations 1000 --closely
done

done_testing
