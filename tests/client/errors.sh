#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# gntsim exec: what cannot be started, and scripts that do not fit.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"
. "$top_srcdir/tests/client/lib.sh"

plain=$work/no-map.gnt
bare='domain 0 linux pv'

# exec_gives STATUS STDERR-PATTERN DESCRIPTION SCRIPT WORD...
exec_gives() {
	local status=$1 err=$2 what=$3 script=$4
	shift 4
	gives "$status" '' "$err" "$what" timeout 60 "$gntsim" exec --script "$script" -- "$@"
}

gives 0 'gntsim exec \[OPTION.*-- PROGRAM' '' 'exec --help' "$gntsim" exec --help
gives 2 '' '^gntsim: exec: say which script' 'no script' "$gntsim" exec -- true
gives 2 '' '^gntsim: exec: say which program' 'no program' "$gntsim" exec --script "$plain"
gives 2 '' "^gntsim: exec: there is no kernel 'linux-0.1'" 'no such kernel' \
	"$gntsim" exec --kernel linux-0.1 --script "$plain" -- true
exec_gives 2 'no-such-script' 'no such script' "$work/no-such-script.gnt" true
exec_gives 2 '^gntsim: exec: there is no program no-such-program in any folder of PATH' \
	'no such program' "$plain" no-such-program
exec_gives 2 "^gntsim: exec: there is no program $work/none" 'no such file' "$plain" "$work/none"

echo 'int main(void) { return 0; }' >"$work/program.c"
$CC -o "$work/dynamic" "$work/program.c"
if $CC -static -o "$work/static" "$work/program.c" 2>"$work/cc"; then
	exec_gives 2 'static is statically linked: no library can be preloaded into it; link it dynamically' \
		'a static program' "$plain" "$work/static"
	echo "#!$work/static" >"$work/wrapper"
	chmod +x "$work/wrapper"
	exec_gives 2 '^ERROR .*the preload library was not loaded into the program, so it had no devices' \
		'a script whose interpreter is static' "$plain" "$work/wrapper"
else
	skip 'a static program' 'the compiler cannot link one'
fi
cp "$work/dynamic" "$work/set-id"
chmod u+s "$work/set-id"
exec_gives 2 'set-id is set-user-ID or set-group-ID' 'a set-user-ID program' "$plain" "$work/set-id"
head -c 64 "$work/dynamic" | sed 's/^\(....\)\x02/\1\x01/' >"$work/narrow"
chmod +x "$work/narrow"
exec_gives 2 'narrow is not a 64-bit program for x86-64' 'a 32-bit program' "$plain" "$work/narrow"
echo '#!/no/such/interpreter' >"$work/odd"
chmod +x "$work/odd"
exec_gives 2 '^ERROR .*odd cannot be started: ' 'a script whose interpreter is not there' "$plain" "$work/odd"

exec_gives 2 '^ERROR .*the script does not take the program: say `DOMAIN: program NAME'"'" \
	'a script without a program' "$(script none.gnt <<<"$bare")" "$work/dynamic"
exec_gives 1 '^FAIL .*the script ends, but the program has not: say `run'"'"' or `kill'"'" \
	'a script that ends too early' "$(script early.gnt <<<"$bare
0: program P")" "$work/dynamic"
exec_gives 2 '^ERROR .*gnt:3: the program is a process already' 'two programs' \
	"$(script two.gnt <<<"$bare
0: program P
0: program Q")" "$work/dynamic"
exec_gives 2 '^ERROR .*gnt:4: the program has ended already' 'run after the end' \
	"$(script twice.gnt <<<"$bare
0: program P
0: P run
0: P run")" "$work/dynamic"
exec_gives 2 '^ERROR .*gnt:3: P is a real program, which does that itself' 'a system call for it' \
	"$(script call.gnt <<<"$bare
0: program P
0: P open F gntdev")" "$work/dynamic"
exec_gives 2 "^ERROR .*gnt:3: Q is no real program, but the script's own process" 'run of a process' \
	"$(script own.gnt <<<"$bare
0: process Q
0: Q run")" "$work/dynamic"
exec_gives 1 '^FAIL .*gnt:4: run: the program ended before that' 'until that never comes' \
	"$(script until.gnt <<<"$bare
0: page A
0: program P
0: P run until 0:A at 0 == 1")" "$work/dynamic"
gives 2 'ERROR .*gnt:9: there is no program: say which as in gntsim exec --script .* -- PROGRAM' '' \
	'the same script without exec' "$gntsim" run "$plain"

# The preloaded library on its own.
gives 0 '^not ok 1 - open' '^gntsim: there is no simulated machine: start the program by gntsim exec' \
	'the library without gntsim' env GNTSIM_CLIENT=nobody \
	LD_PRELOAD="$top_builddir/client/gntsim-client.so" "$clients/gnttab"

done_testing
