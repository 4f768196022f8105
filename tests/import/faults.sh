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

# The real ones, on the kernel that was imported for this build.
base=${top_builddir:-}/kernel/linux-$LINUX_SERIES
for cocci in "$kernel_src"/faults/*.cocci; do
	[ -f "$cocci" ] || continue
	name=$(basename "$cocci" .cocci)
	if [ -f "$base/manifest" ]; then
		ok "$name applies to Linux $LINUX_SERIES" "$kernel_src/faults/apply.sh" "$cocci" "$base" "$work/$name"
	else
		skip "$name applies" 'nothing imported here'
	fi
	ok "$name says what it shows" grep -q '^// shows: [a-z]' "$cocci"
	ok "$name says whether it is historic" grep -qE '^// kind: (historic|synthetic)$' "$cocci"
done

done_testing
