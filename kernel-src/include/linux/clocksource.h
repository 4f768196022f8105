/* SPDX-License-Identifier: GPL-2.0-or-later */
/* own: names only; nothing of it is used by the files compiled here */
#include <linux/types.h>
typedef u64 cycle_t;
