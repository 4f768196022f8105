/* SPDX-License-Identifier: GPL-2.0-or-later */
/* own: drivers' use of the grant API; ks-image.h says what each does. */
#ifndef KS_DRIVER_H
#define KS_DRIVER_H

#include "ks-image.h"

extern const struct ks_refs ks_driver_refs;
extern const struct ks_pages ks_driver_pages;

long ks_driver_grant(unsigned short domid, unsigned long pfn, _Bool readonly);
long ks_driver_ref_alloc(void);
void ks_driver_grant_ref(unsigned int ref, unsigned short domid, unsigned long pfn,
			 _Bool readonly);
int ks_driver_end_access_ref(unsigned int ref);
void ks_driver_end_access(unsigned int ref);
long ks_driver_refs_exhaust(unsigned int leave);
void ks_driver_refs_release(void);

int ks_driver_map(struct ks_map_slot *slots, unsigned int count);
int ks_driver_map_prepare(int count);
int ks_driver_map_refs(struct ks_map_slot *slots, unsigned int count);
int ks_driver_map_refs_over(struct ks_map_slot *slots, const unsigned long *pfns,
			    unsigned int count);
int ks_driver_unmap(struct ks_map_slot *slots, unsigned int count);
struct ks_unmap *ks_driver_unmap_async(struct ks_map_slot *slots, unsigned int count);
int ks_driver_unmap_sync(struct ks_map_slot *slots, unsigned int count);
struct ks_unmap_info ks_driver_unmap_info(const struct ks_unmap *unmap);
int ks_driver_pool_map(struct ks_map_slot *slots, unsigned int count);
int ks_driver_pool_unmap(struct ks_map_slot *slots, unsigned int count);
int ks_driver_copy(struct ks_copy_slot *slots, unsigned int count);

const char *ks_selftest(void);
const char *ks_selftest_process(void);
void ks_driver_lock(unsigned int n);
void ks_driver_unlock(unsigned int n);
void ks_driver_mutex_lock(unsigned int n);
void ks_driver_mutex_unlock(unsigned int n);
void ks_driver_complete(unsigned int n);
void ks_driver_wait_for_completion(unsigned int n);
void ks_driver_in_work(void (*fn)(void *data), void *data);
void ks_driver_in_timer(void (*fn)(void *data), void *data);

#endif
