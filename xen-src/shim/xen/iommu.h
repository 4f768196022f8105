/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stands for xen/iommu.h and the cache functions of x86's asm/cache.h: own.  There
 * is no IOMMU.
 */
#ifndef XS_XEN_IOMMU_H
#define XS_XEN_IOMMU_H

#define need_iommu_pt_sync(d) ((void)(d), false)
#define IOMMUF_readable 1
#define IOMMUF_writable 2
#define _dfn(n) (n)
#define iommu_legacy_map(d, dfn, m, n, flags) ((void)(flags), 0)
#define iommu_legacy_unmap(d, dfn, n) ((void)(d), 0)
#define iommu_map_legacy(d, dfn, m, n, flags) ((void)(flags), 0)
#define iommu_unmap_legacy(d, dfn, n) ((void)(d), 0)
/* Caches are coherent. */
#define clean_and_invalidate_dcache_va_range(p, n) ((void)(p), 0)
#define invalidate_dcache_va_range(p, n) ((void)(p), -EOPNOTSUPP)
#define clean_dcache_va_range(p, n) ((void)(p), 0)

#endif
