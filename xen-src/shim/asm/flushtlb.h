/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stands for x86's asm/flushtlb.h: own.  There is no TLB.
 */
#ifndef XS_ASM_FLUSHTLB_H
#define XS_ASM_FLUSHTLB_H

#define guest_flush_tlb_mask(d, mask) ((void)0)
#define arch_flush_tlb_mask(mask) ((void)0)
#define flush_tlb_mask(mask) ((void)0)

#endif
