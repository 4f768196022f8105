/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Processes: begin, fork, end.  They end in the order of do_exit(): memory first, then
 * the open files.  Whoever is in the kernel goes on to the end of its system call; who
 * is killed there dies then.  A killer does the dying's work where Linux wakes it.
 */
#include "ks/process.h"

#include <linux/kernel.h>
#include "ks/context.h"
#include "ks/heap.h"

/* The running task is a thread of that process; NULL: of none. */
static void set_current(struct ks_process *process)
{
	ks_context()->mm = process ? process->mm : NULL;
	ks_context()->files = process ? &process->files : NULL;
}

static void die(struct ks_process *process)
{
	struct mm_struct *mm = process->mm;
	unsigned int fd;

	process->mm = NULL;
	set_current(NULL);
	mmput(mm);
	for (fd = 0; fd < KS_FILES_MAX; fd++) {
		if (process->files.fd[fd])
			fput(process->files.fd[fd]);
		process->files.fd[fd] = NULL;
	}
	ks_task_work_run();
}

int ks_enter(struct ks_process *process)
{
	if (!process->mm || process->signal)
		return -ESRCH;
	BUG_ON(ks_context()->mm);
	process->busy++;
	set_current(process);
	return 0;
}

long ks_leave(struct ks_process *process, long result)
{
	ks_task_work_run();
	set_current(NULL);
	process->busy--;
	if (!process->signal)
		return result;
	if (!process->busy && process->mm)
		die(process);
	return -(KS_SIGNAL + process->signal);
}

int ks_syscall_enter(struct ks_process *process, struct ks_event call)
{
	int error = ks_enter(process);

	if (!error)
		ks_trace(KS_EVENT_SYSCALL, call.name, call.text, call.a, call.b, call.c);
	return error;
}

long ks_syscall_leave(struct ks_process *process, const char *name, long result)
{
	result = ks_leave(process, result);
	ks_trace(KS_EVENT_SYSCALL_END, name, .a = result);
	return result;
}

long ks_process_end(struct ks_process *process, int signal)
{
	if (!process->mm)
		return -ESRCH;
	process->signal = signal ? signal : -1;
	if (!process->busy)
		die(process);
	return 0;
}

/* For as long as the reaper is there the process does not end, where Linux's may, beside it. */
long ks_process_oom_kill(struct ks_process *process)
{
	int reaped;

	if (!process->mm || process->signal)
		return -ESRCH;
	process->signal = KS_SIGKILL;
	process->busy++;
	reaped = ks_oom_reap(process->mm);
	if (!--process->busy)
		die(process);
	return reaped;
}

static struct ks_process *make(void *program)
{
	struct ks_process *process = ks_heap_alloc(sizeof(*process));

	process->mm = ks_mm_alloc();
	if (!process->mm) {
		ks_heap_free(process, sizeof(*process));
		return NULL;
	}
	process->mm->program = program;
	return process;
}

/* What execve() would do: memory of the program's own. */
struct ks_process *ks_process_create(void *program)
{
	struct ks_process *process = make(program);
	long data;

	if (!process || program)
		return process;
	set_current(process);
	data = ks_mmap(NULL, 0, KS_DATA_PAGES, VM_READ | VM_WRITE | VM_MAYREAD | VM_MAYWRITE);
	set_current(NULL);
	if (data < 0) {
		die(process);
		return NULL;
	}
	process->data = (unsigned long)data;
	return process;
}

static struct ks_process *copy_process(struct ks_process *parent, void *program, int *error)
{
	struct ks_process *child = make(program);
	unsigned int fd;

	*error = -ENOMEM;
	if (!child)
		return NULL;
	*error = ks_dup_mmap(child->mm, parent->mm);
	if (*error) {
		mmput(child->mm);
		return NULL;
	}
	child->data = parent->data - parent->mm->start + child->mm->start;
	for (fd = 0; fd < KS_FILES_MAX; fd++)
		if (parent->files.fd[fd])
			child->files.fd[fd] = get_file(parent->files.fd[fd]);
	return child;
}

struct ks_process *ks_process_fork(struct ks_process *parent, void *program, int *error)
{
	struct ks_process *child;

	*error = ks_syscall_enter(parent, (struct ks_event){ .name = "fork", .a = -1 });
	if (*error)
		return NULL;
	child = copy_process(parent, program, error);
	ks_syscall_leave(parent, "fork", *error);
	return child;
}

struct file *ks_fd_file(const struct ks_process *process, int fd)
{
	return fd >= 0 && fd < KS_FILES_MAX ? process->files.fd[fd] : NULL;
}
