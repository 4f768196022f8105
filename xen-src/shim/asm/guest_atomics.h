/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stands for x86's asm/guest_atomics.h: a mirror.
 */
#ifndef XS_ASM_GUEST_ATOMICS_H
#define XS_ASM_GUEST_ATOMICS_H

#include <asm/system.h>

#define guest_cmpxchg(d, p, o, n) ({ (void)(d); cmpxchg(p, o, n); })
#define guest_set_bit(d, nr, p) ({ (void)(d); set_bit(nr, p); })
#define guest_clear_bit(d, nr, p) ({ (void)(d); clear_bit(nr, p); })

#endif
