/* SPDX-License-Identifier: GPL-2.0-or-later */
/* mirror: include/linux/string.h, as far as used; libc provides the functions. */
#ifndef KS_STRING_H
#define KS_STRING_H

#include <linux/types.h>

void *memcpy(void *dest, const void *src, size_t n);
void *memmove(void *dest, const void *src, size_t n);
void *memset(void *s, int c, size_t n);
int memcmp(const void *a, const void *b, size_t n);
size_t strlen(const char *s);
int strcmp(const char *a, const char *b);
int strncmp(const char *a, const char *b, size_t n);

#endif
