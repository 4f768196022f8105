/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: the configuration that every file is compiled with (force-included).  As in
 * Debian's kernels where grant code asks for an option; everything else is off.
 */
#ifndef KS_CONFIG_H
#define KS_CONFIG_H

#define CONFIG_64BIT 1
#define CONFIG_X86 1
#define CONFIG_X86_64 1
#define CONFIG_PHYS_ADDR_T_64BIT 1
#define CONFIG_ARCH_DMA_ADDR_T_64BIT 1
#define CONFIG_SMP 1
#define CONFIG_PREEMPT_COUNT 1
#define CONFIG_XEN 1
#define CONFIG_XEN_PV 1
#define CONFIG_XEN_PVH 1
#define CONFIG_XEN_PVHVM 1
#define CONFIG_XEN_DOM0 1
#define CONFIG_XEN_HAVE_PVMMU 1
#define CONFIG_XEN_AUTO_XLATE 1
#define CONFIG_XEN_UNPOPULATED_ALLOC 1

/* Linux X.Y as X * 100 + Y; the build may say -DKS_LINUX_SERIES=510. */
#ifndef KS_LINUX_SERIES
#define KS_LINUX_SERIES 601
#endif

/* What differs between versions, by name. */
#define KS_GNTTAB_HAS_BITMAP (KS_LINUX_SERIES >= 601) /* gnttab_free_bitmap */
#define KS_LAZY_MMU_NESTS (KS_LINUX_SERIES > 601)     /* entering twice is no BUG */

#endif
