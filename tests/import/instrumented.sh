#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Instrumented images: what is compiled for them, and compiled again.
set -eu
. "$(dirname "$0")/lib.sh"

tree=$work/tree
make_tree "$tree"
echo 'void *memcpy(void *, const void *, unsigned long);
void demo_copy(char *to, char *from, int n) { memcpy(to, from, n); }' >>"$tree/drivers/xen/grant-table.c"
make_kernel_src "$work/ks"
cp "$kernel_src/instrument.mk" "$work/ks/"
mkdir "$work/ks/instrument"
for f in init func_entry func_exit read4 write4 read8 write8; do
	echo "void __tsan_$f(void *p); void __tsan_$f(void *p) { (void)p; }"
done >"$work/ks/instrument/hooks.c"
echo 'void *ks_hook_memcpy(void *to, void *from, unsigned long n);
void *ks_hook_memcpy(void *to, void *from, unsigned long n) { (void)from, (void)n; return to; }' >"$work/ks/instrument/memory.c"

# built: what the build did for instrumented images.
built() {
	if ! { import "$tree" && images; } >"$work/log" 2>&1; then
		note "$(cat "$work/log")"
		return 1
	fi
	sed -n 's/^  HOOK  *//p; s/^  LINK  *\(.*instrumented.so\)/\1/p; s/^  CC  *\(.*instrument\/.*\)/\1/p' "$work/log" |
		LC_ALL=C sort | paste -sd' '
}
base=linux-6.1 fault=linux-6.1+still
both="$fault.instrumented.so $base.instrumented.so"
grant=hooked/peek/grant-table.o p2m=$base/hooked/linux/arch/x86/xen/p2m.o
hooks="$base/obj/instrument/hooks.o $base/obj/instrument/memory.o"
is "$(built)" "$fault.instrumented.so $fault/$grant $base.instrumented.so $p2m $base/$grant $hooks" \
	'the first build makes them, shared objects once'
is "$(built)" '' 'the second makes nothing'
for image in $base $fault; do
	symbols=$(${NM:-nm} "$work/out/$image/$image.instrumented.so")
	ok "$image calls our memcpy" grep -q ks_hook_memcpy <<<"$symbols"
	is "$(grep ' U memcpy' <<<"$symbols")" '' "and no other"
	is "$(${NM:-nm} "$work/out/$image/$image.so" | grep -c 'tsan\|hook')" 0 'the plain image has nothing of it'
done
echo '/* changed */' >>"$tree/arch/x86/xen/p2m.c"
is "$(built)" "$both $p2m" 'an edited kernel file: that object alone'
echo '/* changed */' >>"$tree/include/xen/demo.h"
is "$(built)" "$fault.instrumented.so $fault/$grant $base.instrumented.so $p2m $base/$grant" \
	'a kernel header: those that include it'
echo '/* changed */' >>"$work/ks/instrument/hooks.c"
is "$(built)" "$both $base/obj/instrument/hooks.o" 'a hook: once for all images'
sed -i 's/+ 0/+ 1/' "$work/ks/faults/still.cocci"
is "$(built)" "$fault.instrumented.so $fault/$grant" 'a fault: its own image only'

rm -r "$work/out"
import "$tree" >/dev/null 2>&1
images INSTRUMENT=none >/dev/null 2>&1
is "$(find "$work/out" -name '*.instrumented.so')" '' 'INSTRUMENT=none: none'
images INSTRUMENT= >/dev/null 2>&1
is "$(cd "$work/out" && find . -name '*.instrumented.so')" "./$base/$base.instrumented.so" \
	'INSTRUMENT= : the one without a fault alone'

echo 'int broken(' >>"$tree/arch/x86/xen/p2m.c"
built >/dev/null || status=$?
is "${status:-0}" 1 'a kernel file that does not compile fails the build'
is "$(find "$work/out" -name '*.tmp')" '' 'and leaves nothing half-built'
done_testing
