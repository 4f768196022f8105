/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: the configuration that every file is compiled with (force-included).  As in
 * Debian's kernels where grant code asks for an option; everything else is off.
 * What differs between kernels is in features.h, made of kernel-src/features.list.
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
#define CONFIG_HIBERNATE_CALLBACKS 1

#endif
