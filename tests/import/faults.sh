#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A fault changes what it says it changes, or the build fails and says why.
set -eu
. "$(dirname "$0")/lib.sh"

tree=$work/tree
make_tree "$tree"
make_kernel_src "$work/ks"
import "$tree" 2>/dev/null
image=$work/out/linux-6.1+still

ok 'an image with a fault is built' images
ok 'its patched source differs' \
	bash -c '! cmp -s "$1/src/drivers/xen/grant-table.c" "$2/src/drivers/xen/grant-table.c"' _ \
	"$image" "$work/out/linux-6.1"
ok 'the unmodified source does not' \
	cmp "$tree/drivers/xen/grant-table.c" "$work/out/linux-6.1/src/drivers/xen/grant-table.c"
for name in linux-6.1 linux-6.1+still; do
	is "$(strings -n 8 "$work/out/$name/$name.so" | grep -m1 "^$name 6.1.99")" \
		"$name 6.1.99 $(sed -n 's/.*+//p' <<<"$name")" "$name knows its name"
done

cocci=$work/ks/faults/still.cocci
cp "$cocci" "$work/good"
wrong() { # WHAT PATTERN: the fault as it stands now must fail the build
	fails "$1" "$2" images
	is "$(find "$image" -name '*.so' -newer "$cocci")" '' "$1: no new image"
	cp "$work/good" "$cocci"
}
rm -rf "$image"
sed -i 's/demo_grow/demo_absent/' "$cocci"
wrong 'a fault that matches nothing' \
	'fault still: error: does not match Linux 6.1.99: nothing found by rule grow in drivers/xen/grant-table.c$'
sed -i 's/rules: 1/rules: 2/' "$cocci"
printf '%s\n' '' '@other@' '@@' 'demo_absent(...)' '- ;' '+ ;;' >>"$cocci"
sed -i 's/^+ ;;/+ ; demo();/' "$cocci"
wrong 'one rule of two that matches nothing' 'nothing found by rule other in'
sed -i 's/rules: 1/rules: 3/' "$cocci"
wrong 'a wrong number of rules' 'says that it has 3 rules, but has 1 with a name'
sed -i 's,^// files: .*,// files: drivers/xen/absent.c,' "$cocci"
wrong 'a file that is not imported' 'drivers/xen/absent.c is not among the imported files'
sed -i '/^\/\/ rules/d' "$cocci"
wrong 'no number of rules' 'no line .// rules: N'
sed -i 's/^- demo_twice.*/- demo_twice(/' "$cocci"
wrong 'a patch that spatch cannot read' 'fault still: error: .* cannot use it on drivers/xen/grant-table.c: .*error'
ok 'the right fault again builds' images

# One that needs what this kernel lacks is not built; a need that nobody knows is told.
sed -i 's,^// rules,// needs: KS_ABSENT\n&,' "$cocci"
echo 'KS_ABSENT drivers/xen/grant-table.c nowhere_in_it' >>"$work/ks/features.list"
rm -f "$image/linux-6.1+still.so"
ok 'a fault that needs what this kernel has not is no error' images
is "$(find "$image" -name '*.so')" '' 'and is not built'
sed -i 's/KS_ABSENT/KS_PRESENT/' "$cocci"
echo 'KS_PRESENT drivers/xen/grant-table.c demo_grow' >>"$work/ks/features.list"
ok 'one that needs what it has' images
is "$(find "$image" -name '*.so' | wc -l)" 1 'is built'
sed -i 's/KS_PRESENT/KS_NOBODY/' "$cocci"
wrong 'a need that no list has' 'needs KS_NOBODY, which features.list does not know'

# The real ones, on the kernels that were imported for this build.
for cocci in "$kernel_src"/faults/*.cocci; do
	name=$(basename "$cocci" .cocci)
	ok "$name says what it shows" grep -q '^// shows: [a-z]' "$cocci"
	ok "$name says whether it is historic" grep -qE '^// kind: (historic|synthetic)$' "$cocci"
done
for series in $(imported_series); do
	base=$top_builddir/kernel/linux-$series
	for name in $("$kernel_src/faults/applicable.sh" "$base/features.h" "$kernel_src"/faults/*.cocci); do
		ok "$name applies to Linux $series" \
			"$kernel_src/faults/apply.sh" "$kernel_src/faults/$name.cocci" "$base" "$work/$series+$name"
	done
done

done_testing
