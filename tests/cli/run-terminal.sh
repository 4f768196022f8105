#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# gntsim run on a terminal: colours, and the progress bar.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"
. "$top_srcdir/tests/cli/run-lib.sh"
escape=$'\033'
unset NO_COLOR
export TERM=xterm

# on_terminal COMMAND...: as on a terminal; both outputs in one.
on_terminal() {
	script_tool -qec "$(printf '%q ' "$@")" /dev/null </dev/null
}
# tests/cli/lib.sh has a function of that name.
script_tool() {
	command script "$@"
}

gives 0 "^${escape}\[32mPASS ${escape}\[m $pass" '' '--colour always' "$gntsim" run --colour always "$pass"
gives 0 '^PASS ' '' 'no colours in a pipe' "$gntsim" run "$pass"
gives 0 '^PASS ' '' 'the other spelling' "$gntsim" run --color auto "$pass"
gives 2 '' "^gntsim: run: --colour is auto, always or never, not 'blue'
$" 'a colour that is none' "$gntsim" run --colour blue "$pass"
if ! command -v script >/dev/null; then
	skip 'colours on a terminal' 'there is no script(1)'
	done_testing
	exit
fi
ok 'colours on a terminal' grep -q "^${escape}\[32mPASS" <(on_terminal "$gntsim" run "$pass")
ok '--colour never' grep -q '^PASS ' <(on_terminal "$gntsim" run --colour never "$pass")
ok 'NO_COLOR' grep -q '^PASS ' <(on_terminal env NO_COLOR=1 "$gntsim" run "$pass")
ok 'TERM=dumb' grep -q '^PASS ' <(on_terminal env TERM=dumb "$gntsim" run "$pass")

# It ends a while after the bar must have come.
on_terminal "$gntsim" run --timeout 1500ms "$endless" "$pass" >"$work/out"
ok 'a progress bar after a second' grep -qF '[..............................] 0/2, 0 not passed, 1 s' "$work/out"
ok 'which goes before a result is printed' grep -qP '\r\033\[K\033\[[0-9;]*mERROR' "$work/out"
on_terminal env TERM=dumb "$gntsim" run --timeout 1500ms "$endless" >"$work/out"
ok 'none on a dumb terminal' bash -c '! grep -qF "0/1" "$1"' - "$work/out"
"$gntsim" run --timeout 1500ms "$endless" >"$work/out" 2>&1
ok 'none in a pipe' bash -c '! grep -qF "0/1" "$1"' - "$work/out"
done_testing
