/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a symbol stands for in one world. */
#include "world.h"

/* A page as its owner names it: gfn, or for PV the machine frame. */
static guint64 page(const DfWorld *world, guint dom, guint n, gboolean machine)
{
	HvMfn mfn;

	if (dom >= DF_DOMAINS || !world->dom[dom])
		return 0xdead;
	if (df_translated(world, dom) && !machine)
		return n;
	mfn = df_translated(world, dom) ? world->hv->p2m_get(world->dom[dom], n).mfn :
	      n < DF_PAGES ? world->page[dom][n] : HV_INVALID_MFN;
	return mfn == HV_INVALID_MFN ? 0xdead : mfn;
}

static guint64 frame(const DfWorld *world, guint64 v)
{
	guint dom = df_x(v) % DF_DOMAINS, n = df_y(v);

	switch (df_tag(v)) {
	case DF_PAGE:
		return page(world, dom, n, FALSE);
	case DF_MFN:
		return page(world, dom, n, TRUE);
	case DF_TABLE:
		if (!world->dom[dom])
			return 0xdead;
		if (df_translated(world, dom))
			return DF_TABLE_GFN + n;
		return n < world->tables[dom] ? world->table[dom][n] : 0xdead;
	default:
		return 0xdead;
	}
}

static guint64 made(const DfWorld *world, DfType type, guint id)
{
	const DfMade *made;

	if (id >= world->made->len)
		return G_MAXUINT32;
	made = &g_array_index(world->made, DfMade, id);
	return type == DF_T_BUS ? made->bus : made->handle;
}

guint64 df_resolve(const DfWorld *world, guint caller, DfType type, guint64 v)
{
	switch (df_tag(v)) {
	case DF_PLAIN:
		return v;
	case DF_SLOT:
		return (df_translated(world, caller) ? DF_GPA : DF_VA) +
		       ((guint64)df_y(v) << HV_PAGE_SHIFT) + df_z(v);
	case DF_PTEOF:
		return (world->l1[caller][0] << HV_PAGE_SHIFT) + df_y(v) * sizeof(guint64) + df_z(v);
	case DF_MADE:
		return made(world, type, df_y(v));
	default:
		break;
	}
	if (type == DF_T_ADDR || type == DF_T_PTR || type == DF_T_PTE)
		return (frame(world, v) << HV_PAGE_SHIFT) + df_z(v);
	return frame(world, v);
}
