/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The books that check.c and check-frames.c count up anew to compare them; an engine adds
 * what it alone can see (hv_engine_check).
 */
#ifndef HV_BOOKS_H
#define HV_BOOKS_H

#include "machine/private.h"

/* What live mappings say about an entry. */
typedef struct {
	HvGrantPins pins;
	guint maps;
} HvCheckEntry;

typedef struct {
	guint refs, types;
} HvCheckFrame;

typedef struct HvCheck {
	const HvMachine *machine;
	HvCheckFrame *frame;  /* by mfn: what holds it, besides its owner */
	GHashTable *entry;    /* serial and ref -> HvCheckEntry; looked up, never walked */
	char *text;           /* the first thing found */
} HvCheck;

void hv_check_begin(HvCheck *check, const HvMachine *machine);
/* What was found, to be freed by the caller, or NULL. */
char *hv_check_end(HvCheck *check);
void hv_check_fails(HvCheck *check, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* What mappings say about an entry: to add to, and to read. */
HvCheckEntry *hv_check_entry(HvCheck *check, const HvDomain *granter, grant_ref_t ref);
const HvCheckEntry *hv_check_entry_seen(const HvCheck *check, const HvDomain *granter,
					grant_ref_t ref);

/* Counts what a PV domain's page tables hold. */
void hv_check_tables(HvCheck *check, const HvDomain *domain);
void hv_check_frame(HvCheck *check, HvMfn mfn);

#endif
