/* SPDX-License-Identifier: GPL-2.0-or-later */
/* own: what peek/ can tell about the static variables of the kernel's files. */
#ifndef KS_PEEK_H
#define KS_PEEK_H

#include <linux/types.h>
#include "ks-image.h"

void ks_peek_gnttab_state(struct ks_gnttab_state *state);
/* True if free list, bitmap and counters agree; else text says in what not. */
bool ks_peek_gnttab_check(char *text, unsigned long size);
bool ks_peek_ref_is_free(unsigned int ref);
unsigned int ks_peek_deferred(void);
unsigned int ks_peek_leaked(void); /* only in kernels that count them */

#endif
