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

static inline gboolean hv_pins_empty(HvPins pins)
{
	return !(pins.host_read | pins.host_write | pins.device_read | pins.device_write);
}

static inline gboolean hv_active_pinned(const HvActive *act)
{
	return !hv_pins_empty(act->pins);
}

static inline gboolean hv_active_write_pinned(const HvActive *act)
{
	return act->pins.host_write || act->pins.device_write;
}

/* Pins for one map with these GNTMAP_* flags; none of them set: no map at all. */
static inline HvPins hv_pins_for_map(guint flags)
{
	gboolean readonly = !!(flags & GNTMAP_readonly);
	gboolean host = !!(flags & GNTMAP_host_map), device = !!(flags & GNTMAP_device_map);

	return (HvPins){
		.host_read = host && readonly, .host_write = host && !readonly,
		.device_read = device && readonly, .device_write = device && !readonly,
	};
}

static inline HvPins hv_pins_for_copy(gboolean readonly)
{
	return (HvPins){.host_read = readonly, .host_write = !readonly};
}

/* Another use of a kind that has 128 already. */
static inline gboolean hv_active_would_overflow(const HvActive *act, HvPins more)
{
	return (more.host_read && act->pins.host_read >= HV_PIN_LIMIT) ||
	       (more.host_write && act->pins.host_write >= HV_PIN_LIMIT) ||
	       (more.device_read && act->pins.device_read >= HV_PIN_LIMIT) ||
	       (more.device_write && act->pins.device_write >= HV_PIN_LIMIT);
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
	act->pins.host_read += more.host_read;
	act->pins.host_write += more.host_write;
	act->pins.device_read += more.device_read;
	act->pins.device_write += more.device_write;
}

static inline void hv_active_unpin(HvActive *act, HvPins less)
{
	act->pins.host_read -= less.host_read;
	act->pins.host_write -= less.host_write;
	act->pins.device_read -= less.device_read;
	act->pins.device_write -= less.device_write;
}

#endif
