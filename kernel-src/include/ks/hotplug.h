/* SPDX-License-Identifier: GPL-2.0-or-later */
/* own: pages without a frame, in sections of address space above the domain's memory. */
#ifndef KS_HOTPLUG_H
#define KS_HOTPLUG_H

/* At least so many more of them; 0, -ENOMEM, or -EBUSY if there is no room. */
int ks_hotplug(unsigned long pages);
/* The highest so many pfns, for device memory; ~0UL if there are too few. */
unsigned long ks_hotplug_keep(unsigned long pages);
/* How many pages there are by now. */
unsigned int ks_hotplugged(void);

#endif
