# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
# What `make check` says and leaves behind, for people: source it.

# result_files BUILD: without those of builds within it, which make check-long has.
result_files() {
	find "$1" -path "$1/long" -prune -o -name '*.trs' -print | LC_ALL=C sort
}

# forget_results BUILD: those of former runs.
forget_results() {
	result_files "$1" | xargs -r -d '\n' rm -f --
	rm -f "$1/test-suite.log"
}

# show_progress: of make check's output, each test once, and every failure.
show_progress() {
	awk '
		/^(PASS|SKIP|XFAIL): / { if ($2 != test) { test = $2; print "    " test; fflush() } next }
		/^(FAIL|XPASS|ERROR): / { print "    " $0; fflush(); next }
		/^(=+|# (TOTAL|PASS|SKIP|XFAIL|FAIL|XPASS|ERROR): .*|Testsuite summary for .*)$/ { next }
		/^(See |Please report)/ { next }
		/^make.*: (Entering|Leaving) directory |^make.* is up to date\.$/ { next }
		{ print; fflush() }
	'
}

# report_failures BUILD: for every failed test, what to look at.
report_failures() {
	local result log name
	result_files "$1" | while IFS= read -r result; do
		grep -qE '^:test-result: (FAIL|XPASS|ERROR)' "$result" || continue
		log=${result%.trs}.log
		name=${result#"$1"/}
		printf '\nFAILED %s, see %s\n' "${name%.trs}" "$log"
		sed -n 's/^:test-result: \(ERROR.*\)/  \1/p' "$result"
		awk '/^not ok/ { shown = 12; print "  " $0; next }
			/^ok/ { shown = 0 }
			/^#/ && shown-- > 0 { print "    " $0 }' "$log"
	done
}

# count BUILD NAME: from the summary at the head of test-suite.log.
count() {
	sed -n "s/^# $2: *\([0-9]*\)$/\1/p" "$1/test-suite.log" | head -n 1
}

# add_results BUILD STATUS: to $passed, $failed and $skipped; STATUS is make's: a broken
# build must not look like a success.
add_results() {
	local failures=0
	if [ ! -f "$1/test-suite.log" ]; then
		echo '==> The tests could not be built, see above'
		failures=1
	else
		failures=$(($(count "$1" FAIL) + $(count "$1" XPASS) + $(count "$1" ERROR)))
		passed=$((passed + $(count "$1" PASS) + $(count "$1" XFAIL)))
		skipped=$((skipped + $(count "$1" SKIP)))
		if [ "$2" -ne 0 ] && [ "$failures" -eq 0 ]; then
			echo '==> make check failed, see above'
			failures=1
		fi
	fi
	failed=$((failed + failures))
}
