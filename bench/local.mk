# SPDX-License-Identifier: GPL-2.0-or-later
# Measurements; `make bench` runs those of the hypervisors that are built.

noinst_PROGRAMS += bench/gntsim-bench-hv

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

.PHONY: bench
bench: bench/gntsim-bench-hv
	bench/gntsim-bench-hv model $(abspath $(wildcard xen/xen-*.so))
