/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The bookkeeping of one machine frame.  It includes no header of ours and no public one
 * of Xen's: a grant table engine may be compiled with headers that bear the same names as
 * those (see engine.h), and looks at frames all the same.
 *
 * The tag and count_info are Xen's names (xen/arch/x86/include/asm/mm.h); the layout is
 * our own.
 */
#ifndef HV_FRAME_INFO_H
#define HV_FRAME_INFO_H

#include <stdint.h>

#define HV_COUNT_HEAP_BIT      30
#define HV_COUNT_ALLOCATED_BIT 31

typedef struct page_info {
	struct HvDomain *owner;
	uint64_t gfn; /* machine to physical; all ones if at none */
	union {
		uint32_t count_info; /* refs, heap and allocated in one: ++ is a reference */
		struct {
			uint32_t refs : 30;     /* 0: free (or Xen's alone, with heap) */
			uint32_t heap : 1;      /* Xen's: never goes with the last ref */
			uint32_t allocated : 1; /* one of refs is the owner's own */
		};
	};
	uint32_t prev, next; /* the owner's list; mfn 0 is never in one */
	union {
		uint32_t type_info; /* all of these in one: ++ is a use */
		struct {
			uint32_t types : 26; /* uses as type */
			uint32_t type : 2;   /* HvPageType, meaningful while types > 0 */
			uint32_t used : 1;   /* must be cleared before somebody else gets it */
		};
	};
} HvFrame;

#endif
