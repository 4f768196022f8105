/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The runtime's services tried out from inside, where a driver would use them: wait
 * queues, completions, timers, work and RCU.  tests/unit/sim/test-services.c runs it.
 */
#include "ks/driver.h"

#include <linux/kernel.h>
#include "ks/completion.h"
#include "ks/rcu.h"
#include "ks/sleep.h"
#include "ks/timer.h"
#include "ks/wait.h"
#include "ks/work.h"

#define EXPECT(condition) \
	do { \
		if (!(condition)) \
			return __FILE_NAME__ ": " #condition; \
	} while (0)

static struct {
	struct work_struct work;
	struct delayed_work later;
	struct timer_list timer;
	struct completion done;
	wait_queue_head_t queue;
	unsigned int runs, late_runs, ticks, running, most_running;
	bool again, in_softirq, rcu_left;
} t;

static void slow_work(struct work_struct *work)
{
	if (++t.running > t.most_running)
		t.most_running = t.running;
	msleep(20);
	t.runs++;
	t.running--;
	wake_up(&t.queue);
	if (t.again)
		schedule_work(work);
}

static void late_work(struct work_struct *work)
{
	(void)work;
	t.late_runs++;
	complete(&t.done);
}

static void tick(struct timer_list *timer)
{
	t.ticks++;
	t.in_softirq = in_serving_softirq() && !in_task();
	if (t.again)
		mod_timer(timer, jiffies + 1);
}

static const char *test_work(void)
{
	INIT_WORK(&t.work, slow_work);
	EXPECT(!flush_work(&t.work));
	EXPECT(schedule_work(&t.work) && !schedule_work(&t.work));
	EXPECT(flush_work(&t.work) && t.runs == 1);
	/* Queued again while it runs: once more, afterwards. */
	schedule_work(&t.work);
	msleep(10);
	EXPECT(t.running == 1 && schedule_work(&t.work));
	flush_work(&t.work);
	EXPECT(t.runs == 3 && t.most_running == 1);
	/* Cancelled while it runs: waited for, and it cannot queue itself. */
	t.again = true;
	schedule_work(&t.work);
	msleep(10);
	EXPECT(!cancel_work_sync(&t.work) && t.runs == 4 && !work_pending(&t.work));
	t.again = false;
	EXPECT(schedule_work(&t.work) && cancel_work_sync(&t.work) && t.runs == 4);
	return NULL;
}

static const char *test_delayed_work(void)
{
	unsigned long start = jiffies;

	INIT_DELAYED_WORK(&t.later, late_work);
	init_completion(&t.done);
	schedule_delayed_work(&t.later, 10);
	EXPECT(!flush_work(&t.later.work) && delayed_work_pending(&t.later));
	wait_for_completion(&t.done);
	EXPECT(jiffies - start == 10 && t.late_runs == 1);
	schedule_delayed_work(&t.later, 1000);
	EXPECT(mod_delayed_work(system_wq, &t.later, 5));
	wait_for_completion(&t.done);
	EXPECT(jiffies - start == 15 && t.late_runs == 2);
	schedule_delayed_work(&t.later, 1000);
	EXPECT(flush_delayed_work(&t.later) && t.late_runs == 3 && jiffies - start == 15);
	schedule_delayed_work(&t.later, 1000);
	EXPECT(cancel_delayed_work_sync(&t.later) && !delayed_work_pending(&t.later));
	EXPECT(!cancel_delayed_work(&t.later));
	return NULL;
}

static const char *test_completion(void)
{
	unsigned long start = jiffies;

	reinit_completion(&t.done);
	EXPECT(!wait_for_completion_timeout(&t.done, 7) && jiffies - start == 7);
	schedule_delayed_work(&t.later, 3);
	EXPECT(wait_for_completion_timeout(&t.done, 7) == 4 && !try_wait_for_completion(&t.done));
	complete_all(&t.done);
	wait_for_completion(&t.done);
	wait_for_completion(&t.done);
	EXPECT(completion_done(&t.done));
	return NULL;
}

static const char *test_wait_queue(void)
{
	unsigned int runs = t.runs;
	unsigned long start = jiffies;

	init_waitqueue_head(&t.queue);
	schedule_work(&t.work);
	wait_event(t.queue, t.runs == runs + 1);
	EXPECT(jiffies - start == 5);
	EXPECT(!wait_event_timeout(t.queue, t.runs == runs + 2, 4) && jiffies - start == 9);
	schedule_work(&t.work);
	EXPECT(wait_event_timeout(t.queue, t.runs == runs + 2, 100) == 95);
	EXPECT(!wait_event_interruptible(t.queue, t.runs == runs + 2));
	return NULL;
}

static const char *test_timer(void)
{
	timer_setup(&t.timer, tick, 0);
	t.again = true;
	EXPECT(!mod_timer(&t.timer, jiffies + 2) && timer_pending(&t.timer));
	EXPECT(mod_timer(&t.timer, jiffies + 4));
	msleep(15);
	EXPECT(t.ticks == 0);
	msleep(10);
	EXPECT(t.ticks == 3 && t.in_softirq);
	EXPECT(del_timer_sync(&t.timer) && !timer_pending(&t.timer));
	t.again = false;
	return NULL;
}

static void reader(struct work_struct *work)
{
	(void)work;
	rcu_read_lock();
	rcu_read_lock();
	rcu_read_unlock();
	t.rcu_left = true;
	rcu_read_unlock();
}

static const char *test_rcu(void)
{
	INIT_WORK(&t.work, reader);
	schedule_work(&t.work);
	flush_work(&t.work);
	EXPECT(t.rcu_left && !rcu_read_lock_held());
	synchronize_rcu();
	return NULL;
}

const char *ks_selftest(void)
{
	static const char *(*const tests[])(void) = {
		test_work, test_delayed_work, test_completion, test_wait_queue, test_timer, test_rcu,
	};
	const char *failed = NULL;
	unsigned int i;

	memset(&t, 0, sizeof(t));
	for (i = 0; i < ARRAY_SIZE(tests) && !failed; i++)
		failed = tests[i]();
	return failed ? failed : ks_selftest_process();
}
