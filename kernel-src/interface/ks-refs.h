/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What drivers can do with grant refs beside granting a page: private lists, sequences,
 * free callbacks, ending access in each of its ways, transfers.  A function is NULL if
 * this kernel's grant-table.c has none of that kind.  Results as in ks-image.h.
 */
#ifndef KS_REFS_H
#define KS_REFS_H

/* A struct gnttab_free_callback in the kernel's memory. */
struct ks_callback;

struct ks_callback_info {
	unsigned int runs;
	unsigned int free_refs; /* gnttab_free_count when it ran last */
};

struct ks_refs {
	/* --- private lists; *head is the kernel's ------------------------------- */
	int (*list_alloc)(unsigned short count, unsigned int *head);
	/* ref, or -ENOSPC if the list is empty */
	long (*list_claim)(unsigned int *head);
	void (*list_release)(unsigned int *head, unsigned int ref);
	int (*list_empty)(unsigned int head);
	void (*list_free)(unsigned int head);

	/* --- sequences of refs that follow each other (since 6.1) --------------- */
	int (*seq_alloc)(unsigned int count, unsigned int *first);
	void (*seq_free)(unsigned int first, unsigned int count);

	/* --- free callbacks ------------------------------------------------------ */
	struct ks_callback *(*callback_new)(void);
	/*
	 * Wants to be told when count refs are free.  allocates: the callback itself
	 * asks for a ref, which it must not.
	 */
	void (*callback_request)(struct ks_callback *callback, unsigned short count,
				 _Bool allocates);
	void (*callback_cancel)(struct ks_callback *callback);
	struct ks_callback_info (*callback_info)(const struct ks_callback *callback); /* [any] */

	/* --- granting and ending ------------------------------------------------- */
	/* gnttab_page_grant_foreign_access_ref_one() */
	void (*grant_page)(unsigned int ref, unsigned short domid, unsigned long pfn,
			   _Bool readonly);
	/* 1: ended and the ref freed; 0: in use, nothing was done */
	int (*try_end_access)(unsigned int ref);
	/* As ks_image.end_access; the kernel drops the page's reference when access ends. */
	void (*end_access_page)(unsigned int ref, unsigned long pfn);

	/* --- transfers (up to 5.10) ---------------------------------------------- */
	/* Offers a slot for a frame of that domain's: ref or -errno. */
	long (*transfer)(unsigned short domid, unsigned long pfn);
	void (*transfer_ref)(unsigned int ref, unsigned short domid, unsigned long pfn);
	/* 1: a frame has come, 0: not */
	int (*end_transfer_ref)(unsigned int ref);
	int (*end_transfer)(unsigned int ref); /* the ref is freed */

	/* --- looking [any] ------------------------------------------------------- */
	unsigned int (*deferred)(void); /* refs whose end is put off to a timer */
	unsigned int (*leaked)(void);   /* refs given up because there was no memory */
};

#endif
