/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Refusals: each check that can refuse a grant table operation is a row of the table
 * (hv/refusals/), which says what is answered.  The check itself is where its
 * HV_REFUSE_ name stands.
 */
#ifndef HV_REFUSAL_H
#define HV_REFUSAL_H

#include "hv/grant.h"

G_BEGIN_DECLS

typedef enum {
#define REFUSAL(id, ...) HV_REFUSE_##id,
#include "hv/refusals/all.def"
#undef REFUSAL
	HV_REFUSAL_COUNT
} HvRefusal;

typedef enum {
	HV_ANSWER_STATUS,   /* of the operation: GNTST_* */
	HV_ANSWER_ERRNO,    /* of the whole call: -errno */
	HV_ANSWER_INJECTED, /* whatever was injected */
} HvAnswerKind;

typedef struct {
	const char *name;      /* "map-gref-beyond-table" */
	guint ops;             /* a bit for each GNTTABOP_* that can meet it; 0: all */
	HvAnswerKind kind;
	gint answer;           /* GNTST_* or -errno */
	const char *meaning;   /* what is wrong */
	const char *remedy;    /* what to look at, or to do */
	const char *value;     /* what HvRefused.value is; NULL: nothing */
	const char *function;  /* of Xen 4.17; NULL: no check of Xen's */
	const char *file;      /* in Xen's source; without a function: where it comes from */
	const char *condition; /* which one it is in there, in our words */
} HvRefusalRow;

extern const HvRefusalRow hv_refusal_table[HV_REFUSAL_COUNT];

const HvRefusalRow *hv_refusal_by_name(const char *name);
/* Whether the row can be what refused such an operation with that answer. */
gboolean hv_refusal_fits(const HvRefusalRow *row, guint cmd, HvAnswerKind kind, gint answer);

#define HV_NO_REF G_MAXUINT32

/* One refusal, as the check saw it. */
typedef struct {
	HvRefusal why;
	domid_t domid;        /* whose hypercall it was */
	guint nr, cmd;        /* __HYPERVISOR_*, and its operation */
	guint element;        /* which of the batch, from 0 */
	guint count;          /* how many that has */
	guint64 at;           /* where the guest has the element; 0: not a grant_table_op */
	gint answer;          /* GNTST_* or -errno */
	domid_t granter;      /* whose entry it was, or DOMID_INVALID */
	grant_ref_t ref;      /* which, or HV_NO_REF; it need not exist */
	gboolean has_entry;   /* it does, and this is how it was: */
	HvGrantEntry entry;
	HvGrantPins pins;
	guint64 value;        /* see the row */
} HvRefused;

/* Whether it was the operation's status, or what the whole call returned. */
HvAnswerKind hv_refused_kind(const HvRefused *refused);

G_END_DECLS

#endif
