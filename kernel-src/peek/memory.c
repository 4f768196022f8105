/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A driver's own loads and stores of shared and other memory, right and wrong ones, each
 * as the name says.  Here because this folder is instrumented as Linux's files are.
 */
#include "ks-pages.h"

#include <linux/kernel.h>
#include <asm/barrier.h>
#include <asm/rwonce.h>
#include "ks/driver-pages.h"
#include "ks/sleep.h"

static noinline u32 load(const u32 *word)
{
	return *word;
}

static u32 load_and_load(u32 *word, enum ks_access_pattern pattern)
{
	u32 first = *word;

	switch (pattern) {
	case KS_READ_FENCE_READ:
		mb();
		break;
	case KS_READ_SLEEP_READ:
		msleep(1);
		break;
	case KS_READ_WRITE_READ:
		*word = first + 1;
		break;
	default:
		break;
	}
	barrier(); /* so that the compiler does not make one of the two */
	return first + *word;
}

unsigned int ks_driver_access(unsigned long va, enum ks_access_pattern pattern)
{
	u32 *word = (u32 *)va;

	switch (pattern) {
	case KS_READ:
		return *word;
	case KS_WRITE:
		*word = 1;
		return 0;
	case KS_READ_ONCE_READ_ONCE:
		return READ_ONCE(*word) + READ_ONCE(*word);
	case KS_READ_ONCE_READ:
		return READ_ONCE(*word) + load(word);
	case KS_READ_IN_CALLS:
		return load(word) + load(word);
	case KS_READ_READ:
	case KS_READ_FENCE_READ:
	case KS_READ_SLEEP_READ:
	case KS_READ_WRITE_READ:
		break;
	}
	return load_and_load(word, pattern);
}

/* Not a constant, so that it stays a call. */
static size_t copy_size = 256;

struct record {
	u64 word[4];
};

void ks_driver_copy_memory(unsigned long to, unsigned long from, enum ks_copy_pattern pattern)
{
	switch (pattern) {
	case KS_COPY_WORD:
		*(u32 *)to = *(const u32 *)from;
		break;
	case KS_COPY_RECORD:
		*(struct record *)to = *(const struct record *)from;
		break;
	case KS_COPY_MEMCPY:
		memcpy((void *)to, (const void *)from, READ_ONCE(copy_size));
		break;
	}
}
