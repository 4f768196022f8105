#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# gntsim list, verb and explain: what the tables say of verbs, faults and violations.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"

# --- verbs: a group for each file, with its heading ---
groups=$(grep -l '^#define GROUP ' "$top_srcdir"/sim/script/verbs/*.def | wc -l)
"$gntsim" list verbs >"$work/verbs"
is "$(sed 1d "$work/verbs" | grep -c '^[^ ].*:$')" "$groups" 'list verbs has a heading for each file of verbs'
is "$(grep -c '^  ' "$work/verbs")" "$(verbs | sort -u | wc -l)" 'and each verb once'
empty "$(grep '^  ' "$work/verbs" | grep -vE '^  [a-z0-9 -]+  +(bare|linux|both|-)  ')" 'with the domains that it is for'
for row in 'page-out  *bare' 'boot  *linux' 'map  *both' 'wait  *-'; do
	ok "$row" grep -q "^  $row  " "$work/verbs"
done
ok 'the manual page has the headings' grep -q '^\.SS.*Granting a page, and ending it' \
	"$top_builddir/docs/man/gntsim-scenario.5"

"$gntsim" verb expect >"$work/expect"
is "$(grep -c '^  expect ' "$work/expect")" "$(verbs | grep -c '^expect ')" 'verb expect: all that can be expected'
empty "$(grep '^  ' "$work/expect" | grep -v '^  expect ')" 'and nothing else'
gives 0 '  expect entry ' '' 'explain expect: likewise' "$gntsim" explain expect
gives 2 '' "there is no verb 'expec'" 'half a word is none' "$gntsim" verb expec

# --- kinds ---
kinds=$("$gntsim" list --help | sed -nE 's/^  gntsim list ([a-z|]+).*/\1/p')
gives 2 '' "^gntsim: list: say one of ${kinds//|/, }
$" 'the complaint has the kinds that the help has' "$gntsim" list nothing
for kind in ${kinds//|/ }; do
	gives 0 '.' '' "list $kind" "$gntsim" list "$kind"
done

# --- faults ---
for patch in "$top_srcdir"/kernel-src/faults/*.cocci; do
	name=$(basename "$patch" .cocci)
	gives 0 "linux $name  *[A-Z][^
]{20,}[^
.]
" '' "list faults says what $name is" "$gntsim" list faults
done

# --- violations ---
mapfile -t violations < <("$gntsim" list violations | cut -d' ' -f1)
ok 'there are violations' test "${#violations[@]}" -gt 20
for name in "${violations[@]}"; do
	gives 0 "^violation ${name}[^
]*
  [^
]+
  [^
]{60,}\.
" '' "explain $name: what it is, and what to do" "$gntsim" explain "$name"
	wanted=0
	[ ! -f "$top_srcdir/tests/instrumented/$name.gnt" ] || wanted=1
	is "$("$gntsim" list violations | grep -c "^$name .*(only with run --instrument)$")" $wanted \
		"$name: whether it takes an instrumented image"
	is "$("$gntsim" explain "$name" | grep -c '^  found by gntsim run --instrument only$')" $wanted 'explain as well'
	page=$("$gntsim" explain "$name" | sed -n 's/^  more: //p')
	[ -z "$page" ] || ok "$page is about $name" grep -qw -- "$name" "$top_srcdir/$page"
done
done_testing
