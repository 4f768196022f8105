#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Every command has its manual page, which is good POD, stands in gntsim(1), and has the options that
# the program has; what the examples of all pages show is what comes.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"
pages=$top_srcdir/docs/man

mapfile -t commands < <("$gntsim" --help | sed -nE 's/^  gntsim ([a-z]+) .*/\1/p')
ok 'there are commands' test "${#commands[@]}" -gt 5
for command in "${commands[@]}"; do
	ok "gntsim-$command(1) is good POD" podchecker "$pages/gntsim-$command.pod"
	ok 'it is built' test -s "$top_builddir/docs/man/gntsim-$command.1"
	ok 'gntsim(1) names it' grep -q "gntsim-$command(1)" "$pages/gntsim.pod"
done
ok 'gntsim(1) is good POD' podchecker "$pages/gntsim.pod"
mapfile -t kinds < <("$gntsim" list --help | sed -nE 's/^  gntsim list ([a-z|]+).*/\1/p' | tr '|' '\n')
empty "$(for kind in "${kinds[@]}"; do grep -q "B<$kind>" "$pages/gntsim-list.pod" || echo "$kind"; done)" \
	'gntsim-list(1) has every list'

# program COMMAND...: the options that it has; manual COMMAND: those that its page has.
program() { "$gntsim" "$@" --help | sed -nE 's/^  ((-., )?--[^ ]*) .*/\1/p' | grep -v -- --help | sort; }
manual() { sed -nE 's/^=item ((B<-.>, )?B<--.*)/\1/p' "$pages/gntsim-$1.pod" | sed -E 's/[BI]<([^>]*)>/\1/g' | sort; }
is "$(manual image)" "$(program image build)" 'gntsim-image(1) has the options of image build'
is "$(manual diff)" "$(program diff)" 'gntsim-diff(1) has those of diff'
is "$(manual exec)" "$(program exec)" 'gntsim-exec(1) has those of exec'

if command -v man >/dev/null; then
	for page in "$top_builddir"/docs/man/*.[15]; do
		empty "$(MANWIDTH=80 LC_ALL=C.UTF-8 man --warnings -l "$page" 2>&1 >/dev/null)" \
			"man has nothing against ${page##*/}"
	done
else
	skip 'what man says of the pages' 'there is no man here'
fi

if [ "$LINUX_SERIES" = 6.1 ]; then
	include "$top_srcdir/tests/lib/transcript.pl" "$pages"/*.pod
else
	skip 'the examples' 'they are of Linux 6.1'
fi
done_testing
