#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# gntsim shell on a terminal: the prompt, completion, history.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"
export TERM=xterm
export HOME=$work # no .editrc

command -v script >/dev/null || skip_all 'there is no script(1)'
# typed KEYS: what a terminal shows when they are typed.
typed() {
	printf '%b' "$1" | command timeout 20 script -qec "$(printf '%q shell' "$gntsim")" /dev/null | tr -d '\r'
}

ok 'a prompt' grep -q '^gntsim> ' <(typed 'quit\n')
ok 'another one in a block' grep -q '^\.\.\. ' <(typed 'domain 0 linux pv\nparallel {\n0: sleep 1ms\n}\nquit\n')
ok 'a verb is completed' grep -q 'expect violation\|viol.*ation' <(typed 'expect viol\t\nquit\n')
ok 'a command, and what it shows' grep -q '^domain 7: version 1' <(typed 'domain 7 bare pv\nsho\tgr\t\nquit\n')
ok 'a kernel, and words of the signature' grep -q '^domain 7: version 1' <(typed 'domain 7 ba\tp\tv\nshow grants\nquit\n')
ok 'several ways are shown' grep -q '^page  page-cache  page-in  page-out  pager' <(typed '7: page\t\nquit\n')
ok 'names defined so far' grep -q '^  7:8 permit_access, to domain 7' <(
	typed 'domain 7 bare pv\n7: page Alpha\n7: grant 8 Al\tto 7 rw\nshow grants\nquit\n')
ok 'statuses behind ->' grep -q '^-> general_error (-1)' <(
	typed 'domain 7 bare pv\n7: map M 7:9 -> general\t\nquit\n')
ok 'history' test "$(typed 'help\n\020\nquit\n' | grep -c '^why ')" = 2
ok 'Ctrl-D ends it' typed '\004'
gives 0 '' '' 'no prompt in a pipe' "$gntsim" shell </dev/null
done_testing
