/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The scheduler: tasks on vCPUs, one host thread, virtual time.
 *
 * A vCPU runs one task until that gives it up (sleeps, waits, ends); tasks of
 * one vCPU do not preempt each other, as in a kernel without preemption.  At
 * every yield point a soft interrupt may hit the task (softirq.h), and another vCPU
 * may go on instead: which one, the seed says.
 */
#ifndef GS_SCHED_H
#define GS_SCHED_H

#include <glib.h>

#include "ks-platform.h"
#include "world/fiber.h"
#include "world/softirq.h"
#include "world/stuck.h"
#include "world/timer-queue.h"

G_BEGIN_DECLS

typedef void (*GsTaskFn)(GsTask *task, gpointer data);

typedef enum {
	GS_TASK_READY,
	GS_TASK_SLEEPING, /* until its timer */
	GS_TASK_WAITING,  /* for a key, without its vCPU */
	GS_TASK_SPINNING, /* for a key, keeping its vCPU busy */
	GS_TASK_ENDED,
	GS_TASK_DROPPED,  /* given up where it stood: its domain crashed */
} GsTaskState;

struct GsVcpu {
	gpointer owner;  /* the GsDomain */
	guint id;
	struct ks_turn turn; /* yield points left since a task last gave it up, and if they matter */
	GsTask *current; /* who has it, ready or spinning */
	GQueue ready;    /* others that want it, first come first served */
	GQueue raised;   /* GsSoftirq *, in the order they came */
};

struct GsTask {
	struct ks_context context;
	GsSched *sched;
	GsVcpu *vcpu;
	GsFiber *fiber;
	gulong stack, stack_end; /* of the fiber */
	GsTaskState state;
	gboolean detached; /* nobody waits for it: freed when it ends */
	const struct ks_wait *wait; /* what for, while waiting or spinning */
	guint line;        /* of the script: what it does; 0: nobody has said */
	guint64 since;     /* asleep, waiting or spinning since then */
	gboolean told;     /* that it is stuck */
	gboolean woken;    /* the wait did not end by its timer */
	GsTimer *timer;
	void (*visit)(GsTask *task, gpointer data); /* stuck.h; NULL: nothing to do here */
	gpointer visit_data;
	GsTaskFn fn;
	gpointer data;
	GArray *fetches; /* of check-fetch.c; NULL: none yet */
	GDestroyNotify free_data; /* NULL: the data are somebody else's */
};

struct GsSched {
	GsTimerQueue clock;
	GPtrArray *vcpus; /* GsVcpu *, in order of creation */
	GPtrArray *tasks; /* GsTask *, live ones */
	GsTask *running;  /* NULL: the script */
	guint runnable;   /* vCPUs that can run now */
	GsFiberPool *fibers;
	GRand *random;
	guint last_id;    /* of a task */
	guint64 steps;    /* turns so far, and yield points at which something could happen */
	GsStuckLimits limits;
	GsStuckFn stuck;  /* stuck.h; NULL: nobody wants to know */
	/* Called before a task goes on. */
	void (*switched)(GsTask *task);
	/* When it has ended, and when it is woken; NULL: nobody wants to know. */
	void (*ended)(GsTask *task);
	void (*woken)(GsTask *task);
};

GsSched *gs_sched_new(guint32 seed);
void gs_sched_free(GsSched *sched);

void gs_sched_add_vcpu(GsSched *sched, GsVcpu *vcpu, gpointer owner, guint id);
/* After anything that lets a vCPU run or stops it. */
void gs_sched_recount(GsSched *sched);
/* The vCPU has just got somewhere: it is not stuck. */
void gs_sched_not_busy(GsSched *sched, GsVcpu *vcpu);
/* Drops every task on it first. */
void gs_sched_remove_vcpu(GsSched *sched, GsVcpu *vcpu);
/* Gives up every task of the vCPU where it stands, but not the running one. */
void gs_sched_drop_tasks(GsSched *sched, GsVcpu *vcpu);

/* A new task, last in the vCPU's queue.  name is copied, cut to KS_COMM_LEN - 1. */
GsTask *gs_sched_spawn(GsSched *sched, GsVcpu *vcpu, const char *name, GsTaskFn fn, gpointer data);
/* The same, freed by the scheduler when it ends or is dropped; its data too, if free_data. */
void gs_sched_spawn_detached(GsSched *sched, GsVcpu *vcpu, const char *name, GsTaskFn fn,
			     gpointer data, GDestroyNotify free_data);
void gs_task_free(GsTask *task);

/*
 * From the script: runs the world until the task has ended.  FALSE: it never will;
 * sched->stuck has been told of every task that waits or spins for ever.
 */
gboolean gs_sched_run(GsSched *sched, GsTask *task);
/* From the script: lets so much virtual time pass (ns). */
void gs_sched_pass(GsSched *sched, guint64 ns);

/* From a task: */
/* Others can run: the seed says whether one does. */
void gs_sched_draw(GsSched *sched);

/* A yield point that is no step of what the task does: it does not count for soft-lockup. */
static inline void gs_sched_give_way(GsSched *sched)
{
	sched->steps++;
	if (G_UNLIKELY(sched->runnable > 1))
		gs_sched_draw(sched);
}

/* A yield point at which something may happen. */
void gs_sched_turn(GsSched *sched);

/* Inline, as each hypercall comes here twice. */
static inline void gs_sched_yield(GsSched *sched)
{
	if (G_UNLIKELY(!ks_turn_passes(&sched->running->vcpu->turn)))
		gs_sched_turn(sched);
}

void gs_sched_sleep(GsSched *sched, guint64 ns);
/* Other tasks of its own vCPU come first. */
void gs_sched_resched(GsSched *sched);
/* wait must stay until it returns.  FALSE: its time limit has passed. */
gboolean gs_sched_wait(GsSched *sched, const struct ks_wait *wait);
/* It may return before it is woken: the caller looks again at what it waits for. */
void gs_sched_spin(GsSched *sched, const struct ks_wait *wait);
/* Busy for so long (ns): the vCPU is not given up, soft interrupts hit. */
void gs_sched_delay(GsSched *sched, guint64 ns);
void gs_sched_exit(GsSched *sched) G_GNUC_NORETURN;

/* The live task with that id, or NULL. */
GsTask *gs_sched_task(const GsSched *sched, guint id);

/* From anywhere: */
void gs_sched_wake(GsSched *sched, const void *key);

G_END_DECLS

#endif
