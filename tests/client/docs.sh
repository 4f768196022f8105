#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The example of docs/exec.md is true: it compiles, and prints exactly what stands there.
set -u
. "$top_srcdir/tests/lib/tap.sh"

page=$top_srcdir/docs/exec.md

# block KIND: the lines of the page's block of that kind.
block() {
	awk -v kind="$1" '/^```$/ { inside = 0 } inside { print } $0 == "```" kind { inside = 1 }' "$page"
}

block gnt >"$work/peer.gnt"
block c >"$work/reader.c"
block console | grep -v '^\$ ' | sed "s/linux-6.1/linux-$LINUX_SERIES/" >"$work/wanted"
cd "$work" || exit 1
ok 'docs/exec.md: the program compiles' $CC -Wall -Wextra -Werror -o reader reader.c -lxengnttab
timeout 60 "$top_builddir/gntsim" exec --script peer.gnt -- ./reader >got 2>&1
ok 'docs/exec.md: the program runs as shown' diff wanted got
is "$(block console | grep '^\$ gntsim')" '$ gntsim exec --script peer.gnt -- ./reader' \
	'docs/exec.md: the command is the one that was run'
done_testing
