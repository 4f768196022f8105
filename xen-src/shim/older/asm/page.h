/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stands for asm/page.h, which grant_table.h of 4.14 includes, see xen/mm.h. */
#include <xen/mm.h>
