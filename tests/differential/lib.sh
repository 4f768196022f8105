# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
# For the differential tests: the program, and the Xen builds that there are.
. "${top_srcdir:?}/tests/lib/tap.sh"

# shellcheck disable=SC2034 # for those who source this
diff=${top_builddir:?}/tests/differential/gntsim-diff
# shellcheck disable=SC2034
mapfile -t xens < <(find "$top_builddir/xen" -maxdepth 1 -name 'xen-*.so' 2>/dev/null | sort)
# Bugs that are newer knowledge than the versions of Xen there are: they have them.
xen_faults=(copy-pinned-frame-changed copy-self-unchecked)
# shellcheck disable=SC2034
as_xen=model:$(IFS=+ && echo "${xen_faults[*]}")
