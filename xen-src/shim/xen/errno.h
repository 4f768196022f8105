/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stands for xen/errno.h: Xen's numbers are Linux's, so the C library's serve.
 */
#ifndef XS_XEN_ERRNO_H
#define XS_XEN_ERRNO_H

#include <errno.h>

/* Xen's own, of asm-generic/errno-base; no guest sees it. */
#ifndef ERESTART
#define ERESTART 85
#endif

#endif
