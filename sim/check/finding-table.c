/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of known findings. */
#include "check/finding-table.h"

#include <string.h>

const GsFindingRow gs_finding_table[] = {
	{ "gntdev-map-lock", GS_VIOLATION_LOCK_ORDER, "gntdev_ioctl_map_grant_ref", "5.10 to 7.2",
	  "the lock of a gntdev file is held over copy_to_user, and taken by mmap below the mmap lock",
	  "13" },
};

const guint gs_finding_count = G_N_ELEMENTS(gs_finding_table);

const GsFindingRow *gs_finding_by_name(const char *name)
{
	for (guint i = 0; i < gs_finding_count; i++)
		if (strcmp(gs_finding_table[i].name, name) == 0)
			return &gs_finding_table[i];
	return NULL;
}
