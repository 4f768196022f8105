/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Scripts parsed from strings, and their diagnostics as strings. */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <check.h>

#include "script/parse.h"
#include "../../lib/run-suite.h"

extern const GsNames sc_names;

/* Parses; the test fails with the diagnostics if there are any. */
GsScript *sc_parse(const char *text);

/* "line:column+length message" a line; "" if the script is right. */
char *sc_diagnose(const char *text);

/* A script and all its diagnostics. */
typedef struct {
	const char *text;
	const char *diagnostics;
} ScCase;

/* The text of a case behind a preamble, whose lines are not counted. */
void sc_check_case(const char *preamble, const ScCase *row);

/* The nth statement, from 0. */
const GsStatement *sc_statement(const GPtrArray *statements, guint n);

#endif
