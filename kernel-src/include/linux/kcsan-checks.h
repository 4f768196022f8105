/* SPDX-License-Identifier: GPL-2.0-or-later */
/* mirror: include/linux/kcsan-checks.h with the kernel's own KCSAN off: no operation. */
#ifndef KS_LINUX_KCSAN_CHECKS_H
#define KS_LINUX_KCSAN_CHECKS_H

#define kcsan_check_read(start, size) ((void)(start))
#define kcsan_check_write(start, size) ((void)(start))

#endif
