/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Soft interrupts of a vCPU: raised, and taken where the running task's context lets one
 * hit, on that task's stack and in its context, as Linux does at the end of an interrupt
 * (kernel/softirq.c).  A vCPU without a task takes it in a task of its own.
 */
#ifndef GS_SOFTIRQ_H
#define GS_SOFTIRQ_H

#include <glib.h>

G_BEGIN_DECLS

typedef struct GsSched GsSched;
typedef struct GsVcpu GsVcpu;

typedef struct {
	void (*run)(gpointer data);
	gpointer data;
	guint64 raised_at; /* ns, virtual */
} GsSoftirq;

/* softirq must stay until it is run or cancelled. */
void gs_softirq_raise(GsSched *sched, GsVcpu *vcpu, GsSoftirq *softirq);
/* Nothing happens if it is not raised. */
void gs_softirq_cancel(GsSched *sched, GsVcpu *vcpu, GsSoftirq *softirq);

/* One is raised, and the vCPU's task could be hit by it where it stands. */
gboolean gs_softirq_can_hit(const GsVcpu *vcpu);
/*
 * From a task, at a point where an interrupt may come: runs what is raised if it can hit.
 * What was raised at this very instant comes here or at a later point, as the seed says;
 * at_once: here.
 */
void gs_softirq_take(GsSched *sched, gboolean at_once);
/* For a vCPU without a task: one that takes them, and the vCPU's next. */
void gs_softirq_spawn(GsSched *sched, GsVcpu *vcpu);

G_END_DECLS

#endif
