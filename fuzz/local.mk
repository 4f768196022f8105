# SPDX-License-Identifier: GPL-2.0-or-later
# make fuzz: the targets, by clang with libFuzzer (libclang-rt-*-dev), ASan and UBSan.

EXTRA_DIST += \
	fuzz/hypercall.c \
	fuzz/parse.c

FUZZ_CC = clang
FUZZ_CFLAGS = \
	-g -O1 -std=gnu17 -D_GNU_SOURCE -Wall -Wextra \
	-fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined \
	-I$(top_srcdir)/hv-model \
	$(GLIB_CFLAGS)

fuzz_hypercall_sources = \
	fuzz/hypercall.c \
	$(filter %.c,$(libhvmodel_a_SOURCES))

# The front end, and the tables whose names a script may use.
fuzz_parse_sources = \
	fuzz/parse.c \
	sim/check/violation-table.c \
	sim/world/trace-table.c \
	$(filter %.c,$(libgsscript_a_SOURCES)) \
	$(filter %.c,$(libhvmodel_a_SOURCES))

.PHONY: fuzz
fuzz: fuzz-hypercall fuzz-parse
fuzz-hypercall: $(addprefix $(top_srcdir)/,$(fuzz_hypercall_sources))
	$(FUZZ_CC) $(FUZZ_CFLAGS) -o $@ $(addprefix $(top_srcdir)/,$(fuzz_hypercall_sources)) \
		$(GLIB_LIBS)

fuzz-parse: $(addprefix $(top_srcdir)/,$(fuzz_parse_sources)) sim/script/lexer.c sim/script/parser.c
	$(FUZZ_CC) $(FUZZ_CFLAGS) -I$(top_srcdir)/sim -Isim -I$(top_srcdir)/kernel-src/interface \
		-o $@ $(addprefix $(top_srcdir)/,$(fuzz_parse_sources)) sim/script/lexer.c \
		sim/script/parser.c $(GLIB_LIBS)

CLEANFILES += \
	fuzz-hypercall \
	fuzz-parse
