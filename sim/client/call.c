/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A program's system calls, made by its process in the simulated kernel. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "check/check.h"
#include "client/state.h"

/* The descriptor to send, or -1. */
static int serve_open(GsClientThread *thread)
{
	GsProgram *program = thread->program;
	const struct ks_processes *processes = gs_client_processes(program);
	GsClientFile *file;
	long kernel_fd;
	int fd;

	thread->answer.result = -ENOMEM;
	if (!gs_client_enter(program, thread->client))
		return -1;
	kernel_fd = processes->open(thread->client->process, thread->request.open.path);
	thread->answer.result = kernel_fd;
	if (kernel_fd < 0)
		return -1;
	file = g_new0(GsClientFile, 1);
	file->id = ++program->n_files;
	file->kernel_fd = (int)kernel_fd;
	file->flags = thread->request.open.flags;
	fd = gs_client_socket(program->name, file->id, &file->peer);
	if (fd < 0) {
		thread->answer.result = -errno;
		g_free(file);
		processes->close(thread->client->process, (int)kernel_fd);
		return -1;
	}
	g_ptr_array_add(program->files, file);
	g_ptr_array_add(thread->client->files, file);
	return fd;
}

static long serve_ioctl(const GsClientThread *thread)
{
	const GsClientFile *file = gs_client_file(thread->client, thread->request.file);

	if (!file)
		return -EBADF;
	return gs_client_processes(thread->program)->ioctl(thread->client->process, file->kernel_fd,
							   (guint)thread->request.ioctl.command,
							   thread->request.ioctl.argument);
}

/* What the program is to see in that range of its addresses, which lies in one area. */
static void answer_frames(GsClientThread *thread, gulong at, gulong length)
{
	const struct ks_processes *processes = gs_client_processes(thread->program);
	struct gc_answer *answer = &thread->answer;
	struct ks_area area;

	for (guint n = 0; processes->area(thread->client->process, n, &area); n++) {
		if (at < area.at || at >= area.at + area.pages * HV_PAGE_SIZE)
			continue;
		answer->n = (guint32)(MIN(length / HV_PAGE_SIZE, area.pages));
		answer->not_forked = area.not_forked;
		for (guint i = 0; i < answer->n; i++)
			answer->frames[i] = gs_client_frame(thread->program,
							    at - area.at + area.va +
								    i * HV_PAGE_SIZE);
	}
}

/* do_mmap() of mm/mmap.c: what it refuses before the file is asked. */
static long refused(const GsClientFile *file, const struct gc_request *request)
{
	gboolean shared = (request->mmap.flags & MAP_TYPE) != MAP_PRIVATE;
	guint32 access = file ? file->flags & O_ACCMODE : 0;

	if (!file)
		return -EBADF;
	if (access == O_WRONLY ||
	    (access == O_RDONLY && shared && request->mmap.prot & PROT_WRITE))
		return -EACCES;
	return request->mmap.length / HV_PAGE_SIZE > GC_FRAMES_MAX ? -ENOMEM : 0;
}

static long serve_mmap(GsClientThread *thread)
{
	const struct gc_request *request = &thread->request;
	const GsClientFile *file = gs_client_file(thread->client, request->file);
	long result = refused(file, request);

	if (!result)
		result = gs_client_processes(thread->program)->mmap(
			thread->client->process, file->kernel_fd, request->mmap.offset,
			(guint)(request->mmap.length / HV_PAGE_SIZE),
			(request->mmap.prot & PROT_WRITE) != 0,
			(request->mmap.flags & MAP_TYPE) == MAP_PRIVATE, request->mmap.at);
	if (result < 0)
		return result;
	answer_frames(thread, request->mmap.at, request->mmap.length);
	return 0;
}

static long serve_munmap(GsClientThread *thread)
{
	const struct gc_request *request = &thread->request;
	long result = gs_client_processes(thread->program)->munmap(
		thread->client->process, request->munmap.at,
		(guint)(request->munmap.length / HV_PAGE_SIZE));

	if (result < 0)
		answer_frames(thread, request->munmap.at, request->munmap.length);
	return result;
}

static long serve_discard(const GsClientThread *thread)
{
	const struct gc_request *request = &thread->request;

	return gs_client_processes(thread->program)->discard(
		thread->client->process, request->munmap.at,
		(guint)(request->munmap.length / HV_PAGE_SIZE));
}

static long serve_closed(GsClientThread *thread)
{
	GPtrArray *closed = g_steal_pointer(&thread->closed);

	if (closed)
		gs_client_close_files(thread->program, closed);
	return 0;
}

static long serve_fork(const GsClientThread *thread)
{
	int error;
	const GsClient *child = gs_client_fork(thread->program, thread->client, &error);

	return child ? (long)child->number : error;
}

static long fork_failed(const GsClientThread *thread)
{
	GsClient *child = gs_client_by_number(thread->program, thread->request.fork_failed.child);

	if (child && !child->greeted)
		gs_client_end(thread->program, child);
	return 0;
}

static int serve(GsClientThread *thread)
{
	struct gc_answer *answer = &thread->answer;

	answer->result = -EINVAL;
	switch (thread->request.op) {
	case GC_OPEN:
		return serve_open(thread);
	case GC_IOCTL:
		answer->result = serve_ioctl(thread);
		break;
	case GC_MMAP:
		answer->result = serve_mmap(thread);
		break;
	case GC_MUNMAP:
		answer->result = serve_munmap(thread);
		break;
	case GC_DISCARD:
		answer->result = serve_discard(thread);
		break;
	case GC_CLOSED:
		answer->result = serve_closed(thread);
		break;
	case GC_FORK:
		answer->result = serve_fork(thread);
		break;
	case GC_FORK_FAILED:
		answer->result = fork_failed(thread);
		break;
	}
	return -1;
}

void gs_client_serve(GsClientThread *thread)
{
	GsProgram *program = thread->program;
	GsBalance before;
	int fd;

	thread->answer.n = 0;
	thread->answer.not_forked = 0;
	gs_balance_take(program->domain, &before);
	fd = serve(thread);
	gs_check_balance(program->domain, &before, "the system call");
	if (thread->answer.result <= -KS_SIGNAL) /* it was killed meanwhile, and will not see it */
		thread->answer.result = -EINTR;
	if (thread->client->memory.refused && !program->trouble)
		program->trouble = g_strdup_printf("the host lets nobody read the program's memory: %s",
						   g_strerror(thread->client->memory.refused));
	gs_client_send(thread->connection, &thread->answer, fd);
	if (fd >= 0)
		close(fd);
}
