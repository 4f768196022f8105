# SPDX-License-Identifier: GPL-2.0-or-later
# Tests of the command, and of each checker through it.

cli_tests = \
	tests/cli/api-table.sh \
	tests/cli/api.sh \
	tests/cli/bad-input.sh \
	tests/cli/bugs.sh \
	tests/cli/checkers-table.sh \
	tests/cli/checkers.sh \
	tests/cli/completion.sh \
	tests/cli/determinism.sh \
	tests/cli/diff.sh \
	tests/cli/endless.sh \
	tests/cli/examples.sh \
	tests/cli/fmt.sh \
	tests/cli/guide.sh \
	tests/cli/hypervisor.sh \
	tests/cli/image-bad-input.sh \
	tests/cli/image-installed.sh \
	tests/cli/image-tree.sh \
	tests/cli/image.sh \
	tests/cli/include.sh \
	tests/cli/instrument.sh \
	tests/cli/man.sh \
	tests/cli/manual.sh \
	tests/cli/memory.sh \
	tests/cli/readme.sh \
	tests/cli/run-format.sh \
	tests/cli/run-gdb.sh \
	tests/cli/run-manual.sh \
	tests/cli/run-processes.sh \
	tests/cli/run-select.sh \
	tests/cli/run-terminal.sh \
	tests/cli/scripts.sh \
	tests/cli/seeds.sh \
	tests/cli/shell-terminal.sh \
	tests/cli/shell.sh \
	tests/cli/trace-format.sh \
	tests/cli/trace.sh \
	tests/cli/twice.sh \
	tests/cli/verdicts.sh \
	tests/cli/versions.sh \
	tests/cli/view-page.sh \
	tests/cli/view.sh

TESTS += $(cli_tests)
EXTRA_DIST += \
	$(cli_tests) \
	tests/cli/image-lib.sh \
	tests/cli/lib.sh \
	tests/cli/run-lib.sh \
	tests/examples/around \
	tests/cli/trace-lines.pl \
	tests/cli/trace-perfetto.pl \
	tests/cli/view-long.pl \
	tests/cli/view-page.js \
	tests/cli/view-screenshots.sh \
	tests/checkers/bug.gnt \
	tests/checkers/free-list.gnt \
	tests/checkers/grant-leak.gnt \
	tests/checkers/hypervisor.gnt \
	tests/checkers/handle-leak.gnt \
	tests/checkers/hung-task.gnt \
	tests/checkers/irq-unsafe-lock.gnt \
	tests/checkers/lazy-mmu-nested.gnt \
	tests/checkers/lazy-mmu-sleep.gnt \
	tests/checkers/lock-imbalance.gnt \
	tests/checkers/lock-order.gnt \
	tests/checkers/lock-recursion.gnt \
	tests/checkers/mutex-misuse.gnt \
	tests/checkers/oops.gnt \
	tests/checkers/page-leak.gnt \
	tests/checkers/pte-unpopulated.gnt \
	tests/checkers/refcount.gnt \
	tests/checkers/retry-budget.gnt \
	tests/checkers/sleep-in-atomic.gnt \
	tests/checkers/soft-lockup.gnt \
	tests/checkers/status-ignored.gnt \
	tests/checkers/unauthorised-access.gnt \
	tests/checkers/unflushed-access.gnt \
	tests/checkers/use-after-unmap.gnt \
	tests/checkers/warn.gnt \
	tests/instrumented/after-revoke.gnt \
	tests/instrumented/copies.gnt \
	tests/instrumented/data-race.gnt \
	tests/instrumented/double-fetch.gnt \
	tests/instrumented/fetches.gnt \
	tests/instrumented/flags-before-frame.gnt \
	tests/instrumented/freed-page.gnt \
	tests/instrumented/gntalloc-two-files.gnt \
	tests/instrumented/heap-error.gnt \
	tests/instrumented/info-leak.gnt \
	tests/instrumented/odd-frames.gnt \
	tests/instrumented/use-after-revoke.gnt \
	tests/pieces/grant.gnt \
	tests/pieces/peers.gnt \
	tests/pieces/sleep.gnt \
	tests/scripts/boot-hvm.gnt \
	tests/scripts/boot-pv.gnt \
	tests/scripts/boot-pvh.gnt \
	tests/scripts/deferred-page.gnt \
	tests/scripts/deferred.gnt \
	tests/scripts/dma-no-frames.gnt \
	tests/scripts/dma.gnt \
	tests/scripts/end-access.gnt \
	tests/scripts/fail-allocation.gnt \
	tests/scripts/free-callback.gnt \
	tests/scripts/gntalloc-bad-input.gnt \
	tests/scripts/gntalloc-mmap-fails.gnt \
	tests/scripts/gntalloc-pv.gnt \
	tests/scripts/gntalloc-pvh.gnt \
	tests/scripts/gntalloc-two-files.gnt \
	tests/scripts/gntalloc-undo.gnt \
	tests/scripts/gntdev-again.gnt \
	tests/scripts/gntdev-bad-input.gnt \
	tests/scripts/gntdev-copy.gnt \
	tests/scripts/gntdev-discard-pv.gnt \
	tests/scripts/gntdev-dmabuf-export.gnt \
	tests/scripts/gntdev-dmabuf-import.gnt \
	tests/scripts/gntdev-dmabuf-no-fd.gnt \
	tests/scripts/gntdev-dmabuf-no-memory.gnt \
	tests/scripts/gntdev-dmabuf-own.gnt \
	tests/scripts/gntdev-dmabuf-wait.gnt \
	tests/scripts/gntdev-dmabuf.gnt \
	tests/scripts/gntdev-end-pv.gnt \
	tests/scripts/gntdev-end-pvh.gnt \
	tests/scripts/gntdev-held-pv.gnt \
	tests/scripts/gntdev-held-pvh.gnt \
	tests/scripts/gntdev-many-pv.gnt \
	tests/scripts/gntdev-many-pvh.gnt \
	tests/scripts/gntdev-map-lock.gnt \
	tests/scripts/gntdev-paged-pv.gnt \
	tests/scripts/gntdev-paged-pvh.gnt \
	tests/scripts/gntdev-pv.gnt \
	tests/scripts/gntdev-pvh.gnt \
	tests/scripts/gntdev-v2.gnt \
	tests/scripts/grant-op.gnt \
	tests/scripts/hotplug.gnt \
	tests/scripts/include.gnt \
	tests/scripts/inject.gnt \
	tests/scripts/interleaving.gnt \
	tests/scripts/lazy-mmu-nests.gnt \
	tests/scripts/map-pages.gnt \
	tests/scripts/migrate-deferred.gnt \
	tests/scripts/migrate.gnt \
	tests/scripts/no-refs.gnt \
	tests/scripts/one-frame.gnt \
	tests/scripts/params.gnt \
	tests/scripts/private-list.gnt \
	tests/scripts/pv-bare-map.gnt \
	tests/scripts/reserved-ref.gnt \
	tests/scripts/sequence-tail.gnt \
	tests/scripts/sequence.gnt \
	tests/scripts/sleep-in-grow.gnt \
	tests/scripts/stale-free-bitmap.gnt \
	tests/scripts/time.gnt \
	tests/scripts/timer-hits-lazy-mmu.gnt \
	tests/scripts/timer-hits.gnt \
	tests/scripts/touch.gnt \
	tests/scripts/transfer.gnt \
	tests/scripts/unmap-async.gnt \
	tests/scripts/unmap-notify.gnt \
	tests/scripts/v2-hvm.gnt \
	tests/scripts/values.gnt \
	tests/scripts/walk.gnt

# Needs chromium.
.PHONY: view-screenshots
view-screenshots: all
	top_srcdir='$(abs_top_srcdir)' top_builddir='$(abs_top_builddir)' \
		$(top_srcdir)/tests/cli/view-screenshots.sh view-screenshots

# Debian's four versions, whatever was configured.
all_versions = \
	$(LINUX_VERSIONS) \
	$(filter-out $(LINUX_VERSIONS),6.1 5.10 6.12 7.2)
version_tests = \
	tests/cli/checkers.sh \
	tests/cli/versions.sh

.PHONY: check-versions
check-versions: all
	$(if $(filter debian,$(LINUX_SOURCE)),$(MAKE) kernel-images LINUX_VERSIONS='$(strip $(all_versions))')
	$(MAKE) check TESTS='$(version_tests)'
check-long: check-versions
