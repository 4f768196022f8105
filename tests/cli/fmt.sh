#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# gntsim fmt and gntsim check: files, directories, stdin, exit statuses.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"

mkdir "$work/dir"
untidy=$(printf 'domain  1 linux pv\n1:page A # why\n' | script dir/untidy.gnt)
printf 'domain 1 linux pv\n1: page A # why\n' >"$work/wanted"
gives 1 "^$untidy
\$" '' '--check names what is not formatted' "$gntsim" fmt --check "$work/dir"
gives 0 '^domain 1 linux pv
1: page A # why
$' '' 'from stdin to stdout' bash -c '"$0" fmt - <"$1"' "$gntsim" "$untidy"
gives 1 '^stdin
$' '' '--check of stdin' bash -c '"$0" fmt --check - <"$1"' "$gntsim" "$untidy"
chmod 640 "$untidy"
ln -s untidy.gnt "$work/dir/link"
gives 0 '' '' 'in place' "$gntsim" fmt "$work/dir/link"
ok 'the file is formatted' cmp "$untidy" "$work/wanted"
is "$(stat -c %a "$untidy")" 640 'and has its permissions'
ok 'a link stays a link' test -L "$work/dir/link"
gives 0 '' '' 'nothing left to do' "$gntsim" fmt --check "$work/dir"

broken=$(printf 'repeat 2 {\n' | script broken.gnt)
gives 2 '' 'broken.gnt:1:10: error: this block is never closed' 'what cannot be read' \
	"$gntsim" fmt "$broken"
is "$(cat "$broken")" 'repeat 2 {' 'is left as it is'
gives 2 '' 'nowhere.gnt: error: cannot be read: No such file' 'a file that is not there' \
	"$gntsim" fmt "$work/nowhere.gnt"
gives 2 '' '^gntsim: fmt: unknown option --chekc' 'an unknown option' "$gntsim" fmt --chekc x
gives 2 '' '^gntsim: fmt: say which script' 'no file' "$gntsim" fmt --check
if [ "$(id -u)" != 0 ]; then
	chmod 555 "$work/dir"
	printf 'wait  1ms\n' >"$untidy"
	gives 2 '' '^gntsim: fmt: .*ermission denied' 'a directory that cannot be written to' \
		"$gntsim" fmt "$untidy"
	chmod 755 "$work/dir"
else
	skip 'a directory that cannot be written to' 'root can write everywhere'
fi

gives 0 '' '' 'check: nothing to say' "$gntsim" check "$untidy"
printf 'domain 1 linux pv\n1: pgae A\n2: page A\n' >"$work/dir/wrong.gnt"
gives 2 '' "wrong.gnt:2:4: error: unknown verb .pgae'; did you mean .page'.*wrong.gnt:3:1: error: domain 2" \
	'check: every error, with its place' "$gntsim" check "$work/dir"
gives 2 '' '^gntsim: check: say which script' 'check: no file' "$gntsim" check
gives 0 '' '' 'check: every script of the project' \
	"$gntsim" check "$top_srcdir/scenarios" "$top_srcdir/tests/scripts" "$top_srcdir/tests/checkers"
done_testing
