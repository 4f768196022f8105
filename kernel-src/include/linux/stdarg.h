/* SPDX-License-Identifier: GPL-2.0-or-later */
/* mirror: include/linux/stdarg.h: variable arguments without the compiler's headers. */
#ifndef KS_STDARG_H
#define KS_STDARG_H

typedef __builtin_va_list va_list;
#define va_start(args, last) __builtin_va_start(args, last)
#define va_end(args) __builtin_va_end(args)
#define va_arg(args, type) __builtin_va_arg(args, type)
#define va_copy(to, from) __builtin_va_copy(to, from)

#endif
