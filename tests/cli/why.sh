#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Which check has refused: why in gntsim shell, the report of a failed run, and the trace.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"

bare='domain 7 bare pv
domain 0 bare pv
7: page A
7: grant 8 A to 0 rw
0: page B'
linux='domain 7 bare pv
domain 0 linux pv
7: page A
7: grant 8 A to 0 rw'

# refuses CHECK OPERATION SAW TEXT: what is typed is refused by that check; patterns for what
# is said of the operation and of what the check saw.
refuses() {
	gives 0 "  $2, by the check $1
.*$3.*  in Xen 4.17: [a-z0-9_]+\(\) in xen/.*  to pass: " '' "why: $1" shell "$4
why"
	seen+=("$1")
}
seen=()
refuses entry-not-permit-access 'map_grant_ref of domain 0, ref 9 of domain 7: general_error \(-1\)' \
	'the entry: invalid \(flags 0x0\).*pins on it: host 0 reading, 0 writing; device 0 reading, 0 writing' "$linux
0: map M 7:9"
refuses entry-wrong-domid '.*ref 9 of domain 7.*' \
	'domain that asks: 0 .*the entry: permit_access \(flags 0x1\), for domain 5, frame' "$linux
7: grant 9 A to 5 rw
0: map M 7:9"
refuses entry-readonly '.*' 'the entry: permit_access readonly \(flags 0x5\), for domain 0' "$linux
7: grant 9 A to 0 ro
0: map M 7:9"
refuses map-gref-beyond-table '.*ref 600 of domain 7: bad_gntref.*' 'entries of the table: 512 ' "$linux
0: map M 7:600"
refuses map-no-domain 'map_grant_ref of domain 0: bad_domain.*' 'domain: 5 ' "$bare
0: grant-op map_grant_ref host_addr 0 flags 2 ref 8 dom 5"
refuses map-no-kind '.*: bad_gntref.*' 'GNTMAP flags: 4 ' "$bare
0: grant-op map_grant_ref host_addr 0 flags 4 ref 8 dom 7"
refuses map-pinned-by-another 'map_grant_ref of domain 3, ref 8 .*' \
	'domain that pins it: 0 .*pins on it: host 0 reading, 1 writing' "$bare
domain 3 bare pv
0: map M 7:8
3: map N 7:8"
refuses host-map-no-pte '.*' 'host_addr: 305419896 \(0x12345678\)' "$bare
0: grant-op map_grant_ref host_addr 0x12345678 flags 2 ref 8 dom 7"
refuses frame-paged-out '.*: eagain \(-12\)' 'gfn: 0 .*the entry: permit_access' 'domain 7 bare hvm
domain 0 bare pv
7: page A
7: grant 8 A to 0 rw
7: page-out A
0: map M 7:8'
refuses unmap-handle-beyond 'unmap_grant_ref of domain 0: bad_handle.*' 'handle: 77 ' "$bare
0: grant-op unmap_grant_ref handle 77"
refuses copy-beyond-page 'copy of domain 0: bad_copy_arg.*' 'leaves it: 4100 ' "$bare
0: grant-op copy flags 3 source.ref 8 source.domid 7 source.offset 4090 len 10 dest.ref 8 dest.domid 7"
refuses copy-frame-of-another 'copy of domain 0: permission_denied.*' 'domain: 7 ' "$bare
0: grant-op copy flags 0 source.domid 7 len 1 dest.domid 0x7ff0"
refuses version-unknown 'set_version of domain 0: -EINVAL' 'version: 3 ' "$bare
0: set-version 3"
refuses call-argument-unreadable 'map_grant_ref of domain 0: -EFAULT' 'cannot be read' "$bare
0: grant-op map_grant_ref at 1"
refuses table-beyond-maximum 'setup_table of domain 0: general_error.*' 'frames it may have: 64 ' "$bare
0: setup-table 65"
refuses swap-pinned 'swap_grant_ref of domain 7, ref 8 of domain 7: eagain.*' 'host 0 reading, 1 writing' "$bare
0: map M 7:8
7: grant-op swap_grant_ref ref_a 8 ref_b 9"
is "$(printf '%s\n' "${seen[@]}" | sort -u | wc -l)" "${#seen[@]}" 'these are different checks'

gives 0 'by the check injected-status.*  no check of Xen.s: an injection' '' 'why: injected' shell "$bare
inject 0 map_grant_ref status no_space nth 1
0: map M 7:8
why"
gives 0 'GNTST_general_error \(-1\).*slot 1 of 4.*ref 9 of domain 7.*slot 2 of 4.*ref 10 of domain 7.*GNTST_bad_gntref.*slot 3 of 4.*ref 600' \
	'' 'why: each slot by its own check' shell "$linux
0: map M 7:8, 7:9, 7:10, 7:600 -> any
why"
gives 0 '^-> okay \(0\)
map gave okay \(0\)
GNTST_okay \(0\): "okay"
  done
$' '' 'why: nothing was refused' shell "$linux
0: map M 7:8
why"
# The kernel tries this one again, alone: the last time counts.
gives 0 'map gave okay \(0\), general_error \(-1\)
.*slot 1 of 2:
  map_grant_ref of domain 0, ref 9 of domain 7: general_error \(-1\), by the check entry-not-permit-access' '' \
	'why: of an operation that was tried again' shell "$linux
inject 0 map_grant_ref status eagain nth 2
0: map M 7:8, 7:9 -> any
why"
gives 0 'set-version gave -EINVAL
  set_version of domain 0' '' 'why: of a call as a whole' shell "$bare
0: set-version 3
why"
gives 0 'the last that was refused on the way:
  map_grant_ref of domain 0, ref 9 of domain 7' '' 'why: of an error that a driver made of a status' shell "domain 7 bare pv
domain 0 linux pv
0: process P
0: P open F gntdev
0: P map-grant-ref M F 7:9
0: P mmap V M
why"

# --- a report ---
failing=$(script failing.gnt <<END
$linux
0: map M 7:8, 7:9
END
)
gives 1 'failing.gnt:5: map: expected okay \(0\), got general_error \(-1\) \(slot 1 of 2\)
.*  refused by entry-not-permit-access, ref 9 of domain 7: ' '' 'a failed run says which check refused' \
	"$gntsim" run "$failing"
is "$(grep -c 'refused by' "$work/.out")" 1 'once'
failing=$(script errno.gnt <<END
$bare
0: set-version 3
END
)
gives 1 'expected okay \(0\), got -EINVAL
.*  refused by version-unknown: ' '' 'also where it is an errno' "$gntsim" run "$failing"

# --- a trace ---
"$gntsim" run --trace "$work/trace" "$work/failing.gnt" >/dev/null 2>&1
is "$(grep '"event":"refused"' "$work/trace" | grep -o '"check".*')" \
	'"check":"entry-not-permit-access","op":"map_grant_ref","element":1,"answer":"GNTST_general_error","granter":7,"ref":9,"flags":"invalid","grantee":0,"pins":0,"value":0}' \
	'the event: the check and what it saw'
"$gntsim" run --trace "$work/trace" "$work/errno.gnt" >/dev/null 2>&1
is "$(grep '"event":"refused"' "$work/trace" | grep -o '"check".*')" \
	'"check":"version-unknown","op":"set_version","element":0,"answer":"-EINVAL","granter":null,"ref":null,"flags":null,"grantee":null,"pins":null,"value":3}' \
	'the event, of no entry'

# --- Xen's own code ---
if ! compgen -G "$top_builddir/xen/xen-*.so" >/dev/null; then
	skip 'with Xen itself' "Xen's source was not to be had"
	done_testing
	exit
fi
gives 0 'GNTST_bad_gntref.*does not tell which check refused.*can have been: map-no-kind map-gref-beyond-table
' '' "why: Xen does not tell, so what it can have been" shell "$linux
0: map M 7:600
why" --hypervisor xen
gives 1 'expected okay \(0\), got general_error \(-1\) \(slot 1 of 2\)
    0: map' '' 'nor does a failed run guess' "$gntsim" run --hypervisor xen "$work/failing.gnt"
gives 0 'by the check injected-status' '' 'what is injected is known' shell "$bare
inject 0 map_grant_ref status no_space nth 1
0: map M 7:8
why" --hypervisor xen
# Refusals are events of the hypervisor's own: between two of them they are no difference.
for hypervisor in model xen; do
	sed 's/7:8, 7:9$/& -> okay, general_error/' "$work/failing.gnt" >"$work/passing.gnt"
	"$gntsim" run --hypervisor $hypervisor --trace "$work/$hypervisor" "$work/passing.gnt" >/dev/null
done
is "$(grep -c '"event":"refused"' "$work/model" "$work/xen" | sed 's/.*://' | tr '\n' ' ')" '1 0 ' \
	'the model tells a refusal, Xen does not'
gives 0 'all events are the same' '' 'gntsim diff passes it over' "$gntsim" diff "$work/model" "$work/xen"
sed 's/"check":"entry-not-permit-access"/"check":"entry-wrong-domid"/' "$work/model" >"$work/other"
gives 1 '  \* check        A: entry-not-permit-access
                 B: entry-wrong-domid' '' 'but not of two runs on one hypervisor' \
	"$gntsim" diff "$work/model" "$work/other"
done_testing
