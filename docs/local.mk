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
	docs/versions.md \
	docs/xen-semantics.md

# --- man pages -------------------------------------------------------------------

man_MANS += docs/man/gntsim-run.1
CLEANFILES += docs/man/gntsim-run.1
EXTRA_DIST += docs/man/gntsim-run.pod

docs/man/gntsim-run.1: docs/man/gntsim-run.pod
	$(AM_V_GEN)$(MKDIR_P) docs/man && \
	$(POD2MAN) -u -s 1 -c gntsim -r 'gntsim $(PACKAGE_VERSION)' -n GNTSIM-RUN \
		$(top_srcdir)/docs/man/gntsim-run.pod >$@.new && mv $@.new $@

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
