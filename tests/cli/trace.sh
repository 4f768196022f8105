#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# gntsim run --trace: valid lines with documented fields alone, the same each time; and
# what happens to the file when something is wrong.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"
map=$seeds/g-map-retry.gnt

gives 0 '0 failed' '' 'the seed scripts with --trace' "$gntsim" run --trace "$work/a" "$seeds"
"$gntsim" run "$seeds" >"$work/plain" 2>&1
ok 'it says the same as without' cmp "$work/.out" "$work/plain"
"$gntsim" run --trace "$work/b" "$seeds" >/dev/null 2>&1
ok 'and again the same file' cmp "$work/a" "$work/b"
"$gntsim" run --trace "$work/b" --memory bookkeeping "$seeds" >/dev/null 2>&1
ok 'with --memory bookkeeping, too' cmp "$work/a" "$work/b"
is "$(grep -c '^{"trace":"gntsim","version":1,' "$work/a")" "$(grep -c '^PASS' "$work/plain")" \
	'each run has a header'

"$gntsim" list events >"$work/events"
ok 'every line is valid JSON, with the fields of gntsim list events and no others' \
	perl "$top_srcdir/tests/cli/trace-lines.pl" "$work/events" "$work/a"
# One of each kind, from scripts that have it.
mapfile -t bugs < <(bug_scripts)
"$gntsim" run --trace "$work/more" "$top_srcdir/tests/scripts" "$top_srcdir/tests/checkers" "${bugs[@]}" >/dev/null
while read -r event; do
	is "$(cat "$work/a" "$work/more" | grep -cm1 "\"event\":\"$event\"")" 1 "an event $event occurs"
done < <(sed -n '/^$/q; s/^\([a-z0-9-]\{1,\}\) .*/\1/p' "$work/events")

"$gntsim" run --trace "$work/map" "$map" >/dev/null
damaged() {
	sed "$1" "$work/map" >"$work/bad"
	if perl "$top_srcdir/tests/cli/trace-lines.pl" "$work/events" "$work/bad" >/dev/null 2>&1; then
		tap_result 1 "and would be missed: $2"
	else
		tap_result 0 "and would be missed: $2"
	fi
}
damaged '0,/"lock":"/s//"lokc":"/' 'another field'
damaged '0,/"event":"gtf"/s//"event":"gft"/' 'another event'
damaged '0,/"host_addr":/s//"hostaddr":/' "another member of an argument"
damaged '0,/,"event"/s//"event"/' 'no JSON'

line() {
	grep -m1 -- "$1" "$work/map"
}
is "$(line '"op":"map_grant_ref","count"' | grep -o '"args".*')" \
	'"args":[{"host_addr":"0x652000","flags":"host_map","ref":8,"dom":7}]}' 'arguments by name'
is "$(line '"op":"map_grant_ref","rc"' | grep -o '"rc".*')" \
	'"rc":0,"results":[{"status":"GNTST_eagain"}]}' 'a result by name'
is "$(line '"event":"gtf".*writing' | grep -o '"ref".*')" \
	'"ref":8,"old":"permit_access","new":"permit_access reading writing"}' 'flags by name'
is "$(grep -m1 '"event":"entry".*writing' "$work/map" | grep -o '"ref".*')" \
	'"ref":8,"flags":"permit_access reading writing","status":"reading writing","host_read":0,"host_write":1,"device_read":0,"device_write":0}' \
	'an entry and its pins'
is "$(grep -m1 '"event":"violation","name":"sleep-in-atomic"' "$work/a" | grep -co '"function":"[a-z_]*","file":"[a-z/_.-]*","line":[1-9]')" 1 \
	'a violation has a stack'

# --- a stack with each event
"$gntsim" run --trace "$work/stacks" --trace-stacks "$map" >/dev/null
is "$(grep -m1 '"op":"map_grant_ref","count"' "$work/stacks" | grep -o '"stack":.*' | grep -oE '"function":"[a-z_A-Z]*"' | head -n 2 | tr '\n' ' ')" \
	'"function":"HYPERVISOR_grant_table_op" "function":"gnttab_batch_map" ' 'a hypercall has the way there'
is "$(sed 's/,"stack":\[[^]]*\]}$/}/' "$work/stacks" | grep -v '"event":"violation"' | cksum)" \
	"$(grep -v '"event":"violation"' "$work/map" | cksum)" 'all else is as without'
is "$(grep -c '"event":"statement".*"stack"' "$work/stacks")" 0 "the script's own events have none"
"$gntsim" run --trace "$work/again" --trace-stacks --memory bookkeeping "$map" >/dev/null
ok 'they are the same each time' cmp "$work/stacks" "$work/again"
gives 0 '' '' 'a page is made of it' "$gntsim" view -o "$work/stacks.html" "$work/stacks"
gives 0 '^2 runs, all events are the same' '' 'and it can be compared' "$gntsim" diff "$work/stacks" "$work/again"

what='the second run from a snapshot leaves the same trace'
if built_with_asan; then
	skip "$what" 'no snapshots with AddressSanitizer'
else
	"$gntsim" run --trace "$work/b" --twice "$seeds" >/dev/null 2>&1
	ok "$what" cmp "$work/a" "$work/b"
fi

# --- the file
echo former >"$work/former"
gives 2 '' 'no trace format .xml.: say one of jsonl' 'an unknown format' \
	"$gntsim" run --trace "$work/former" --trace-format xml "$map"
gives 2 '' '--trace is for runs in one process: leave out --jobs' 'in several processes' \
	"$gntsim" run --trace "$work/former" -j 2 "$map"
gives 2 '' '--trace-format without --trace' 'a format without a file' \
	"$gntsim" run --trace-format jsonl "$map"
gives 2 '' '--trace-stacks without --trace' 'stacks without a file' "$gntsim" run --trace-stacks "$map"
gives 2 '' 'the trace .*/no/such cannot be written: No such file' 'no such folder' \
	"$gntsim" run --trace "$work/no/such" "$map"
gives 2 '' 'cannot be written: Is a directory' 'a folder' "$gntsim" run --trace "$work" "$map"
gives 2 '^ERROR' '/wrong.gnt:1:1: error: ' 'no run' \
	"$gntsim" run --trace "$work/former" --trace-format perfetto "$(script wrong.gnt <<<'rubbish')"
gives 2 '' 'there is no kernel' 'an error before the first run' \
	"$gntsim" run --trace "$work/former" --kernel nothing "$map"
is "$(cat "$work/former")" former 'what was there stays'
gives 2 '2 passed' '^gntsim: run: the trace /dev/full cannot be written: No space left on device.$' \
	'a full disk is one error' "$gntsim" run --trace /dev/full "$map"
long=$(script long.gnt <<'EOT'
machine frames 64
domain 1 bare pv pages 16
repeat 3000 {
	1: query-size
}
EOT
)
limited() { # files of a mebibyte at most; the machine's memory is one, too
	(
		trap '' XFSZ
		ulimit -f 1024
		"$@"
	)
}
gives 2 '1 passed' 'the trace .* cannot be written: File too large.$' 'no room for all of it' \
	limited "$gntsim" run --trace "$work/former" "$long"
is "$(cat "$work/former")" former 'and what was there stays'
is "$(find "$work" -name '.former.*')" '' 'nothing half-written is left'
gives 0 '"event":"verdict","verdict":"PASS"' '' 'what is no plain file is written to' \
	"$gntsim" run --trace /dev/stdout "$map"
ln -s former "$work/link"
"$gntsim" run --trace "$work/link" "$map" >/dev/null
ok 'a link stays one' test -L "$work/link" -a "$(head -c 8 "$work/former")" = '{"trace"'
is "$(stat -c %a "$work/former")" "$(touch "$work/usual" && stat -c %a "$work/usual")" 'with the usual mode'
done_testing
