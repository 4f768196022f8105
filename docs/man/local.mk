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

# One for the command and one for each subcommand, as they are.
manual_pages = \
	docs/man/gntsim.1 \
	docs/man/gntsim-check.1 \
	docs/man/gntsim-diff.1 \
	docs/man/gntsim-exec.1 \
	docs/man/gntsim-explain.1 \
	docs/man/gntsim-fmt.1 \
	docs/man/gntsim-image.1 \
	docs/man/gntsim-list.1 \
	docs/man/gntsim-run.1 \
	docs/man/gntsim-shell.1 \
	docs/man/gntsim-verb.1 \
	docs/man/gntsim-view.1

man_MANS += $(manual_pages)
EXTRA_DIST += $(manual_pages:.1=.pod)
CLEANFILES += $(manual_pages)

$(manual_pages): %.1: $(top_srcdir)/%.pod
	$(AM_V_GEN)$(MKDIR_P) docs/man && \
	name=`basename '$*' | tr a-z A-Z` && \
	$(POD2MAN) --utf8 --section=1 --name="$$name" --center='gntsim' \
		--release='gntsim $(PACKAGE_VERSION)' --errors=die '$(top_srcdir)/$*.pod' $@.tmp && \
	mv $@.tmp $@

man_MANS += docs/man/gntsim-trace.5
CLEANFILES += docs/man/gntsim-trace.5
EXTRA_DIST += docs/man/gntsim-trace.pod

# The tables in it are those of the program: `=for NAME' becomes what gntsim lists of that.
docs/man/gntsim-trace.5: docs/man/gntsim-trace.pod gntsim$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) docs/man && \
	while IFS= read -r line; do \
		case $$line in \
		'=for events'|'=for formats') \
			./gntsim list "$${line#=for }" | sed 's/^\(.\)/    \1/' || exit 1 ;; \
		*) printf '%s\n' "$$line" ;; \
		esac; \
	done <$(top_srcdir)/docs/man/gntsim-trace.pod >$@.pod && \
	$(POD2MAN) -u -s 5 -c gntsim -r 'gntsim $(PACKAGE_VERSION)' -n GNTSIM-TRACE $@.pod >$@.new && \
	rm -f $@.pod && mv $@.new $@
