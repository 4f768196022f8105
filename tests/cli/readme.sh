#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# README.md tells the truth: every command in a console block gives exactly what
# stands below it, and the script that it shows is the one in the file.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"

readme=$top_srcdir/README.md
[ "$LINUX_SERIES" = 6.1 ] || skip_all "README shows Linux 6.1, and this is $LINUX_SERIES"

include "$top_srcdir/tests/lib/transcript.pl" "$readme"
is "$(grep -c '^\$ build/gntsim' "$readme")" 3 'README shows three commands with their output'

example=scenarios/examples/paged-out.gnt
ok "README shows $example as it is" grep -qFz -- "$(tail -n +2 "$example")" "$readme"
ok 'README names ./quickstart' grep -q '^    ./quickstart check ' "$readme"
done_testing
