/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * drivers/xen/grant-table.c, unmodified, and behind it what reads its static
 * variables.  Nothing here changes them or may switch tasks.
 */
#define KBUILD_MODNAME "grant_table"
#include <drivers/xen/grant-table.c>

#include "ks/peek.h"
#include "ks/shadow.h"

#if KS_HAS_FREE_BITMAP
#define FIRST_REF GNTTAB_NR_RESERVED_ENTRIES

static unsigned int refs(void)
{
	return gnttab_size;
}
#else
#define FIRST_REF NR_RESERVED_ENTRIES

static unsigned int refs(void)
{
#if KS_GREFS_IN_OPS
	return gnttab_interface ? nr_grant_frames * gnttab_interface->grefs_per_grant_frame : 0;
#elif KS_GREFS_VARIABLE
	return nr_grant_frames * (unsigned int)grefs_per_grant_frame;
#else
	return grant_table_version ? nr_grant_frames * GREFS_PER_GRANT_FRAME : 0;
#endif
}
#endif

static unsigned int version(void)
{
#if KS_VERSION_IN_OPS
	return gnttab_interface ? gnttab_interface->version : 0;
#else
	return (unsigned int)grant_table_version;
#endif
}

void ks_peek_gnttab_state(struct ks_gnttab_state *state)
{
	KS_UNSEEN;

	*state = (struct ks_gnttab_state){
		.version = version(),
		.nr_grant_frames = nr_grant_frames,
		.size = refs(),
		.free_count = gnttab_free_count,
		.free_head = gnttab_free_head,
#if KS_HAS_FREE_BITMAP
		.last_free = gnttab_last_free,
#endif
		.has_bitmap = KS_HAS_FREE_BITMAP,
		.shared = gnttab_shared.addr,
#if KS_HAS_STATUS_WORDS
		.status = version() == 2 ? grstatus : NULL,
#endif
	};
}

static bool in_bitmap(grant_ref_t ref)
{
#if KS_HAS_FREE_BITMAP
	return test_bit(ref, gnttab_free_bitmap);
#else
	(void)ref;
	return true;
#endif
}

/* A broken list ends the search. */
bool ks_peek_ref_is_free(unsigned int ref)
{
	KS_UNSEEN;
	grant_ref_t at = gnttab_free_head;
	unsigned int steps;

	for (steps = 0; steps < refs() && at < refs(); steps++) {
		if (at == ref)
			return true;
		at = gnttab_entry(at);
	}
	return false;
}

int snprintf(char *text, size_t size, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

static bool ends_with(grant_ref_t last, char *text, unsigned long size)
{
#if KS_HAS_FREE_BITMAP
	if (last != gnttab_last_free) {
		snprintf(text, size, "the free list ends with ref %u, gnttab_last_free is %u", last,
			 gnttab_last_free);
		return false;
	}
#else
	(void)last, (void)text, (void)size;
#endif
	return true;
}

/* Goes along the list as far as it is one; counts what it visits. */
static bool list_agrees(char *text, unsigned long size, unsigned int *length)
{
	grant_ref_t at = gnttab_free_head, last = GNTTAB_LIST_END;

	for (*length = 0; at != GNTTAB_LIST_END; ++*length) {
		if (at < FIRST_REF || at >= refs()) {
			snprintf(text, size, "the free list leads to ref %u, refs are %u to %u", at,
				 FIRST_REF, refs() - 1);
			return false;
		}
		if (*length >= refs()) {
			snprintf(text, size, "the free list runs in a circle");
			return false;
		}
		if (!in_bitmap(at)) {
			snprintf(text, size, "ref %u is in the free list, but not in the bitmap", at);
			return false;
		}
		last = at;
		at = gnttab_entry(at);
	}
	return !*length || ends_with(last, text, size);
}

bool ks_peek_gnttab_check(char *text, unsigned long size)
{
	KS_UNSEEN;
	unsigned int length, marked = 0, ref;

	if (!refs())
		return true; /* not initialised: there is nothing yet */
	if (spin_is_locked(&gnttab_list_lock))
		return true; /* another vCPU is about to change it */
	if (!list_agrees(text, size, &length))
		return false;
	if (gnttab_free_count < 0 || length != (unsigned int)gnttab_free_count) {
		snprintf(text, size, "the free list has %u refs, gnttab_free_count is %d", length,
			 gnttab_free_count);
		return false;
	}
	if (!KS_HAS_FREE_BITMAP)
		return true;
	for (ref = 0; ref < refs(); ref++)
		marked += in_bitmap(ref);
	if (marked == length)
		return true;
	for (ref = 0; ref < refs(); ref++)
		if (in_bitmap(ref) && !ks_peek_ref_is_free(ref))
			break;
	snprintf(text, size, "ref %u is in the bitmap of free refs, but not in the free list", ref);
	return false;
}

unsigned int ks_peek_deferred(void)
{
	const struct deferred_entry *entry;
	unsigned int n = 0;

	list_for_each_entry(entry, &deferred_list, list)
		n++;
	return n;
}

#if KS_HAS_LEAKED_COUNT
unsigned int ks_peek_leaked(void)
{
	return atomic64_read(&leaked_count);
}
#endif
