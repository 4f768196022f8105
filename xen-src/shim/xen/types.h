/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stands for xen/types.h and xen/inttypes.h: own, out of the C library's.
 */
#ifndef XS_XEN_TYPES_H
#define XS_XEN_TYPES_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <xen/compiler.h>

typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;
typedef int8_t s8;
typedef int16_t s16;
typedef int32_t s32;
typedef int64_t s64;
typedef _Bool bool_t;
typedef uint64_t paddr_t;
#define PRIpaddr "016lx"
#ifndef PRIx64
#define PRIx64 "lx"
#endif

#define BITS_PER_BYTE 8
#define BITS_PER_LONG 64
#define BYTES_PER_LONG 8

#endif
