# SPDX-License-Identifier: GPL-2.0-or-later
# The differential test: the model against itself, against itself with a fault, and
# against Xen's own code where that is built.

check_PROGRAMS += tests/differential/gntsim-diff

differential_tests = \
	tests/differential/faults.sh \
	tests/differential/model.sh \
	tests/differential/scenario.sh \
	tests/differential/xen.sh

TESTS += $(differential_tests)
EXTRA_DIST += \
	$(differential_tests) \
	tests/differential/lib.sh \
	tests/differential/long.sh

tests_differential_gntsim_diff_CPPFLAGS = \
	-D_GNU_SOURCE \
	-I$(top_srcdir)/hv-model \
	-I$(top_srcdir)/sim \
	$(AM_CPPFLAGS) \
	$(GLIB_CFLAGS)

tests_differential_gntsim_diff_LDADD = \
	libgsload.a \
	libhvmodel.a \
	$(GLIB_LIBS)

tests_differential_gntsim_diff_SOURCES = \
	tests/differential/argument.c \
	tests/differential/compare-named.c \
	tests/differential/compare-state.c \
	tests/differential/compare.c \
	tests/differential/compare.h \
	tests/differential/damage.c \
	tests/differential/draw-care.c \
	tests/differential/draw-gnttab.c \
	tests/differential/draw-other.c \
	tests/differential/draw-value.c \
	tests/differential/draw.c \
	tests/differential/draw.h \
	tests/differential/kinds.c \
	tests/differential/known-differences.c \
	tests/differential/main.c \
	tests/differential/op.c \
	tests/differential/op.h \
	tests/differential/perform-gnttab.c \
	tests/differential/perform-guest.c \
	tests/differential/perform-memory.c \
	tests/differential/perform-other.c \
	tests/differential/random.h \
	tests/differential/resolve.c \
	tests/differential/run.c \
	tests/differential/run.h \
	tests/differential/scenario.c \
	tests/differential/sequence.c \
	tests/differential/setting.c \
	tests/differential/setting.h \
	tests/differential/shrink.c \
	tests/differential/signal.c \
	tests/differential/stale.c \
	tests/differential/stats.c \
	tests/differential/subject.c \
	tests/differential/subject.h \
	tests/differential/value.c \
	tests/differential/world-table.c \
	tests/differential/world.c \
	tests/differential/world.h \
	tests/differential/wrong.c
