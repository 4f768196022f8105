#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The example of every verb runs, in the surroundings that tests/examples/around gives it.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"
around=$top_srcdir/tests/examples/around

# surroundings VERB: the section whose head names the verb, else the first.
surroundings() {
	awk -v verb="$1" '
		/^\[/ {
			inside = 0
			n = split(substr($0, 2, length($0) - 2), names, "; ")
			if (n == 0) names[n = 1] = ""
			for (i = 1; i <= n; i++) if (names[i] == verb) inside = 1
			next
		}
		inside && !/^#/ { print }
	' "$around"
}

# with_example VERB EXAMPLE: the script.
with_example() {
	local text
	text=$(surroundings "$1")
	[ -n "$text" ] || text=$(surroundings '')
	printf '%s\n' "${text//EXAMPLE/$2}"
}

# With a real program where the script has one.
run_example() {
	if grep -q ': program ' "$1"; then
		timeout 60 "$gntsim" exec --script "$1" -- true
	else
		"$gntsim" run "$1"
	fi
}

# A kernel too old or too new for a function says so.
verdict() {
	local status=0
	run_example "$1" >"$work/out" 2>&1 || status=$?
	if [ $status = 77 ] && grep -qE 'has no gnttab_|\(only-on\)$' "$work/out"; then
		skip "$2" "$(sed -n 2p "$work/out")"
		return
	fi
	tap_result $status "$2"
	[ $status = 0 ] || note "$(cat "$1" "$work/out")"
}

printf '7: page A\n' >"$work/pages.gnt"
mapfile -t verbs < <(verbs)
ok 'there are verbs' test "${#verbs[@]}" -gt 100
for verb in "${verbs[@]}"; do
	# shellcheck disable=SC2086 # the verb's name may be more than one word
	example=$("$gntsim" verb $verb | sed -n 's/^    Example: //p')
	path=$(with_example "$verb" "$example" | script example.gnt)
	verdict "$path" "$verb: $example"
done

# No section is for a verb that there is not.
heads() {
	sed -n 's/^\[\(..*\)\]$/\1/p' "$around" | sed 's/; /\n/g'
}
empty "$(heads | grep -vxFf <(printf '%s\n' "${verbs[@]}"))" 'the surroundings are all of verbs'
empty "$(heads | sort | uniq -d)" 'and each has one'
done_testing
