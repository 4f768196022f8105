# SPDX-License-Identifier: GPL-2.0-or-later
# The scenario language's front end.  Lexer and parser are generated where the build
# is, never in the source tree, and are not distributed: bison and flex are needed.

noinst_LIBRARIES += libgsscript.a

libgsscript_a_CPPFLAGS = \
	-I$(top_srcdir)/sim \
	-I$(top_builddir)/sim \
	-I$(top_srcdir)/kernel-src/interface \
	-I$(top_srcdir)/hv-model \
	$(AM_CPPFLAGS) \
	$(GLIB_CFLAGS)

libgsscript_a_SOURCES = \
	sim/script/ast.c \
	sim/script/ast.h \
	sim/script/check-arg.c \
	sim/script/check-domain.c \
	sim/script/check-expr.c \
	sim/script/check-field.c \
	sim/script/check-name.c \
	sim/script/check-outcome.c \
	sim/script/check-rules.c \
	sim/script/check-value.c \
	sim/script/check-verb.c \
	sim/script/check.c \
	sim/script/check.h \
	sim/script/diag-format.c \
	sim/script/diag.c \
	sim/script/diag.h \
	sim/script/excerpt.c \
	sim/script/excerpt.h \
	sim/script/errno-table.c \
	sim/script/errno-table.h \
	sim/script/expr.c \
	sim/script/expr.h \
	sim/script/find.c \
	sim/script/find.h \
	sim/script/format.c \
	sim/script/format.h \
	sim/script/include.c \
	sim/script/include.h \
	sim/script/known-names.c \
	sim/script/name-kind.c \
	sim/script/name-kind.h \
	sim/script/nearest.c \
	sim/script/nearest.h \
	sim/script/node.c \
	sim/script/node.h \
	sim/script/op-field.c \
	sim/script/op-field.h \
	sim/script/parse.c \
	sim/script/parse.h \
	sim/script/range.c \
	sim/script/range.h \
	sim/script/read.c \
	sim/script/read.h \
	sim/script/scope.c \
	sim/script/scope.h \
	sim/script/signature-match.c \
	sim/script/signature.c \
	sim/script/signature.h \
	sim/script/source.c \
	sim/script/sources.c \
	sim/script/sources.h \
	sim/script/source.h \
	sim/script/statement.h \
	sim/script/token-word.c \
	sim/script/token.c \
	sim/script/token.h \
	sim/script/type.c \
	sim/script/type.h \
	sim/script/unit.c \
	sim/script/unit.h \
	sim/script/value.c \
	sim/script/verb-help.c \
	sim/script/verb-help.h \
	sim/script/verb-table.c \
	sim/script/verb-table.h \
	sim/script/verbs/all.def \
	sim/script/verbs/context.def \
	sim/script/verbs/event.def \
	sim/script/verbs/dmabuf.def \
	sim/script/verbs/gntalloc.def \
	sim/script/verbs/gntdev.def \
	sim/script/verbs/grant.def \
	sim/script/verbs/hypercall.def \
	sim/script/verbs/hypervisor.def \
	sim/script/verbs/kernel.def \
	sim/script/verbs/list.def \
	sim/script/verbs/lock.def \
	sim/script/verbs/machine.def \
	sim/script/verbs/map.def \
	sim/script/verbs/page.def \
	sim/script/verbs/pages.def \
	sim/script/verbs/process.def \
	sim/script/verbs/table.def \
	sim/script/verbs/value.def \
	sim/script/verbs/violation.def

nodist_libgsscript_a_SOURCES = \
	sim/script/lexer.c \
	sim/script/parser.c \
	sim/script/parser.h

BUILT_SOURCES += \
	sim/script/parser.h
CLEANFILES += \
	sim/script/lexer.c \
	sim/script/parser.c \
	sim/script/parser.h
EXTRA_DIST += \
	sim/script/lexer.l \
	sim/script/parser.y

sim/script/parser.c: sim/script/parser.y
	$(AM_V_GEN)$(MKDIR_P) sim/script && \
	$(BISON) -Wall -o sim/script/parser.c --header=sim/script/parser.h \
		$(top_srcdir)/sim/script/parser.y

# Written together with parser.c; made anew if only the header was removed.
sim/script/parser.h: sim/script/parser.c
	$(AM_V_at)if test -f $@; then touch $@; else \
		rm -f sim/script/parser.c && $(MAKE) $(AM_MAKEFLAGS) sim/script/parser.c; \
	fi

sim/script/lexer.c: sim/script/lexer.l
	$(AM_V_GEN)$(MKDIR_P) sim/script && \
	$(FLEX) -o sim/script/lexer.c $(top_srcdir)/sim/script/lexer.l

# BUILT_SOURCES helps `make all' only; these help `make libgsscript.a' in a fresh tree.
sim/script/libgsscript_a-lexer.$(OBJEXT): sim/script/parser.h
sim/script/libgsscript_a-parser.$(OBJEXT): sim/script/parser.h
sim/script/libgsscript_a-token.$(OBJEXT): sim/script/parser.h
sim/script/libgsscript_a-format.$(OBJEXT): sim/script/parser.h
