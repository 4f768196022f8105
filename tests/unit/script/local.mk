# SPDX-License-Identifier: GPL-2.0-or-later
# Tests of the scenario language's front end: a program a subject, TAP on stdout.

script_tests = \
	tests/unit/script/test-ast \
	tests/unit/script/test-diag \
	tests/unit/script/test-examples \
	tests/unit/script/test-format \
	tests/unit/script/test-names \
	tests/unit/script/test-numbers \
	tests/unit/script/test-outcomes \
	tests/unit/script/test-robust \
	tests/unit/script/test-syntax \
	tests/unit/script/test-values \
	tests/unit/script/test-words

check_PROGRAMS += $(script_tests)
TESTS += $(script_tests)

script_test_cppflags = \
	-I$(top_srcdir)/sim \
	-I$(top_srcdir)/tests/unit/script \
	$(AM_CPPFLAGS) \
	$(GLIB_CFLAGS) \
	$(CHECK_CFLAGS)

# libgssim.a: the table of violations.
script_test_ldadd = \
	libgsscript.a \
	libgssim.a \
	libhvmodel.a \
	$(GLIB_LIBS) \
	$(CHECK_LIBS)

tests_unit_script_test_ast_SOURCES = \
	tests/unit/script/test-ast.c \
	tests/unit/script/fixture.c \
	tests/unit/script/fixture.h
tests_unit_script_test_ast_CPPFLAGS = $(script_test_cppflags)
tests_unit_script_test_ast_LDADD = $(script_test_ldadd)

tests_unit_script_test_diag_SOURCES = \
	tests/unit/script/test-diag.c \
	tests/unit/script/fixture.c \
	tests/unit/script/fixture.h
tests_unit_script_test_diag_CPPFLAGS = $(script_test_cppflags)
tests_unit_script_test_diag_LDADD = $(script_test_ldadd)

tests_unit_script_test_examples_SOURCES = \
	tests/unit/script/test-examples.c \
	tests/unit/script/fixture.c \
	tests/unit/script/fixture.h
tests_unit_script_test_examples_CPPFLAGS = $(script_test_cppflags)
tests_unit_script_test_examples_LDADD = $(script_test_ldadd)

tests_unit_script_test_format_SOURCES = \
	tests/unit/script/test-format.c \
	tests/unit/script/fixture.c \
	tests/unit/script/fixture.h
tests_unit_script_test_format_CPPFLAGS = $(script_test_cppflags)
tests_unit_script_test_format_LDADD = $(script_test_ldadd)

tests_unit_script_test_names_SOURCES = \
	tests/unit/script/test-names.c \
	tests/unit/script/fixture.c \
	tests/unit/script/fixture.h
tests_unit_script_test_names_CPPFLAGS = $(script_test_cppflags)
tests_unit_script_test_names_LDADD = $(script_test_ldadd)

tests_unit_script_test_numbers_SOURCES = \
	tests/unit/script/test-numbers.c \
	tests/unit/script/fixture.c \
	tests/unit/script/fixture.h
tests_unit_script_test_numbers_CPPFLAGS = $(script_test_cppflags)
tests_unit_script_test_numbers_LDADD = $(script_test_ldadd)

tests_unit_script_test_outcomes_SOURCES = \
	tests/unit/script/test-outcomes.c \
	tests/unit/script/fixture.c \
	tests/unit/script/fixture.h
tests_unit_script_test_outcomes_CPPFLAGS = $(script_test_cppflags)
tests_unit_script_test_outcomes_LDADD = $(script_test_ldadd)

tests_unit_script_test_robust_SOURCES = \
	tests/unit/script/test-robust.c \
	tests/unit/script/fixture.c \
	tests/unit/script/fixture.h
tests_unit_script_test_robust_CPPFLAGS = $(script_test_cppflags)
tests_unit_script_test_robust_LDADD = $(script_test_ldadd)

tests_unit_script_test_syntax_SOURCES = \
	tests/unit/script/test-syntax.c \
	tests/unit/script/fixture.c \
	tests/unit/script/fixture.h
tests_unit_script_test_syntax_CPPFLAGS = $(script_test_cppflags)
tests_unit_script_test_syntax_LDADD = $(script_test_ldadd)

tests_unit_script_test_words_SOURCES = \
	tests/unit/script/test-words.c \
	tests/unit/script/fixture.c \
	tests/unit/script/fixture.h
tests_unit_script_test_words_CPPFLAGS = $(script_test_cppflags)
tests_unit_script_test_words_LDADD = $(script_test_ldadd)

tests_unit_script_test_values_SOURCES = \
	tests/unit/script/test-values.c \
	tests/unit/script/fixture.c \
	tests/unit/script/fixture.h
tests_unit_script_test_values_CPPFLAGS = $(script_test_cppflags)
tests_unit_script_test_values_LDADD = $(script_test_ldadd)
