# SPDX-License-Identifier: GPL-2.0-or-later
# Real programs in a script's world, and tests with them.

check_PROGRAMS += \
	tests/client/gntshr \
	tests/client/gnttab \
	tests/client/process \
	tests/client/raw

client_test_cppflags = -D_GNU_SOURCE $(AM_CPPFLAGS)

tests_client_gntshr_SOURCES = tests/client/gntshr.c tests/client/client.h
tests_client_gntshr_CPPFLAGS = $(client_test_cppflags)
tests_client_gntshr_LDADD = -lxengnttab

tests_client_gnttab_SOURCES = tests/client/gnttab.c tests/client/client.h
tests_client_gnttab_CPPFLAGS = $(client_test_cppflags)
tests_client_gnttab_LDADD = -lxengnttab

tests_client_process_SOURCES = tests/client/process.c tests/client/client.h
tests_client_process_CPPFLAGS = $(client_test_cppflags)
tests_client_process_LDADD = -lxengnttab -lpthread

tests_client_raw_SOURCES = tests/client/raw.c tests/client/client.h
tests_client_raw_CPPFLAGS = $(client_test_cppflags)
tests_client_raw_LDADD = -lxengnttab

client_tests = \
	tests/client/docs.sh \
	tests/client/errors.sh \
	tests/client/library.sh \
	tests/client/process.sh

TESTS += $(client_tests)
EXTRA_DIST += \
	$(client_tests) \
	tests/client/gntshr.gnt \
	tests/client/gnttab.gnt \
	tests/client/lib.sh \
	tests/client/process.gnt
