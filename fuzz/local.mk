# SPDX-License-Identifier: GPL-2.0-or-later
# make fuzz: the targets, by clang with libFuzzer (libclang-rt-*-dev), ASan and UBSan.

EXTRA_DIST += \
	fuzz/hypercall.c

FUZZ_CC = clang

.PHONY: fuzz
fuzz: fuzz-hypercall
fuzz-hypercall: $(top_srcdir)/fuzz/hypercall.c $(libhvmodel_a_SOURCES)
	$(FUZZ_CC) -g -O1 -std=gnu17 -D_GNU_SOURCE -Wall -Wextra \
		-fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined \
		-I$(top_srcdir)/hv-model $(GLIB_CFLAGS) -o $@ \
		$(top_srcdir)/fuzz/hypercall.c \
		$(addprefix $(top_srcdir)/,$(filter %.c,$(libhvmodel_a_SOURCES))) $(GLIB_LIBS)

CLEANFILES += \
	fuzz-hypercall
