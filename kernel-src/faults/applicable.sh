#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# applicable.sh FEATURES.h FAULT.cocci...: names of the faults that this kernel can
# have.  A fault of what only some kernels have says so in a line
#   // needs: NAME...    names of features.list
# and is not built where one of them is 0.  Every other must apply.
set -euo pipefail

features=$1
shift
for patch; do
	fits=yes
	for name in $(sed -n 's,^// needs: *,,p' "$patch"); do
		! grep -qx "#define $name 0" "$features" || fits=
	done
	[ -z "$fits" ] || basename "$patch" .cocci
done
