/* SPDX-License-Identifier: GPL-2.0-or-later */
/* BUG, WARN and panic. */
#include <linux/bug.h>

#include <linux/kernel.h>
#include "ks/platform.h"

int vsnprintf(char *text, size_t size, const char *fmt, va_list args);

#define TEXT_SIZE 256

void ks_bug(const char *file, int line)
{
	ks_platform->bug(ks_platform->domain, file, line);
}

void ks_warn(const char *file, int line, const char *fmt, ...)
{
	char text[TEXT_SIZE];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	ks_platform->warn(ks_platform->domain, file, line, text);
}

void panic(const char *fmt, ...)
{
	char text[TEXT_SIZE];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	ks_platform->panic(ks_platform->domain, text);
}
