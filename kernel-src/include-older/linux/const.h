/* SPDX-License-Identifier: GPL-2.0-or-later */
/* mirror: include/uapi/linux/const.h, as far as used. */
#ifndef KS_OLDER_CONST_H
#define KS_OLDER_CONST_H

#define __KS_AC(number, suffix) (number##suffix)
#define _AC(number, suffix) __KS_AC(number, suffix)
#define _AT(type, number) ((type)(number))
#define _UL(number) _AC(number, UL)
#define UL(number) _UL(number)

#endif
