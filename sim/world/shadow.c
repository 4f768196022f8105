/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Shadow memory and its table. */
#include "world/shadow.h"

#include <string.h>
#include <sys/mman.h>

#include "world/sanitizer.h"

#define OFFSET(va) ((va) & (HV_PAGE_SIZE - 1))

struct GsShadow {
	GsShadowConfig config;
	guint8 *heap;
	gulong *table;
	guint16 *grants; /* by page: how often a page of its own is granted */
	guint8 *foreign; /* by page */
	gsize n;
};

static guint8 *map_bytes(gsize size)
{
	void *mem = mmap(NULL, size, PROT_READ | PROT_WRITE,
			 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (mem == MAP_FAILED)
		g_error("gntsim: no address space for the shadow of %" G_GSIZE_FORMAT " bytes", size);
	gs_sanitizer_fresh(mem, size);
	return mem;
}

guint8 *gs_shadow_frames_new(guint frames)
{
	return map_bytes((gsize)frames * HV_PAGE_SIZE);
}

void gs_shadow_frames_free(guint8 *bytes, guint frames)
{
	if (bytes)
		munmap(bytes, (gsize)frames * HV_PAGE_SIZE);
}

GsShadow *gs_shadow_new(const GsShadowConfig *config)
{
	GsShadow *shadow = g_new0(GsShadow, 1);
	gsize first = (config->heap - config->base) >> HV_PAGE_SHIFT;

	shadow->config = *config;
	shadow->n = config->size >> HV_PAGE_SHIFT;
	shadow->heap = map_bytes(config->heap_size);
	shadow->table = g_new0(gulong, shadow->n);
	shadow->grants = g_new0(guint16, shadow->n);
	shadow->foreign = g_new0(guint8, shadow->n);
	for (gsize i = first; i < shadow->n; i++)
		shadow->table[i] = (gulong)shadow->heap + (i - first) * HV_PAGE_SIZE;
	/* The frames may have been another domain's before. */
	for (guint i = 0; i < config->n_own; i++)
		memset(config->frames + config->mfn_list[i] * HV_PAGE_SIZE, 0, HV_PAGE_SIZE);
	return shadow;
}

void gs_shadow_free(GsShadow *shadow)
{
	munmap(shadow->heap, shadow->config.heap_size);
	g_free(shadow->table);
	g_free(shadow->grants);
	g_free(shadow->foreign);
	g_free(shadow);
}

gulong *gs_shadow_table(GsShadow *shadow)
{
	return shadow->table;
}

static gsize index_of(const GsShadow *shadow, gulong va)
{
	return (va - shadow->config.base) >> HV_PAGE_SHIFT;
}

static gboolean is_own(const GsShadowConfig *config, HvMfn mfn)
{
	gulong pfn = mfn < config->n_m2p ? config->m2p[mfn] : G_MAXULONG;

	return pfn < config->n_own && config->mfn_list[pfn] == mfn;
}

static void set_shared(GsShadow *shadow, gsize i)
{
	if (shadow->table[i] && (shadow->foreign[i] || shadow->grants[i]))
		shadow->table[i] |= KS_SHADOW_SHARED;
	else
		shadow->table[i] &= ~KS_SHADOW_SHARED;
}

void gs_shadow_map(GsShadow *shadow, gulong va, HvMfn mfn, gsize count)
{
	for (gsize i = index_of(shadow, va), end = i + count; i < end; i++) {
		gboolean mapped = mfn != HV_INVALID_MFN;

		shadow->table[i] = mapped ? (gulong)(shadow->config.frames + mfn * HV_PAGE_SIZE) : 0;
		shadow->foreign[i] = mapped && !is_own(&shadow->config, mfn);
		set_shared(shadow, i);
		mfn += mapped;
	}
}

void gs_shadow_grant(GsShadow *shadow, gulong va)
{
	gsize i = index_of(shadow, va);

	if (i < shadow->n) {
		shadow->grants[i]++;
		set_shared(shadow, i);
	}
}

void gs_shadow_ungrant(GsShadow *shadow, gulong va)
{
	gsize i = index_of(shadow, va);

	if (i < shadow->n && shadow->grants[i]) {
		shadow->grants[i]--;
		set_shared(shadow, i);
	}
}

gboolean gs_shadow_shared(const GsShadow *shadow, gulong va)
{
	gsize i = index_of(shadow, va);

	return i < shadow->n && (shadow->table[i] & KS_SHADOW_SHARED);
}

gboolean gs_shadow_foreign(const GsShadow *shadow, gulong va)
{
	gsize i = index_of(shadow, va);

	return i < shadow->n && shadow->foreign[i];
}

guint8 *gs_shadow_bytes(const GsShadow *shadow, gulong va)
{
	gsize i = index_of(shadow, va);

	if (i >= shadow->n || !shadow->table[i])
		return NULL;
	return KS_SHADOW_BYTES(shadow->table[i]) + OFFSET(va);
}

void gs_shadow_written(GsShadow *shadow, gulong va, gsize len)
{
	while (len) {
		gsize part = MIN(len, HV_PAGE_SIZE - OFFSET(va));
		guint8 *bytes = gs_shadow_bytes(shadow, va);

		for (gsize i = 0; bytes && i < part; i++)
			bytes[i] &= (guint8)~KS_SHADOW_UNINIT;
		va += part;
		len -= part;
	}
}

guint gs_shadow_count(const guint8 *bytes, gsize len, guint8 bits)
{
	guint n = 0;

	for (gsize i = 0; i < len; i++)
		n += (bytes[i] & bits) != 0;
	return n;
}
