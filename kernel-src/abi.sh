#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# abi.sh INTERFACE HEADER: makes HEADER, which defines KS_ABI, the number of the interface
# between a kernel image and gntsim.  It is made of what the headers in the folder
# INTERFACE say, so that whoever changes one cannot forget it.  A header that would not
# change is left alone.
set -euo pipefail
export LC_ALL=C

interface=$1 header=$2

sum=$(cd -- "$interface" && cat -- *.h | sha256sum)
made="/* Made by kernel-src/abi.sh: who built an image knows the same interface. */
#define KS_ABI 0x${sum:0:8}u"
if [ "$made" != "$(cat -- "$header" 2>/dev/null)" ]; then
	printf '%s\n' "$made" >"$header.tmp"
	mv -f -- "$header.tmp" "$header"
fi
