#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# --hypervisor: the model by name, Xen's own code if it was built, and what can be
# wrong with it; explain, for a name of every table.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/lib/stale-hypervisor.sh"
. "$top_srcdir/tests/cli/lib.sh"
short=$seeds/m-status-texts.gnt

gives 0 '1 passed' '' 'the model by name' "$gntsim" run --hypervisor model "$short"
gives 2 '' "there is no hypervisor 'nobody'" 'an unknown one' "$gntsim" run --hypervisor nobody "$short"
printf 'no object' >"$work/x.so"
gives 2 'ERROR .*x.so cannot be loaded' '' 'a file that is no shared object' \
	"$gntsim" run --hypervisor "$work/x.so" "$short"
image=$top_builddir/kernel/linux-$LINUX_SERIES/linux-$LINUX_SERIES.so
gives 2 'ERROR .*is no hypervisor of gntsim: it has no hv_interface' '' 'a shared object of another kind' \
	"$gntsim" run --hypervisor "$image" "$short"

# Two from other times: before the interface had an abi, its name stood first.
for first in '"xen-4.17"' '(void *)4711'; do
	gives 2 'ERROR .*stale.so was built with other headers .*build it again' '' \
		"a hypervisor of another time: $first" \
		"$gntsim" run --hypervisor "$(stale_hypervisor "$first")" "$short"
done

# A gntsim in a build folder of its own, without Xen beside it.
mkdir -p "$work/build/kernel"
cp "$gntsim" "$work/build/"
gives 77 'SKIP .*the hypervisor xen was not built here' '' 'Xen, where it could not be built' \
	"$work/build/gntsim" run --hypervisor xen "$short"
gives 2 '' "^gntsim: shell: the hypervisor 'xen' was not built here" 'the same for the shell' \
	"$work/build/gntsim" shell --hypervisor xen </dev/null
if compgen -G "$top_builddir/xen/xen-*.so" >/dev/null; then
	gives 0 '0 failed, 0 errors' '' 'the seed scripts on Xen' "$gntsim" run --hypervisor xen "$seeds"
	gives 0 '1 passed' '' 'injected answers on Xen' \
		"$gntsim" run --hypervisor xen "$top_srcdir/tests/scripts/inject.gnt"
	printf '%s\n' 'machine permit-device-maps' 'domain 1 linux pvh' >"$work/permit.gnt"
	gives 2 'ERROR .*Xen permits no device maps of translated domains' '' 'a permission beyond Xen, on Xen' \
		"$gntsim" run --hypervisor xen "$work/permit.gnt"
else
	skip 'a permission beyond Xen, on Xen' "Xen's source was not to be had"
	skip 'the seed scripts on Xen' "Xen's source was not to be had"
	skip 'injected answers on Xen' "Xen's source was not to be had"
fi

gives 0 'GNTST_eagain \(-12\)' '' 'explain a status' "$gntsim" explain GNTST_eagain
gives 0 'GNTTABOP_map_grant_ref \(0\)' '' 'explain an operation' "$gntsim" explain map_grant_ref
gives 0 'GTF_readonly' '' 'explain a flag' "$gntsim" explain GTF_readonly
gives 0 'violation sleep-in-atomic' '' 'explain a violation' "$gntsim" explain sleep-in-atomic
gives 0 'hypervisor fault C5' '' 'explain a fault' "$gntsim" explain C5
gives 0 'page-out PAGE' '' 'explain a verb' "$gntsim" explain page-out
gives 0 'context lazy-mmu .*lazy-mmu-sleep' '' 'explain a context' "$gntsim" explain lazy-mmu
gives 0 'context bottom-halves-off .*bh-off \{' '' 'also by its verb' "$gntsim" explain bh-off
gives 0 'refusal frame-paged-out: eagain \(-12\), of map_grant_ref, copy.*get_paged_frame\(\) in xen/common/grant_table.c: .*to pass: sleep' \
	'' 'explain a refusal' "$gntsim" explain frame-paged-out
gives 0 'refusal injected-errno: what was injected, of any operation.*no check of Xen' '' 'one that is not of Xen' \
	"$gntsim" explain injected-errno
gives 2 '' "nothing is known of 'entry-readonyl'; did you mean .entry-readonly'" 'a refusal that is misspelt' \
	"$gntsim" explain entry-readonyl
gives 0 '^call-count-negative .*cache-invalidate-alone ' '' 'list refusals' "$gntsim" list refusals
for row in $("$gntsim" list refusals | sed 's/ .*//'); do
	"$gntsim" explain "$row" | grep -qx "refusal $row: .*" || echo "$row"
done >"$work/unexplained"
ok 'each of them can be explained' test ! -s "$work/unexplained"
gives 0 "kernel fault no-prealloc.*kind: historic.*shows: sleep-in-atomic" '' 'explain a fault of kernels' \
	"$gntsim" explain no-prealloc
gives 2 '' "nothing is known of 'GNTST_foo' .gntsim list shows the names" 'explain what is not there' \
	"$gntsim" explain GNTST_foo
gives 2 '' "nothing is known of 'no-preallok'; did you mean .no-prealloc'" 'explain what is misspelt' \
	"$gntsim" explain no-preallok
gives 2 '' "nothing is known of '../faults/no-prealloc'" 'a path is no name' "$gntsim" explain ../faults/no-prealloc
gives 0 '0x001 permit_access' '' 'list flags' "$gntsim" list flags
gives 0 'lazy-mmu +lazy-mmu ' '' 'list contexts' "$gntsim" list contexts
gives 0 'C5 .*linux no-prealloc' '' 'list faults, of Xen and of Linux' "$gntsim" list faults
for command in fmt list explain image verb; do
	gives 0 "^  gntsim $command " '' "$command --help" "$gntsim" "$command" --help
done
for command in run check shell exec; do
	gives 0 '^Usage:' '' "$command --help" "$gntsim" "$command" --help
done
gives 2 '' 'explain: say what' 'explain nothing' "$gntsim" explain
gives 0 '^C5 ' '' 'list faults' "$gntsim" list faults
done_testing
