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
# talk N KEYS...: types the keys when the terminal has shown N prompts; all that it showed.  Ctrl-C
# takes away what was typed ahead, so that typed() cannot try it.
talk() {
	local i shown=$work/shown
	mkfifo "$work/keys"
	: >"$shown"
	command timeout 20 script -qefc "$(printf '%q shell' "$gntsim")" "$shown" <"$work/keys" >/dev/null &
	exec 9>"$work/keys"
	while [ $# -gt 0 ]; do
		for ((i = 0; i < 400; i++)); do
			[ "$(grep -oE '(gntsim>|\.\.\.) ' "$shown" | wc -l)" -lt "$1" ] || break
			sleep 0.05
		done
		printf '%b' "$2" >&9
		shift 2
	done
	exec 9>&-
	wait
	rm "$work/keys"
	cat "$shown"
}
ok 'Ctrl-C gives up the line' grep -q '^domain 7: version 1' <(
	talk 1 'domain 7 bare pv\n7: revo' 2 '\003' 3 'show grants\nquit\n')
ok 'and a block' grep -q '^domain 7: version 1' <(
	talk 1 'domain 7 bare pv\nparallel {\n7: page A\n' 4 '\003' 5 'show grants\nquit\n')
ok 'a statement that runs ends with the shell' bash -c '! grep -q "^domain 7: version" <<<"$1"' - "$(
	talk 1 'domain 7 bare pv\nrepeat 1000000 { repeat 1000000 { 7: setup-table 1 } }\n' 2 '\003')"
ok 'Ctrl-D ends it' typed '\004'
gives 0 '' '' 'no prompt in a pipe' "$gntsim" shell </dev/null
done_testing
