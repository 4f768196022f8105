#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Every script of the project is as gntsim fmt writes it.
set -eu
. "$(dirname "$0")/lib.sh"

mapfile -t scripts < <(our_files | grep '\.gnt$')
ok 'there are scripts to look at' test "${#scripts[@]}" -gt 50
empty "$("$top_builddir/gntsim" fmt --check "${scripts[@]}" || :)" 'gntsim fmt has nothing to change in them'
done_testing
