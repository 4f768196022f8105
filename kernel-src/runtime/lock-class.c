/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lock classes, the order in which they nest, and what each task holds: what is not usual. */
#include "ks/lock-class.h"

#include <linux/kernel.h>
#include "ks/context.h"

#define ROW_WORDS (KS_MAX_LOCK_CLASSES / 64)

/* Class 0 stands for all that are too many: it is not followed. */
static struct ks_lock_class classes[KS_MAX_LOCK_CLASSES] = { { .usage = ~0u } };
static unsigned int nr_classes = 1;
static u64 nested[KS_MAX_LOCK_CLASSES][ROW_WORDS]; /* [outer], bit inner */

/* Only spinlocks can be taken in interrupts: of others every usage counts as known. */
struct ks_lock_class *ks_lock_class_new(struct ks_lock_class **class, enum ks_lock_kind kind,
					const char *name)
{
	if (nr_classes == KS_MAX_LOCK_CLASSES) {
		*class = &classes[0];
		return *class;
	}
	*class = &classes[nr_classes];
	**class = (struct ks_lock_class){
		.id = nr_classes++, .kind = kind, .name = name,
		.usage = kind == KS_LOCK_SPIN ? 0 : ~0u,
	};
	return *class;
}

void ks_lock_note_usage(struct ks_lock_class *class, unsigned int usage)
{
	unsigned int fresh = usage & ~class->usage;

	if (!fresh)
		return;
	class->usage |= fresh;
	ks_platform->lock_used(ks_platform->domain, class, fresh);
}

static void note_pair(const struct ks_lock_class *outer, const struct ks_lock_class *inner)
{
	u64 *word = &nested[outer->id][inner->id / 64], bit = 1ull << inner->id % 64;

	if (likely(*word & bit) || !outer->id || !inner->id)
		return;
	*word |= bit;
	ks_platform->lock_nested(ks_platform->domain, outer, inner);
}

void ks_lock_note_nested(const struct ks_context *context, const struct ks_lock_class *class)
{
	unsigned int i;

	for (i = context->first_held; i < context->held; i++)
		note_pair(context->locks[i].class, class);
}

void ks_lock_note_irqs_on(void)
{
	struct ks_context *context = ks_context();
	unsigned int usage = ks_lock_usage_now(context) &
			     (KS_USED_HARDIRQS_ON | KS_USED_SOFTIRQS_ON);
	unsigned int i;

	for (i = context->first_held; i < context->held; i++)
		ks_lock_note_usage((struct ks_lock_class *)context->locks[i].class, usage);
}

void ks_lock_too_many(void)
{
	panic("more than %d locks held", KS_MAX_HELD_LOCKS);
}

bool ks_lock_pop_inner(struct ks_context *context, const void *lock)
{
	unsigned int i;

	for (i = context->held; i-- > 0;)
		if (context->locks[i].lock == lock)
			break;
	if (i >= context->held)
		return false;
	ks_lock_tell_pop(context->locks[i].class);
	context->held--;
	if (i < context->first_held)
		context->first_held--;
	for (; i < context->held; i++)
		context->locks[i] = context->locks[i + 1];
	return true;
}
