# SPDX-License-Identifier: GPL-2.0-or-later
# The simulator: world, checkers, runner, command.  sim/script has a fragment of its own.

sim_cppflags = \
	-D_GNU_SOURCE \
	-DBIN_DIR='"$(bindir)"' \
	-DCLIENT_DIR='"$(client_dir)"' \
	-DIMAGE_DIR='"$(pkglibdir)/images"' \
	-DKERNEL_SRC_DIR='"$(pkgdatadir)/kernel-src"' \
	-DDEFAULT_CC='"$(CC)"' \
	-DIMAGE_CFLAGS='"-g -O2 $(SANITIZER_CFLAGS)"' \
	-DLINUX_SERIES='"$(LINUX_SERIES)"' \
	-DPACKAGE_VERSION='"$(PACKAGE_VERSION)"' \
	-I$(top_srcdir)/sim \
	-I$(top_srcdir) \
	-I$(top_srcdir)/hv-model \
	-I$(top_srcdir)/kernel-src/interface \
	$(AM_CPPFLAGS) \
	$(GLIB_CFLAGS) \
	$(JSON_GLIB_CFLAGS) \
	$(LIBUNWIND_CFLAGS) \
	$(LIBDW_CFLAGS)

# Everything but main(), so that unit tests can link it.
noinst_LIBRARIES += libgssim.a
libgssim_a_CPPFLAGS = $(sim_cppflags)
libgssim_a_SOURCES = \
	sim/check/backtrace.c \
	sim/check/backtrace.h \
	sim/check/check-authority.c \
	sim/check/check-balance.c \
	sim/check/check-fetch.c \
	sim/check/check-grants.c \
	sim/check/check-heap.c \
	sim/check/check-kernel.c \
	sim/check/check-leak.c \
	sim/check/check-lock-order.c \
	sim/check/check-lock.c \
	sim/check/check-mmu.c \
	sim/check/check-page.c \
	sim/check/check-race.c \
	sim/check/check-retry.c \
	sim/check/check-revoke.c \
	sim/check/check-sleep.c \
	sim/check/check-stuck.c \
	sim/check/check.c \
	sim/check/check.h \
	sim/check/context-table.c \
	sim/check/context-table.h \
	sim/check/finding-table.c \
	sim/check/finding-table.h \
	sim/check/frames.c \
	sim/check/frames.h \
	sim/check/instrument.c \
	sim/check/instrument.h \
	sim/check/issued.c \
	sim/check/lock-graph.c \
	sim/check/lock-graph.h \
	sim/check/symbols.c \
	sim/check/symbols.h \
	sim/check/violation-table.c \
	sim/check/violation-table.h \
	sim/check/violation.c \
	sim/check/violation.h \
	sim/cli/check.c \
	sim/cli/cli.c \
	sim/cli/cli.h \
	sim/cli/exec.c \
	sim/cli/explain.c \
	sim/cli/fault-names.c \
	sim/cli/fault-text.c \
	sim/cli/fault-text.h \
	sim/cli/files.c \
	sim/cli/files.h \
	sim/cli/fmt.c \
	sim/cli/image.c \
	sim/cli/list.c \
	sim/cli/names.c \
	sim/cli/names.h \
	sim/cli/run-child.c \
	sim/cli/run-child.h \
	sim/cli/run-command.h \
	sim/cli/run-gdb.c \
	sim/cli/run-gdb.h \
	sim/cli/run-options.c \
	sim/cli/run-options.h \
	sim/cli/run-place.c \
	sim/cli/run-place.h \
	sim/cli/run-plan.c \
	sim/cli/run-plan.h \
	sim/cli/run-pool.c \
	sim/cli/run-pool.h \
	sim/cli/run-prepare.c \
	sim/cli/run-record.c \
	sim/cli/run-record.h \
	sim/cli/run-repeat.c \
	sim/cli/run-report.c \
	sim/cli/run.c \
	sim/client/call.c \
	sim/client/loadable.c \
	sim/client/loadable.h \
	sim/client/process.c \
	sim/client/program.c \
	sim/client/program.h \
	sim/client/serve.c \
	sim/client/socket.c \
	sim/client/state.h \
	sim/image/build-state.h \
	sim/image/build.c \
	sim/image/build.h \
	sim/image/compile.c \
	sim/image/diagnose.c \
	sim/image/diagnose.h \
	sim/image/manifest.c \
	sim/image/manifest.h \
	sim/image/name.c \
	sim/image/name.h \
	sim/image/place.c \
	sim/image/place.h \
	sim/image/report.c \
	sim/image/report.h \
	sim/image/spawn.c \
	sim/image/spawn.h \
	sim/image/store.c \
	sim/image/store.h \
	sim/image/take.c \
	sim/report/jsonl.c \
	sim/report/junit.c \
	sim/report/progress.c \
	sim/report/progress.h \
	sim/report/report.c \
	sim/report/report.h \
	sim/report/style.c \
	sim/report/style.h \
	sim/report/tap.c \
	sim/report/text.c \
	sim/run/act-area.c \
	sim/run/act-callback.c \
	sim/run/act-context.c \
	sim/run/act-copy.c \
	sim/run/act-dma.c \
	sim/run/act-end.c \
	sim/run/act-event.c \
	sim/run/act-gntalloc.c \
	sim/run/act-gntdev-copy.c \
	sim/run/act-gntdev.c \
	sim/run/act-grant.c \
	sim/run/act-hypercall.c \
	sim/run/act-kernel.c \
	sim/run/act-list.c \
	sim/run/act-lock.c \
	sim/run/act-map.c \
	sim/run/act-memory.c \
	sim/run/act-page-cache.c \
	sim/run/act-page-ref.c \
	sim/run/act-page.c \
	sim/run/act-pages.c \
	sim/run/act-param.c \
	sim/run/act-process.c \
	sim/run/act-program.c \
	sim/run/act-transfer.c \
	sim/run/act-unmap.c \
	sim/run/act-walk.c \
	sim/run/again.c \
	sim/run/again.h \
	sim/run/bare-grant.c \
	sim/run/bare-hypercall.c \
	sim/run/bare-map.c \
	sim/run/bare.h \
	sim/run/condition.c \
	sim/run/control.c \
	sim/run/events.c \
	sim/run/events.h \
	sim/run/expect-grant.c \
	sim/run/expect-kernel.c \
	sim/run/expect-order.c \
	sim/run/expect-reserved.c \
	sim/run/expect-violation.c \
	sim/run/holds.c \
	sim/run/holds.h \
	sim/run/inject.c \
	sim/run/known.c \
	sim/run/known.h \
	sim/run/let.c \
	sim/run/map.h \
	sim/run/names.c \
	sim/run/object.c \
	sim/run/object.h \
	sim/run/outcome.c \
	sim/run/run.c \
	sim/run/run.h \
	sim/run/setup.c \
	sim/run/state.h \
	sim/run/statement.c \
	sim/run/text.c \
	sim/run/text.h \
	sim/run/value.c \
	sim/run/value.h \
	sim/run/verbs.c \
	sim/run/verbs.h \
	sim/world/account.c \
	sim/world/account.h \
	sim/world/allocation.c \
	sim/world/allocation.h \
	sim/world/domain.c \
	sim/world/domain.h \
	sim/world/fault.c \
	sim/world/fault.h \
	sim/world/fiber.c \
	sim/world/fiber.h \
	sim/world/granted.c \
	sim/world/granted.h \
	sim/world/host.c \
	sim/world/host.h \
	sim/world/hypercall.c \
	sim/world/image.c \
	sim/world/image.h \
	sim/world/kernels.c \
	sim/world/memory-host.c \
	sim/world/memory-map.c \
	sim/world/memory-pages.h \
	sim/world/memory.c \
	sim/world/memory.h \
	sim/world/outside.c \
	sim/world/outside.h \
	sim/world/pager.c \
	sim/world/pager.h \
	sim/world/platform-timer.c \
	sim/world/platform.c \
	sim/world/program-memory.c \
	sim/world/program-memory.h \
	sim/world/platform.h \
	sim/world/sanitizer.h \
	sim/world/ranges.c \
	sim/world/ranges.h \
	sim/world/sched.c \
	sim/world/sched.h \
	sim/world/shadow.c \
	sim/world/shadow.h \
	sim/world/state-text.c \
	sim/world/state-text.h \
	sim/world/softirq.c \
	sim/world/softirq.h \
	sim/world/stuck.c \
	sim/world/stuck.h \
	sim/world/snapshot.c \
	sim/world/snapshot.h \
	sim/world/task.c \
	sim/world/trace-table.c \
	sim/world/trace.c \
	sim/world/trace.h \
	sim/world/timer-queue.c \
	sim/world/timer-queue.h \
	sim/world/watchdog.c \
	sim/world/watchdog.h \
	sim/world/world.c \
	sim/world/world.h

# It knows which interface it was built with.
sim/world/libgssim_a-image.$(OBJEXT): ks-abi.h

# Loading what is compiled apart; for other programs as well.
noinst_LIBRARIES += libgsload.a
libgsload_a_CPPFLAGS = $(sim_cppflags)
libgsload_a_SOURCES = \
	sim/load/hypervisor.c \
	sim/load/hypervisor.h \
	sim/load/private-copy.c \
	sim/load/private-copy.h

sim_libs = \
	libgssim.a \
	libgsload.a \
	libgsscript.a \
	libhvmodel.a \
	$(GLIB_LIBS) \
	$(JSON_GLIB_LIBS) \
	$(LIBUNWIND_LIBS) \
	$(LIBDW_LIBS) \
	$(LIBELF_LIBS) \
	$(BOOST_CONTEXT_LIBS) \
	-ldl

bin_PROGRAMS += gntsim
gntsim_CPPFLAGS = $(sim_cppflags)
gntsim_SOURCES = sim/main.c
gntsim_LDADD = $(sim_libs)
