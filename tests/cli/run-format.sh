#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# gntsim run --format: what each says, and that others can read it.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"
. "$top_srcdir/tests/cli/run-lib.sh"

gives 2 "^PASS  $pass \[$kernel\]
FAIL  $fail \[$kernel\]
  $fail:2: expect grant-frames: expected == 2, found 1
    	expect grant-frames 1 == 2
    	\^~~~~~~~~~~~~~~~~~~
(.*
)?  repeat: gntsim run --kernel $kernel --seed 1 '$fail'
ERROR $wrong
SKIP  $missing \[$kernel\]
  $missing:1: there is no kernel image linux-99.9
1 passed, 1 failed, 1 errors, 1 skipped
$" "^$wrong:2:4: error: unknown verb .*
  1: frobnicate
     \^~*
$" 'text: the line with a caret, expected and found, the command that repeats it' \
	"$gntsim" run "$pass" "$fail" "$wrong" "$missing"

gives 2 "^ok 1 - $pass \[$kernel\]
not ok 2 - $fail \[$kernel\]
# $fail:2: expect grant-frames: expected == 2, found 1
.*
# repeat: gntsim run .*
not ok 3 - $wrong
# an error, not a failure
# $wrong:2:4: error: unknown verb.*
ok 4 - $missing \[$kernel\] # SKIP there is no kernel image linux-99.9
1\.\.4
$" '' 'tap' "$gntsim" run --format tap "$pass" "$fail" "$wrong" "$missing"
gives 0 '^ok 1 .*# SKIP.*1\.\.1' '' 'tap says that all was skipped, the exit status need not' \
	"$gntsim" run --format tap "$missing"
odd="$work/odd # not # SKIP.gnt"
cp "$fail" "$odd"
gives 1 '^not ok 1 - .*odd \\# not \\# SKIP\.gnt ' '' 'tap: a # in a name is no directive' \
	"$gntsim" run --format tap "$odd"

if command -v prove >/dev/null; then
	cat >"$work/gnt" <<END
#!/bin/sh
exec "$gntsim" run --format tap "\$@"
END
	chmod +x "$work/gnt"
	gives 0 'All tests successful' '' 'prove takes it' prove --exec "$work/gnt" "$pass" "$missing"
	gives 1 'Failed test: *1' '' 'prove finds the failure' prove --exec "$work/gnt" "$pass" "$fail"
else
	skip 'prove takes it' 'there is no prove'
fi

# Bytes that XML cannot hold, in a name.
control=$work/$(printf 'x\001\033[<&">\377').gnt
cp "$fail" "$control"
"$gntsim" run --format junit "$pass" "$fail" "$wrong" "$missing" "$control" >"$work/junit.xml" 2>"$work/err"
is "$?$(cat "$work/err")" 2 'junit: the same exit status, and nothing on stderr'
if command -v xmllint >/dev/null; then
	ok 'junit is well-formed' xmllint --noout "$work/junit.xml"
	xpath() { xmllint --xpath "$1" "$work/junit.xml"; }
	is "$(xpath 'concat(//testsuite/@tests, //testsuite/@failures, //testsuite/@errors, //testsuite/@skipped)')" \
		5211 'its counts'
	is "$(xpath 'count(//testcase)') $(xpath 'count(//testcase/failure)') $(xpath 'count(//testcase/error)') $(xpath 'count(//testcase/skipped)')" \
		'5 2 1 1' 'its cases'
	is "$(xpath 'string(//failure/@message)')" 'expect grant-frames: expected == 2, found 1' 'the cause'
	is "$(xpath 'string(//testcase[2]/@name)')" "b-fail.gnt [$kernel]" 'a case has script and kernel'
else
	skip 'junit is well-formed' 'there is no xmllint'
fi
gives 0 ' time="[0-9.]+"' '' 'junit with --time' "$gntsim" run --format junit --time "$pass"

"$gntsim" run --format jsonl --repeat 2 "$pass" "$fail" "$wrong" "$control" >"$work/out.jsonl"
is "$(wc -l <"$work/out.jsonl")" 7 'jsonl: one line for each run, what is wrong once'
is "$(sed -n 1p "$work/out.jsonl")" \
	"{\"script\":\"$pass\",\"verdict\":\"PASS\",\"kernel\":\"$kernel\",\"hypervisor\":\"model\",\"seed\":1}" \
	'jsonl: a run that passes'
ok 'jsonl: a run that fails' grep -q \
	'"verdict":"FAIL",.*"seed":2,"line":2,"text":"expect grant-frames: expected == 2, found 1","source":' \
	"$work/out.jsonl"
ok 'jsonl is JSON' perl -MJSON::PP -ne 'decode_json($_)' "$work/out.jsonl"
gives 0 '"host_us":[0-9]+}' '' 'jsonl with --time' "$gntsim" run --format jsonl --time "$pass"
gives 2 '' "^gntsim: run: there is no format 'xml': say text, tap, junit or jsonl
$" 'a format that is none' "$gntsim" run --format xml "$pass"
done_testing
