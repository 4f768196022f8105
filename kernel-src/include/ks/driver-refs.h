/* SPDX-License-Identifier: GPL-2.0-or-later */
/* own: the functions behind struct ks_refs, by file. */
#ifndef KS_DRIVER_REFS_H
#define KS_DRIVER_REFS_H

#include "ks-refs.h"

/* driver-callback.c */
struct ks_callback *ks_callback_new(void);
void ks_callback_request(struct ks_callback *callback, unsigned short count, _Bool allocates);
void ks_callback_cancel(struct ks_callback *callback);
struct ks_callback_info ks_callback_info(const struct ks_callback *callback);

/* driver-end.c */
int ks_try_end_access(unsigned int ref);
void ks_end_access_page(unsigned int ref, unsigned long pfn);

/* driver-transfer.c */
long ks_transfer(unsigned short domid, unsigned long pfn);
void ks_transfer_ref(unsigned int ref, unsigned short domid, unsigned long pfn);
int ks_end_transfer_ref(unsigned int ref);
int ks_end_transfer(unsigned int ref);

#endif
