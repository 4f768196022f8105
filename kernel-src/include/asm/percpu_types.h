/* SPDX-License-Identifier: GPL-2.0-or-later */
/* own: CPUs share one address space here, so per-CPU pointers need no other type. */
#ifndef KS_ASM_PERCPU_TYPES_H
#define KS_ASM_PERCPU_TYPES_H

#define __percpu_seg_override
#define __percpu_qual

#endif
