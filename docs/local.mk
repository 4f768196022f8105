# SPDX-License-Identifier: GPL-2.0-or-later
EXTRA_DIST += \
	README.md \
	bench/instrument.sh \
	bench/seeds.sh \
	bench/tree.sh \
	docs/ARCHITECTURE.md \
	docs/api.md \
	docs/checkers.md \
	docs/differential.md \
	docs/findings.md \
	docs/instrument.md \
	docs/versions.md \
	docs/xen-semantics.md
