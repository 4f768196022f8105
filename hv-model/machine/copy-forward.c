/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Xen's memcpy() (xen/arch/x86/string.c): always forward, words and then the bytes that are
 * left.  Where source and destination overlap, as they may in GNTTABOP_copy within a frame,
 * that can be seen.
 */
#include <string.h>

#include "machine/frames.h"

void hv_copy_forward(gpointer to, gconstpointer from, gsize n)
{
	guint8 *dest = to;
	const guint8 *source = from;

	if (dest >= source + n || source >= dest + n) {
		memcpy(dest, source, n);
		return;
	}
	for (; n >= sizeof(guint64); n -= sizeof(guint64)) {
		guint64 word;

		memcpy(&word, source, sizeof(word));
		memcpy(dest, &word, sizeof(word));
		source += sizeof(word);
		dest += sizeof(word);
	}
	while (n--)
		*dest++ = *source++;
}
