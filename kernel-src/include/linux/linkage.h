/* SPDX-License-Identifier: GPL-2.0-or-later */
/* own: how functions are called; here as C does, whatever the kernel says. */
#ifndef KS_LINUX_LINKAGE_H
#define KS_LINUX_LINKAGE_H

#define asmlinkage

#endif
