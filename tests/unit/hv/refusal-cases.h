/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How each check of the table of refusals is reached: one case for each row. */
#ifndef REFUSAL_CASES_H
#define REFUSAL_CASES_H

#include "fixture.h"

typedef struct {
	HvRefusal why;
	HvGuestType granter, mapper;
	void (*reach)(Fixture *fx); /* its last refusal is that one */
	FxTune tune;
} RefusalCase;

#define PV  HV_GUEST_PV
#define HVM HV_GUEST_HVM

extern const RefusalCase refusal_cases_map[], refusal_cases_copy[], refusal_cases_other[];
extern const guint refusal_cases_map_count, refusal_cases_copy_count, refusal_cases_other_count;

#endif
