/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of what a script can name. */
#include "script/name-kind.h"

const GsNameKindRow gs_name_kinds[GS_NAME_COUNT] = {
	{ GS_NAME_NONE, "name", FALSE },
	{ GS_NAME_PAGE, "page", TRUE },
	{ GS_NAME_REF, "ref", TRUE },
	{ GS_NAME_MAP, "mapping", FALSE },
	{ GS_NAME_LIST, "list of refs", FALSE },
	{ GS_NAME_SEQ, "sequence of refs", FALSE },
	{ GS_NAME_CALLBACK, "free callback", FALSE },
	{ GS_NAME_PAGES, "set of pages", FALSE },
	{ GS_NAME_CACHE, "page cache", FALSE },
	{ GS_NAME_PROCESS, "process", FALSE },
	{ GS_NAME_FILE, "open file", FALSE },
	{ GS_NAME_DEVICE_MAP, "map of a device", FALSE },
	{ GS_NAME_AREA, "mapped area", FALSE },
	{ GS_NAME_PIN, "pinned page", FALSE },
	{ GS_NAME_EVENT, "event channel", FALSE },
	{ GS_NAME_TASKS, "group of tasks", FALSE },
	{ GS_NAME_VALUE, "value", FALSE },
};
