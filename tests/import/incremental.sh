#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Only what a change concerns is compiled again.
set -eu
. "$(dirname "$0")/lib.sh"

tree=$work/tree
make_tree "$tree"
make_kernel_src "$work/ks"

# build: imports and compiles, as make does; prints what was compiled and linked.
build() {
	if ! { import "$tree" && images; } >"$work/log" 2>&1; then
		note "$(cat "$work/log")"
		return 1
	fi
	sed -n 's/^  \(CC\|LINK\|SPATCH\)  *//p' "$work/log" | LC_ALL=C sort
}

# built WHAT DESCRIPTION: builds; it must be exactly these.
built() {
	is "$(build | paste -sd' ')" "$(xargs -n1 <<<"$1" | LC_ALL=C sort | paste -sd' ')" "$2"
}

base=linux-6.1 fault=linux-6.1+still
built "$base.so $base/obj/image.o $base/obj/linux/arch/x86/xen/p2m.o\
 $base/obj/peek/grant-table.o $base/obj/runtime/time.o\
 $fault.so $fault/obj/image.o $fault/obj/peek/grant-table.o still" \
	'the first build makes everything, shared objects once'
built '' 'the second build makes nothing'

touch "$tree/arch/x86/xen/p2m.c"
built '' 'a touched kernel file with the same contents: nothing'
echo '/* changed */' >>"$tree/arch/x86/xen/p2m.c"
built "$base.so $base/obj/linux/arch/x86/xen/p2m.o $fault.so still" \
	'an edited kernel file: that object alone, and the images'
echo '/* changed */' >>"$tree/drivers/xen/grant-table.c"
built "$base.so $base/obj/peek/grant-table.o\
 $fault.so $fault/obj/peek/grant-table.o still" \
	'a file that is included to look inside, and that a fault changes'
echo '/* changed */' >>"$tree/include/xen/demo.h"
built "$base.so $base/obj/linux/arch/x86/xen/p2m.o $base/obj/peek/grant-table.o\
 $fault.so $fault/obj/peek/grant-table.o still" \
	'a kernel header: those that include it, in the faulty image too'
echo '/* changed */' >>"$work/ks/runtime/time.c"
built "$base.so $base/obj/runtime/time.o $fault.so" 'a runtime file: once for all images'
sed -i 's/+ 0/+ 1/' "$work/ks/faults/still.cocci"
built "$fault.so $fault/obj/peek/grant-table.o still" 'a fault: its own image only'
echo '// a remark' >>"$work/ks/faults/still.cocci"
built 'still' 'a fault with the same outcome: nothing is compiled'
echo '/* changed */' >>"$work/ks/interface/ks-image.h"
built "$base.so $base/obj/image.o $fault.so $fault/obj/image.o" \
	'a header of the interface, whoever includes it: the images say which interface they have'
touch "$work/ks/interface/ks-image.h"
built '' 'and with the same contents they say the same'
rm "$work/ks/runtime/time.c"
built "$base.so $fault.so" 'a file less: the images are linked again'
echo -DDEMO >>"$work/ks/image.flags"
is "$(build | wc -w)" 7 'other flags: everything is compiled'

echo 'int broken(' >>"$tree/arch/x86/xen/p2m.c"
build >/dev/null || status=$?
is "${status:-0}" 1 'a kernel file that does not compile fails the build'
is "$(find "$work/out" -name '*.tmp')" '' 'and leaves nothing half-built'

done_testing
