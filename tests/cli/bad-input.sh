#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What a user can get wrong: one clear line, what and where, and the right status.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"

gives 2 '' '^usage: gntsim COMMAND' 'no command' "$gntsim"
gives 2 '' "^gntsim: there is no command 'rum'" 'an unknown command' "$gntsim" rum
gives 2 '' '^gntsim: run: say which script' 'run without a script' "$gntsim" run
gives 2 '' '^gntsim: run: Unknown option --sed' 'an unknown option' "$gntsim" run --sed 1 x
gives 2 '' '^gntsim: run: .*x12' 'a seed that is no number' "$gntsim" run --seed x12 x
gives 2 '' '^gntsim: run: --seed must be' 'a seed out of range' "$gntsim" run --seed -1 x
gives 2 '' "^gntsim: run: there is no kernel 'linux-2.0'" 'an unknown kernel' \
	"$gntsim" run --kernel linux-2.0 "$seeds"
gives 2 '' '^gntsim: run: there is no kernel image /no/such.so' 'a kernel file that is not there' \
	"$gntsim" run --kernel /no/such.so "$seeds"
printf 'not an image' >"$work/text.so"
gives 2 'ERROR .*text.so cannot be loaded: ' '' 'a kernel file that is none' \
	"$gntsim" run --kernel "$work/text.so" "$seeds/m-status-texts.gnt"
gives 2 'ERROR .*nowhere.gnt' 'nowhere.gnt.*No such file' 'a script that is not there' \
	"$gntsim" run "$work/nowhere.gnt"
mkdir "$work/none"
gives 2 '' 'none: there is no script \(\*\.gnt\) in this directory' 'a directory without scripts' \
	"$gntsim" run "$work/none"
: >"$work/empty.gnt"
gives 2 'ERROR' 'empty.gnt.*error: .*(empty|no statement)' 'an empty script' "$gntsim" run "$work/empty.gnt"
head -c 300 "$gntsim" >"$work/binary.gnt"
gives 2 'ERROR' 'binary.gnt:1:.*error:' 'a binary file' "$gntsim" run "$work/binary.gnt"

# at TEXT LINE:COLUMN PATTERN DESCRIPTION: a script with that error in that place.
at() {
	local file
	file=$(printf '%s\n' "$1" | script wrong.gnt)
	gives 2 '^ERROR ' "^[^ ]*wrong.gnt:$2: error: .*$3" "$4" "$gntsim" run "$file"
}
at 'domain 1 linux pv
1: pgae A' 2:4 'did you mean .page' 'an unknown verb'
at 'domain 1 linux pv
2: page A' 2:1 'domain 2' 'an unknown domain'
at 'domain 1 linx pv' 1:10 'linx' 'an unknown kernel in a script'
at 'domain 1 linux fault no-such pv' 1:22 'no-such' 'an unknown fault'
at 'domain 7 bare hvm
7: grant 8 A to 0 rw' 2:12 'A' 'an unknown page'
at 'domain 1 linux pv max-grant-frames 5000' 1:36 '4096' 'a number out of range'
at 'domain 1 linux pv
expect violation sleep-in-atomc' 2:18 'sleep-in-atomic' 'an unknown violation'
at 'domain 1 linux pv
1: page A -> okya' 2:14 'okay' 'an unknown status'
at 'domain 1 linux pv
1: fail-allocation' 2:19 'which allocation' 'no number of the allocation that fails'
at 'domain 1 linux pv
1: fail-allocation 2 never' 2:27 'which allocation' 'two ways of failing'
at 'domain 1 linux pv
1: fail-allocation percent 101' 2:28 '100' 'more than all of a hundred'
at 'domain 1 linux pv
1: lock 4 { sleep 1ms }' 2:9 '0 to 3' 'a lock that no driver has'
at 'domain 1 linux pv }' 1:19 '' 'a brace too many'
file=$(printf 'domain 1 linux pv\n1: pgae A\n' | script caret.gnt)
gives 2 '' '1: pgae A
 *\^~~~' 'the source line and a caret under the word' \
	bash -c '"$0" run "$1" 2>&1 >/dev/null | cat >&2; exit 2' "$gntsim" "$file"

# Full disk: the verdicts could not be written, so there are none.
if [ -w /dev/full ]; then
	gives 2 '' '^gntsim: cannot write the output' 'output to a full disk' \
		bash -c '"$0" run "$1" >/dev/full' "$gntsim" "$seeds/m-status-texts.gnt"
else
	skip 'output to a full disk' 'there is no /dev/full'
fi
gives 77 '^SKIP .*there is no kernel image' '' 'no kernel images at all: SKIP, and which is missing' \
	env GNTSIM_IMAGES="$work/none" "$gntsim" run "$seeds/m-status-texts.gnt"
done_testing
