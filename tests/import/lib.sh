# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
# A tiny stand-in for Linux and for kernel-src, so that the tests of the import and
# of the image build take no time.

: "${top_srcdir:=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}"
# shellcheck source=tests/lib/tap.sh
. "$top_srcdir/tests/lib/tap.sh"

kernel_src=$top_srcdir/kernel-src
demo_list=$work/list
printf '%s\n' '# a comment' drivers/xen/grant-table.c \
	'arch/x86/xen/p2m.c # and another' include/xen/demo.h >"$demo_list"

# make_tree DIR: something that looks like Linux 6.1.99.
make_tree() {
	mkdir -p "$1/drivers/xen" "$1/arch/x86/xen" "$1/include/xen"
	printf '%s\n' '# Linux' 'VERSION = 6' 'PATCHLEVEL = 1' 'SUBLEVEL = 99' >"$1/Makefile"
	echo 'int demo_twice(int n);' >"$1/include/xen/demo.h"
	cat >"$1/drivers/xen/grant-table.c" <<-'END'
	#include <xen/demo.h>
	static int demo_secret = 1;
	int demo_grow(int n) { demo_secret += n; return demo_twice(n); }
	int demo_shrink(int n) { return demo_twice(-n); }
	END
	cat >"$1/arch/x86/xen/p2m.c" <<-'END'
	#include <xen/demo.h>
	int demo_twice(int n) { return 2 * n; }
	END
}

# make_kernel_src DIR: what image.mk needs of kernel-src, with one fault.
make_kernel_src() {
	mkdir -p "$1/runtime" "$1/peek" "$1/faults" "$1/interface"
	cp "$demo_list" "$1/linux-files.list"
	cp -p "$kernel_src/faults/apply.sh" "$kernel_src/faults/applicable.sh" "$1/faults/"
	cp -p "$kernel_src/features.sh" "$kernel_src/abi.sh" "$1/"
	cp "$kernel_src/runtime/manifest.s" "$1/runtime/"
	echo "/* one */" >"$1/interface/ks-image.h"
	echo 'KS_DEMO drivers/xen/grant-table.c demo_secret' >"$1/features.list"
	printf '%s\n' '# flags' -fPIC -isystem '@SRC@/include' -isystem '@SRC@' >"$1/image.flags"
	echo 'const char demo_name[] = KS_IMAGE_NAME " " KS_IMAGE_RELEASE " " KS_IMAGE_FAULT;' >"$1/runtime/image.c"
	echo 'int demo_clock(void); int demo_clock(void) { return 0; }' >"$1/runtime/time.c"
	{
		echo '#include <drivers/xen/grant-table.c>'
		echo 'int demo_peek(void) { return demo_secret; }'
	} >"$1/peek/grant-table.c"
	cat >"$1/faults/still.cocci" <<-'END'
	// files: drivers/xen/grant-table.c
	// rules: 1
	@grow@
	expression n;
	@@
	demo_grow(...)
	{
	<+...
	- demo_twice(n)
	+ 0
	...+>
	}
	END
}

# import SOURCE [OPTION...]: into $work/out.
import() {
	local source=$1
	shift
	"$kernel_src/import/import.sh" --list "$demo_list" --out "$work/out/linux-6.1" \
		--cache "$work/cache" --series 6.1 "$@" "$source"
}

# images: builds the images of the demo kernel-src out of what was imported.
images() {
	make --no-print-directory -f "$kernel_src/image.mk" KS="$work/ks" OUT="$work/out" \
		SERIES=6.1 CFLAGS='-g -O1' "$@" images
}
