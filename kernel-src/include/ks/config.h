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
#define CONFIG_XEN_SCRUB_PAGES_DEFAULT 1
/* These two are off in Debian's: so that they can be reached. */
#define CONFIG_XEN_GRANT_DMA_ALLOC 1
#define CONFIG_XEN_GNTDEV_DMABUF 1
#define CONFIG_HIBERNATE_CALLBACKS 1
#define CONFIG_XEN_MAX_DOMAIN_MEMORY 500 /* GiB; up to 3.18 */

/* include/linux/kconfig.h: 1 if the option is defined as 1, else 0. */
#define IS_ENABLED(option) __KS_IS_ONE(option)
#define __KS_IS_ONE(value) __KS_WHETHER(__KS_ONE_##value)
#define __KS_ONE_1 ~, 1
#define __KS_WHETHER(...) __KS_PICK(__VA_ARGS__, 0, ~)
#define __KS_PICK(first, second, ...) second

#endif
