/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stands for xen/xvmalloc.h of 4.20, see xen/mm.h. */
#include <xen/mm.h>
