#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# make check-long itself, in a source tree whose configure, build and tests are fakes: which
# parts it runs and how, what it counts, and what it says of failures.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"

mkdir -p "$work/src/tests" "$work/build"
ln -s "$(realpath "$top_srcdir")/tests/lib" "$work/src/tests/lib"
cat >"$work/src/configure" <<'END'
#!/bin/sh
echo "${PWD##*/} $*" >>"$LOG"
cp "${0%/*}/fake.mk" Makefile
END
chmod +x "$work/src/configure"
# Two tests, of which the one that FAILS names has one failure.
cat >"$work/src/fake.mk" <<'END'
all:
	@test '$(BROKEN)' != '$(notdir $(CURDIR))' || { echo 'it is broken'; exit 1; }
	@mkdir -p kernel tests
	@printf '%s\n' '6.1 6.1 r' '5.10 -' '6.12 6.12 r' '7.2 7.3 r' >kernel/versions
check:
	@test '$(UNBUILT)' != '$(notdir $(CURDIR))'
	@echo "$(notdir $(CURDIR)) ON_LINUX=$(ON_LINUX) TESTS=$(TESTS)" >>'$(LOG)'
	@for name in a b; do \
		echo ':test-result: PASS x' >tests/$$name.trs; echo 'ok 1 - x' >tests/$$name.log; done
	@printf '# PASS:  2\n# SKIP:  1\n# XFAIL: 0\n# FAIL:  0\n# XPASS: 0\n# ERROR: 0\n' >test-suite.log
	@test '$(FAILS)' != '$(notdir $(CURDIR))$(ON_LINUX)' || { \
		sed -i 's/^# \(PASS\|FAIL\): .*/# \1: 1/' test-suite.log; \
		echo ':test-result: FAIL x' >tests/b.trs; echo 'not ok 1 - wrong' >tests/b.log; exit 1; }
END

# long WORD...: `make check-long', with variables of the fakes before the parts.
long() {
	local variables=(LOG="$work/log")
	: >"$work/log"
	while [[ ${1-} = *=* ]]; do
		variables+=("$1")
		shift
	done
	env -u MAKEFLAGS -u TESTS -u ON_LINUX "${variables[@]}" top_srcdir="$work/src" top_builddir="$work/build" CC=cc \
		GNTSIM_CACHE="$work/cache" XEN_OPTION=--without-xen ON_EACH_LINUX='tests/a tests/b' \
		bash "$top_srcdir/tests/long/long.sh" "$@"
}

gives 0 'Skipping plain-5.10: Linux 5.10 could not be had.*
14 passed, 0 failed, 9 skipped
$' '' 'all parts' long
is "$(sed "s, CC=.*,," "$work/log")" 'plain -q --with-linux=6.1 5.10 6.12 7.2
plain ON_LINUX= TESTS=
plain ON_LINUX=6.12 TESTS=tests/a tests/b
plain ON_LINUX=7.3 TESTS=tests/a tests/b
sanitized -q --with-linux=6.1 5.10 6.12 7.2
sanitized ON_LINUX= TESTS=
sanitized ON_LINUX=6.12 TESTS=tests/a tests/b
sanitized ON_LINUX=7.3 TESTS=tests/a tests/b
plain ON_LINUX= TESTS=tests/differential/long.sh' 'each in its build, which is configured once'
ok 'one of them with sanitizers' grep -q -- '--enable-sanitizers' "$work/build/long/sanitized/configured-with"

gives 1 "FAILED tests/b, see $work/build/long/results/sanitized-6.12/tests/b.log
  not ok 1 - wrong
  again: make -C $work/build/long/sanitized check ON_LINUX=6.12 TESTS=NAME
3 passed, 1 failed, 2 skipped
$" '' 'a failure: its log, and how to repeat it' long FAILS=sanitized6.12 sanitized-6.12 plain
is "$(cat "$work/log")" 'sanitized ON_LINUX=6.12 TESTS=tests/a tests/b
plain ON_LINUX= TESTS=' 'only the parts that are named, in a build that is there'
ok 'its log stays when another part has run' grep -q '^not ok' "$work/build/long/results/sanitized-6.12/tests/b.log"

gives 1 "FAILED the build in $work/build/long/plain, see $work/build/long/results/build-plain.log
    it is broken
.*2 passed, 1 failed, 1 skipped
$" '' 'a build that fails is one failure, and the other goes on' long BROKEN=plain plain plain-7.2 sanitized

gives 1 "FAILED sanitized: its tests could not be built, see above
  again: make -C .*
2 passed, 1 failed, 1 skipped
$" '' 'so are tests that cannot be built' long UNBUILT=sanitized sanitized plain

gives 1 '' "^check-long: there is no part 'plain-4.9': PARTS can be plain plain-5.10 .* differential
$" 'a part that does not exist' long plain-4.9
touch "$work/src/config.status"
gives 1 '' 'src is a build folder, too: make distclean, and build in a folder of its own
$' 'a source tree in which no other folder can be configured' long
done_testing
