#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The guide tells the truth: every command of its pages gives exactly what stands below it,
# every script that they show is the one in the file, and each lesson has its page.
# (To bring the pages up to date: tests/lib/transcript.pl --write docs/guide/*.md)
set -u
. "$top_srcdir/tests/lib/tap.sh"

[ "$LINUX_SERIES" = 6.1 ] || skip_all "the guide shows Linux 6.1, and this is $LINUX_SERIES"
for script in "$top_srcdir"/scenarios/lessons/*.gnt; do
	name=$(basename "$script" .gnt)
	ok "$name has its page" test -f "$top_srcdir/docs/guide/$name.md"
	ok "and stands in the list" grep -q "($name.md)" "$top_srcdir/docs/guide/README.md"
done
include "$top_srcdir/tests/lib/transcript.pl" "$top_srcdir"/docs/guide/*.md
done_testing
