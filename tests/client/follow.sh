#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What the kernel changes in page tables behind a program's back is changed in the program.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"
. "$top_srcdir/tests/client/lib.sh"

plain=$scripts/process.gnt
fault='linux fault gntdev-close-unmaps'
program=$clients/follow

client 'a part unmapped, pv' "$(on pv "$plain" "$fault")" "$program" split
client 'a part unmapped, pvh' "$(on pvh "$plain" "$fault")" "$program" split
client 'a part unmapped while a thread reads, pv' "$(on pv "$plain" "$fault")" "$program" threads
client 'a part unmapped while a thread reads, pvh' "$(on pvh "$plain" "$fault")" "$program" threads
client 'another process' "$(on pvh "$plain" "$fault")" "$program" process
client 'a child that has just been made' "$(on pvh "$plain" "$fault")" "$program" fork
client 'a process that is dead' "$(on pvh "$plain" "$fault")" "$program" dead
client 'the end of the last thread' "$plain" "$program" ends
client 'mprotect' "$plain" "$program" protect
ok 'a refusal is told' grep -q '^gntsim: mprotect of a device.s memory to something else is not simulated' \
	"$work/err"

gives 2 '' '^ERROR .*process 1 of the program did not answer \(was it stopped\?\), while a page was to be changed' \
	'a process that is stopped' \
	timeout 60 "$gntsim" exec --script "$(on pvh "$plain" "$fault")" -- "$program" stopped

# meanwhile GUEST STATEMENT: which is done when the program has mapped both, and waits.
meanwhile() {
	local guest=$1 file=$work/meanwhile-$1.gnt
	sed "s/^domain 0 linux pv/domain 0 linux $guest/; /^0: P run/,\$d" "$plain" >"$file"
	cat >>"$file" <<-EOF
		0: P run until 7:B at 5 == 1
		$2
		7: fill B 2
		0: P run
		expect pins 7:8 == 0
	EOF
	printf '%s\n' "$file"
}

client 'munmap that fails' "$(meanwhile pv '0: fail-allocation 1 in ks_vma_dup')" "$program" fails

# Where the process's page table is the grant's, the kernel gives the grant up with it.
client 'madvise, pv' "$(meanwhile pv 'expect pins 7:8 == 0')" "$program" discard
ok 'madvise that is not simulated is told' grep -q "^gntsim: madvise of a device's memory is simulated for" "$work/err"
client 'madvise, pvh' "$(meanwhile pvh 'expect pins 7:8 == 1')" "$program" discard

done_testing
