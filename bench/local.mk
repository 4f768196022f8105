# SPDX-License-Identifier: GPL-2.0-or-later
# Measurements; `make bench` runs those of the hypervisors that are built.

noinst_PROGRAMS += bench/gntsim-bench bench/gntsim-bench-hv

bench_gntsim_bench_hv_CPPFLAGS = \
	-D_GNU_SOURCE \
	-I$(top_srcdir)/hv-model \
	-I$(top_srcdir)/sim \
	$(AM_CPPFLAGS) \
	$(GLIB_CFLAGS)

bench_gntsim_bench_hv_LDADD = \
	libgsload.a \
	libhvmodel.a \
	$(GLIB_LIBS)

bench_gntsim_bench_hv_SOURCES = \
	bench/hv-machine.c \
	bench/hv-measure.c \
	bench/hv.c \
	bench/hv.h

bench_gntsim_bench_CPPFLAGS = $(sim_cppflags)
bench_gntsim_bench_LDADD = $(sim_libs)
bench_gntsim_bench_SOURCES = \
	bench/bench.c \
	bench/check-measure.c \
	bench/check-measure.h \
	bench/measure.c \
	bench/measure.h \
	bench/process-measure.c \
	bench/process-measure.h \
	bench/world-measure.c \
	bench/world.c \
	bench/world.h

# A real program, for which nothing is sanitized.
noinst_PROGRAMS += bench/client
bench_client_SOURCES = bench/client.c
bench_client_CPPFLAGS = -D_GNU_SOURCE $(AM_CPPFLAGS)
bench_client_CFLAGS = $(client_cflags)
bench_client_LDFLAGS =
bench_client_LDADD = -lxengnttab
EXTRA_DIST += bench/client.gnt

.PHONY: bench
bench: all bench/gntsim-bench bench/gntsim-bench-hv bench/client
	bench/gntsim-bench kernel/linux-$(LINUX_SERIES)/linux-$(LINUX_SERIES).so ./gntsim \
		$(abspath $(firstword $(wildcard xen/xen-*.so)))
	bench/gntsim-bench-hv model $(abspath $(wildcard xen/xen-*.so))
	./gntsim exec --script '$(srcdir)/bench/client.gnt' -- bench/client
