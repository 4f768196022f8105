# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
# For tests of gntsim image.  Nothing of the user's own is read or written.

# shellcheck source=tests/import/lib.sh
. "$top_srcdir/tests/import/lib.sh"
# shellcheck source=tests/cli/lib.sh
. "$top_srcdir/tests/cli/lib.sh"

export XDG_DATA_HOME=$work/data GNTSIM_CACHE=$work/cache
unset GNTSIM_IMAGES
images=$XDG_DATA_HOME/gntsim/images
interface=$(sed -n 's/^#define KS_ABI 0x\([0-9a-f]*\)u$/\1/p' "$top_builddir/ks-abi.h")

# demo_kernel_src ABI: the stand-ins of tests/import/lib.sh for Linux ($tree) and
# kernel-src, which gntsim then uses; an image says that it has the interface ABI.
demo_kernel_src() {
	tree=$work/tree
	make_tree "$tree"
	make_kernel_src "$work/ks"
	cp -r "$kernel_src/import" "$kernel_src/image.mk" "$work/ks/"
	chmod -R u+w "$work/ks"
	demo_interface "$1"
	export GNTSIM_KERNEL_SRC=$work/ks
}

demo_interface() {
	cat >"$work/ks/runtime/image.c" <<-END
	const struct { unsigned int abi; const char *name, *release, *fault; }
	ks_image = { 0x$1, KS_IMAGE_NAME, KS_IMAGE_RELEASE, KS_IMAGE_FAULT };
	END
}

# real_tree DIR SERIES: the part of Linux that this build imported, as a tree.
real_tree() {
	cp -r "$top_builddir/kernel/linux-$2/src" "$1"
	chmod -R u+w "$1"
	sed -n 's/^# release: \([0-9]*\)\.\([0-9]*\)\.*\(.*\)$/VERSION = \1\nPATCHLEVEL = \2\nSUBLEVEL = \3/p' \
		"$top_builddir/kernel/linux-$2/manifest" >"$1/Makefile"
}

# no_image: prints those that there are, whole or in part.  (The cache keeps what was
# compiled of a kernel.)
no_image() {
	find "$images" "$work/disk" -name '*.so*' 2>/dev/null
}
