# SPDX-License-Identifier: GPL-2.0-or-later
EXTRA_DIST += \
	HACKING.md \
	README.md \
	bench/instrument.sh \
	bench/runner.sh \
	bench/seeds.sh \
	bench/tree.sh \
	docs/ARCHITECTURE.md \
	docs/api.md \
	docs/checkers.md \
	docs/differential.md \
	docs/exec.md \
	docs/findings.md \
	docs/guide/README.md \
	docs/guide/01-grant.md \
	docs/guide/02-pins.md \
	docs/guide/03-linux.md \
	docs/guide/04-batch.md \
	docs/guide/05-paged-out.md \
	docs/guide/06-four-pins.md \
	docs/guide/07-undo.md \
	docs/guide/08-retry.md \
	docs/guide/09-count-each.md \
	docs/guide/10-atomic.md \
	docs/instrument.md \
	docs/kernel-trees.md \
	docs/versions.md \
	docs/xen-semantics.md
