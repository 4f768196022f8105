/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stands for xen/mm-frame.h where there is none, in 4.14 and older, whose xen/mm.h
 * has these: own.
 */
#ifndef XS_OLDER_MM_FRAME_H
#define XS_OLDER_MM_FRAME_H

#include <xen/kernel.h>
#include <xen/typesafe.h>

TYPE_SAFE(unsigned long, mfn);
TYPE_SAFE(unsigned long, gfn);

#define PRI_mfn "lx"
#define PRI_gfn "lx"
#define INVALID_MFN _mfn(~0ul)
#define INVALID_GFN _gfn(~0ul)
#define mfn_eq(a, b) (mfn_x(a) == mfn_x(b))
#define gfn_eq(a, b) (gfn_x(a) == gfn_x(b))
#define mfn_add(m, n) _mfn(mfn_x(m) + (n))
#define gfn_add(g, n) _gfn(gfn_x(g) + (n))

#endif
