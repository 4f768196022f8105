# SPDX-License-Identifier: GPL-2.0-or-later
EXTRA_DIST += \
	README.md \
	bench/seeds.sh \
	docs/ARCHITECTURE.md \
	docs/differential.md \
	docs/findings.md \
	docs/xen-semantics.md
