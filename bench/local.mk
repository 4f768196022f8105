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
	bench/world-measure.c \
	bench/world.c \
	bench/world.h

.PHONY: bench
bench: all bench/gntsim-bench bench/gntsim-bench-hv
	bench/gntsim-bench kernel/linux-$(LINUX_SERIES)/linux-$(LINUX_SERIES).so ./gntsim \
		$(abspath $(firstword $(wildcard xen/xen-*.so)))
	bench/gntsim-bench-hv model $(abspath $(wildcard xen/xen-*.so))
