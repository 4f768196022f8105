/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What Xen itself knows of a grant entry in use: how often it is pinned, in four
 * kinds, after struct active_grant_entry in xen/common/grant_table.c.  A kind
 * that has reached 128 takes no more: Xen looks at the counter's top bit.
 */
#ifndef HV_ACTIVE_ENTRY_H
#define HV_ACTIVE_ENTRY_H

#include "gnttab/gnttab.h"

#define HV_PIN_LIMIT 128

static inline HvActive *hv_active(const HvDomain *domain, grant_ref_t ref)
{
	return &domain->gt->active[ref];
}

/* The same number of each of these kinds; a constant. */
#define HV_HOST_PINS(n)   ((HvPins){.host_read = (n), .host_write = (n)}.all)
#define HV_DEVICE_PINS(n) ((HvPins){.device_read = (n), .device_write = (n)}.all)
#define HV_READ_PINS(n)   ((HvPins){.host_read = (n), .device_read = (n)}.all)
#define HV_WRITE_PINS(n)  ((HvPins){.host_write = (n), .device_write = (n)}.all)
#define HV_ALL_PINS(n)    (HV_HOST_PINS(n) | HV_DEVICE_PINS(n))

static inline gboolean hv_pins_empty(HvPins pins)
{
	return !pins.all;
}

static inline gboolean hv_active_pinned(const HvActive *act)
{
	return !hv_pins_empty(act->pins);
}

static inline gboolean hv_active_write_pinned(const HvActive *act)
{
	return (act->pins.all & HV_WRITE_PINS(0xff)) != 0;
}

/* Pins for one map with these GNTMAP_* flags; none of them set: no map at all. */
static inline HvPins hv_pins_for_map(guint flags)
{
	guint32 kinds = (flags & GNTMAP_host_map ? HV_HOST_PINS(1) : 0) |
			(flags & GNTMAP_device_map ? HV_DEVICE_PINS(1) : 0);

	return (HvPins){
		.all = kinds & (flags & GNTMAP_readonly ? HV_READ_PINS(1) : HV_WRITE_PINS(1)),
	};
}

static inline HvPins hv_pins_for_copy(gboolean readonly)
{
	return (HvPins){.all = HV_HOST_PINS(1) & (readonly ? HV_READ_PINS(1) : HV_WRITE_PINS(1))};
}

/* Another use of a kind that has 128 already: whose top bit is set. */
static inline gboolean hv_active_would_overflow(const HvActive *act, HvPins more)
{
	return (act->pins.all & more.all * HV_PIN_LIMIT) != 0;
}

/* Whether there is one to take away of each of these kinds. */
static inline gboolean hv_active_has(const HvActive *act, HvPins less)
{
	guint32 low = HV_ALL_PINS(HV_PIN_LIMIT - 1);
	/* The top bit of a kind: it is not 0. */
	guint32 any = ((act->pins.all & low) + low) | act->pins.all;

	return !(less.all * HV_PIN_LIMIT & ~any);
}

/* An entry without pins gets its meaning for the first one. */
static inline void hv_active_start(HvActive *act, const HvActive *what)
{
	act->domid = what->domid;
	act->sub_page = what->sub_page;
	/* Xen keeps 15 bits of it. */
	act->start = what->start & 0x7fff;
	act->length = what->length;
	act->trans_domain = what->trans_domain;
	act->trans_ref = what->trans_ref;
	act->mfn = what->mfn;
}

static inline void hv_active_pin(HvActive *act, HvPins more)
{
	act->pins.all += more.all;
}

static inline void hv_active_unpin(HvActive *act, HvPins less)
{
	act->pins.all -= less.all;
}

#endif
