/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a domain has done, as expectations ask for it: hypercalls and sleeps of
 * its last action, retries of each grant and events since the start, and the stack of
 * the last answer GNTST_eagain.
 */
#ifndef GS_ACCOUNT_H
#define GS_ACCOUNT_H

#include <glib.h>

#include "check/backtrace.h"
#include "hv/hv.h"
#include "ks-image.h"

G_BEGIN_DECLS

#define GS_ACCOUNT_OPS 16 /* GNTTABOP_* are below */

typedef struct {
	guint hypercalls[GS_ACCOUNT_OPS]; /* of the last action, by GNTTABOP_* */
	GArray *sleeps;                   /* guint64 ns, of the last action */
	gulong walks_before;              /* the image's page-table walks when it began */
	guint setup_tables;               /* setup_table calls since boot began */
	GArray *early_areas;              /* struct ks_vm_area_info: as of the first setup_table */
	gboolean retried;                 /* there is something in grants */
	GHashTable *grants;               /* granter and ref -> GsGrantAccount * */
	GArray *events;                   /* guint, by port: how many have come */
	GsTrail eagain;                   /* where the last GNTST_eagain was answered */
} GsAccount;

typedef struct {
	gboolean waiting; /* the last answer was GNTST_eagain */
	guint retries;    /* further attempts after such an answer */
} GsGrantAccount;

void gs_account_init(GsAccount *account);
void gs_account_clear(GsAccount *account);
void gs_account_begin_action(GsAccount *account, gulong page_table_walks);

/* Before the first setup_table: which address space the kernel has set aside by now. */
void gs_account_early_areas(GsAccount *account, const struct ks_image *ks);
/* After a grant-table operation. */
static inline void gs_account_hypercall(GsAccount *account, guint cmd)
{
	if (cmd < GS_ACCOUNT_OPS)
		account->hypercalls[cmd]++;
	if (cmd == GNTTABOP_setup_table)
		account->setup_tables++;
}

/* After a map or a copy; ops is the array in the guest, in our address space. */
void gs_account_answers(GsAccount *account, guint cmd, gconstpointer ops, guint count);
/* An event came on that port of the domain's. */
void gs_account_event(GsAccount *account, guint port);
guint gs_account_events(const GsAccount *account, guint port);
guint gs_account_retries(const GsAccount *account, domid_t granter, grant_ref_t ref);

G_END_DECLS

#endif
