# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
# Hypervisors that were built with other headers than ours: source it after tap.sh.

# stale_hypervisor FIRST: the path of one whose interface has this C expression in the
# place of the abi.
stale_hypervisor() {
	# shellcheck disable=SC2154 # of tap.sh
	printf 'const struct { const void *first, *next; } i = { %s };\n%s\n' "$1" \
		'const void *hv_interface(void) { return &i; }' >"$work/stale.c"
	# The compiler may come with flags.
	# shellcheck disable=SC2086
	${CC:-cc} -shared -fPIC -o "$work/stale.so" "$work/stale.c"
	printf '%s\n' "$work/stale.so"
}
