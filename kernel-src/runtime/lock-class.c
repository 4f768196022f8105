/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lock classes, the order in which they nest, and what each task holds. */
#include "ks/lock-class.h"

#include <linux/kernel.h>
#include "ks/context.h"

#define ROW_WORDS (KS_MAX_LOCK_CLASSES / 64)

/* Class 0 stands for all that are too many: it is not followed. */
static struct ks_lock_class classes[KS_MAX_LOCK_CLASSES];
static unsigned int nr_classes = 1;
static u64 nested[KS_MAX_LOCK_CLASSES][ROW_WORDS]; /* [outer], bit inner */

struct ks_lock_class *ks_lock_class(struct ks_lock_class **class, enum ks_lock_kind kind,
				    const char *name)
{
	if (*class)
		return *class;
	if (nr_classes == KS_MAX_LOCK_CLASSES) {
		*class = &classes[0];
		return *class;
	}
	*class = &classes[nr_classes];
	**class = (struct ks_lock_class){ .id = nr_classes++, .kind = kind, .name = name };
	return *class;
}

/* kernel/locking/lockdep.c, mark_usage(): an interrupt's own locks say nothing of "on". */
static unsigned int usage_now(const struct ks_context *context)
{
	unsigned int usage = 0;

	if (context->hardirq_count)
		usage |= KS_USED_IN_HARDIRQ;
	else if (context->softirq_count)
		usage |= KS_USED_IN_SOFTIRQ;
	if (!context->irqs_off) {
		usage |= KS_USED_HARDIRQS_ON;
		if (!ks_in_interrupt(context))
			usage |= KS_USED_SOFTIRQS_ON;
	}
	return usage;
}

static void note_usage(struct ks_lock_class *class, unsigned int usage)
{
	unsigned int fresh = usage & ~class->usage;

	if (likely(!fresh) || !class->id || class->kind != KS_LOCK_SPIN)
		return;
	class->usage |= fresh;
	ks_platform->lock_used(ks_platform->domain, class, fresh);
}

static void note_nested(const struct ks_lock_class *outer, const struct ks_lock_class *inner)
{
	u64 *word = &nested[outer->id][inner->id / 64], bit = 1ull << inner->id % 64;

	if (likely(*word & bit) || !outer->id || !inner->id)
		return;
	*word |= bit;
	ks_platform->lock_nested(ks_platform->domain, outer, inner);
}

void ks_lock_note(struct ks_lock_class *class)
{
	struct ks_context *context = ks_context();
	unsigned int i;

	note_usage(class, usage_now(context));
	for (i = context->first_held; i < context->held; i++)
		note_nested(context->locks[i].class, class);
}

void ks_lock_note_irqs_on(void)
{
	struct ks_context *context = ks_context();
	unsigned int i, usage = usage_now(context) & (KS_USED_HARDIRQS_ON | KS_USED_SOFTIRQS_ON);

	for (i = context->first_held; i < context->held; i++)
		note_usage((struct ks_lock_class *)context->locks[i].class, usage);
}

void ks_lock_push(const void *lock, const struct ks_lock_class *class, const void *where)
{
	struct ks_context *context = ks_context();

	if (context->held == KS_MAX_HELD_LOCKS)
		panic("more than %d locks held", KS_MAX_HELD_LOCKS);
	context->locks[context->held++] = (struct ks_held_lock){ lock, class, where };
}

bool ks_lock_pop(const void *lock)
{
	struct ks_context *context = ks_context();
	unsigned int i;

	for (i = context->held; i-- > 0;)
		if (context->locks[i].lock == lock)
			break;
	if (i >= context->held)
		return false;
	context->held--;
	if (i < context->first_held)
		context->first_held--;
	for (; i < context->held; i++)
		context->locks[i] = context->locks[i + 1];
	return true;
}
