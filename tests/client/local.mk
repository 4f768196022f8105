# SPDX-License-Identifier: GPL-2.0-or-later
# Real programs in a script's world, and tests with them.

check_PROGRAMS += \
	tests/client/follow \
	tests/client/gntshr \
	tests/client/gnttab \
	tests/client/process \
	tests/client/raw \
	tests/client/threads \
	tests/client/vchan

# Like programs that others have made: without sanitizers.
client_cppflags = -D_GNU_SOURCE $(AM_CPPFLAGS)
client_cflags = -std=gnu17 -Wall -Wextra $(WERROR_CFLAGS)

tests_client_follow_SOURCES = tests/client/follow.c tests/client/client.h tests/client/touch.h
tests_client_follow_CPPFLAGS = $(client_cppflags)
tests_client_follow_CFLAGS = $(client_cflags)
tests_client_follow_LDFLAGS =
tests_client_follow_LDADD = -lxengnttab -lpthread

tests_client_gntshr_SOURCES = tests/client/gntshr.c tests/client/client.h
tests_client_gntshr_CPPFLAGS = $(client_cppflags)
tests_client_gntshr_CFLAGS = $(client_cflags)
tests_client_gntshr_LDFLAGS =
tests_client_gntshr_LDADD = -lxengnttab

tests_client_gnttab_SOURCES = tests/client/gnttab.c tests/client/client.h
tests_client_gnttab_CPPFLAGS = $(client_cppflags)
tests_client_gnttab_CFLAGS = $(client_cflags)
tests_client_gnttab_LDFLAGS =
tests_client_gnttab_LDADD = -lxengnttab

tests_client_process_SOURCES = tests/client/process.c tests/client/client.h
tests_client_process_CPPFLAGS = $(client_cppflags)
tests_client_process_CFLAGS = $(client_cflags)
tests_client_process_LDFLAGS =
tests_client_process_LDADD = -lxengnttab -lpthread

tests_client_raw_SOURCES = tests/client/raw.c tests/client/client.h tests/client/touch.h
tests_client_raw_CPPFLAGS = $(client_cppflags)
tests_client_raw_CFLAGS = $(client_cflags)
tests_client_raw_LDFLAGS =
tests_client_raw_LDADD = -lxengnttab

tests_client_threads_SOURCES = tests/client/threads.c tests/client/client.h
tests_client_threads_CPPFLAGS = $(client_cppflags)
tests_client_threads_CFLAGS = $(client_cflags)
tests_client_threads_LDFLAGS =
tests_client_threads_LDADD = -lxengnttab -lpthread

tests_client_vchan_SOURCES = tests/client/vchan.c tests/client/client.h
tests_client_vchan_CPPFLAGS = $(client_cppflags)
tests_client_vchan_CFLAGS = $(client_cflags)
tests_client_vchan_LDFLAGS =
tests_client_vchan_LDADD = -lxenvchan

client_tests = \
	tests/client/docs.sh \
	tests/client/errors.sh \
	tests/client/follow.sh \
	tests/client/library.sh \
	tests/client/process.sh \
	tests/client/threads.sh

TESTS += $(client_tests)
EXTRA_DIST += \
	$(client_tests) \
	tests/client/gntshr.gnt \
	tests/client/gnttab.gnt \
	tests/client/lib.sh \
	tests/client/process.gnt \
	tests/client/threads.gnt
