/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the hypervisor has refused lately, and by which check.  Kept whether there is a trace
 * or not, as only what fails comes here; the oldest are forgotten.
 */
#ifndef GS_REFUSALS_H
#define GS_REFUSALS_H

#include "hv/hv.h"

G_BEGIN_DECLS

typedef struct GsWorld GsWorld;

typedef struct {
	HvRefused what;
	guint task; /* whose hypercall it was; 0: nobody's */
} GsRefusal;

/* Remembers it, and traces it. */
void gs_refusals_add(GsWorld *world, const HvRefused *refused);

/* How many there have been: those that come later are counted from there. */
guint64 gs_refusals_mark(const GsWorld *world);

/* Those of the running task since the mark, in order: GsRefusal, the caller's. */
GArray *gs_refusals_since(const GsWorld *world, guint64 mark);

/*
 * Of those, what refused the operation in that slot of an action with n of them, which ended
 * with this status; NULL: that is not known.  A kernel passes its operations in one batch and
 * then may try single ones again, where they lie; for who does otherwise it is known if all
 * that was refused with this status was refused by one check, and all refusals are told.
 */
const HvRefused *gs_refusal_of_slot(const GsWorld *world, const GArray *refusals, guint n,
				    guint slot, gint16 status);
/* Whether the hypervisor tells all its refusals: the model does, Xen's own code does not. */
gboolean gs_refusals_all_told(const GsWorld *world);

G_END_DECLS

#endif
