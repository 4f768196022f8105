/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What an instrumented image and the simulator share: a shadow byte for every byte
 * of the domain's memory, found through a table with an entry for every page, and
 * the words for one access.  An image that is not instrumented keeps the shadow of
 * its heap and pages only if there is a table.
 */
#ifndef KS_INSTRUMENT_H
#define KS_INSTRUMENT_H

/* Bits of a shadow byte; 0: allocated, and something was written to it. */
#define KS_SHADOW_UNINIT 0x01 /* never written since it was allocated */
#define KS_SHADOW_GUARD  0x02 /* before or behind an object */
#define KS_SHADOW_FREED  0x04 /* of an object or page that was freed, or never allocated */
#define KS_SHADOW_HIDDEN (KS_SHADOW_GUARD | KS_SHADOW_FREED)

/* An entry of the table: where the page's 4096 shadow bytes are; 0: nothing is mapped there. */
#define KS_SHADOW_SHARED 0x1ul /* another domain or the hypervisor sees the page too */
#define KS_SHADOW_BYTES(entry) ((unsigned char *)((entry) & ~0xffful))

/* How memory is accessed. */
enum {
	KS_ACCESS_WRITE = 0x1,  /* else a read */
	KS_ACCESS_MARKED = 0x2, /* READ_ONCE(), WRITE_ONCE(), atomic; else plain */
	KS_ACCESS_ATOMIC = 0x4, /* a read-modify-write: it also orders */
};

/* An object of the slab, as a report shows it. */
struct ks_slab_object {
	unsigned long start, size;
	const void *allocated_by, *freed_by; /* freed_by NULL: it is live */
};

#endif
