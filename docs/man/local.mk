# SPDX-License-Identifier: GPL-2.0-or-later
# Manual pages: POD, into which fill-in puts the tables.

noinst_PROGRAMS += docs/man/fill-in
docs_man_fill_in_CPPFLAGS = \
	-I$(top_srcdir)/sim \
	-I$(top_srcdir)/hv-model \
	$(AM_CPPFLAGS) \
	$(GLIB_CFLAGS)
docs_man_fill_in_SOURCES = docs/man/fill-in.c
docs_man_fill_in_LDADD = \
	libgsscript.a \
	libgssim.a \
	libhvmodel.a \
	$(GLIB_LIBS)

man_MANS += docs/man/gntsim-scenario.5
EXTRA_DIST += docs/man/gntsim-scenario.pod
CLEANFILES += docs/man/gntsim-scenario.5

docs/man/gntsim-scenario.5: $(top_srcdir)/docs/man/gntsim-scenario.pod docs/man/fill-in$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) docs/man && \
	docs/man/fill-in <$(top_srcdir)/docs/man/gntsim-scenario.pod >$@.pod && \
	$(POD2MAN) --section=5 --name=GNTSIM-SCENARIO --center='gntsim' \
		--release='gntsim $(PACKAGE_VERSION)' --errors=die $@.pod $@.tmp && \
	mv $@.tmp $@ && rm $@.pod
