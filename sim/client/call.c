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
static int serve_open(GsProgram *program, GsClient *client, const struct gc_request *request)
{
	const struct ks_processes *processes = gs_client_processes(program);
	GsClientFile *file;
	long kernel_fd;
	int fd;

	program->answer.result = -ENOMEM;
	if (!gs_client_enter(program, client))
		return -1;
	kernel_fd = processes->open(client->process, request->open.path);
	program->answer.result = kernel_fd;
	if (kernel_fd < 0)
		return -1;
	file = g_new0(GsClientFile, 1);
	file->id = ++program->n_files;
	file->kernel_fd = (int)kernel_fd;
	file->flags = request->open.flags;
	fd = gs_client_socket(program->name, file->id, &file->peer);
	if (fd < 0) {
		program->answer.result = -errno;
		g_free(file);
		processes->close(client->process, (int)kernel_fd);
		return -1;
	}
	g_ptr_array_add(program->files, file);
	g_ptr_array_add(client->files, file);
	return fd;
}

static long serve_ioctl(const GsProgram *program, const GsClient *client,
			const struct gc_request *request)
{
	const GsClientFile *file = gs_client_file(client, request->file);

	if (!file)
		return -EBADF;
	return gs_client_processes(program)->ioctl(client->process, file->kernel_fd,
						   (guint)request->ioctl.command,
						   request->ioctl.argument);
}

/* What the program is to see in that range of its addresses, which lies in one area. */
static void answer_frames(GsProgram *program, const GsClient *client, gulong at, gulong length)
{
	struct gc_answer *answer = &program->answer;
	struct ks_area area;

	for (guint n = 0; gs_client_processes(program)->area(client->process, n, &area); n++) {
		if (at < area.at || at >= area.at + area.pages * HV_PAGE_SIZE)
			continue;
		answer->n = (guint32)(MIN(length / HV_PAGE_SIZE, area.pages));
		answer->not_forked = area.not_forked;
		for (guint i = 0; i < answer->n; i++)
			answer->frames[i] = gs_client_frame(program, at - area.at + area.va +
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

static long serve_mmap(GsProgram *program, GsClient *client, const struct gc_request *request)
{
	const struct ks_processes *processes = gs_client_processes(program);
	const GsClientFile *file = gs_client_file(client, request->file);
	long result = refused(file, request);

	if (!result)
		result = processes->mmap(client->process, file->kernel_fd, request->mmap.offset,
					 (guint)(request->mmap.length / HV_PAGE_SIZE),
					 (request->mmap.prot & PROT_WRITE) != 0,
					 (request->mmap.flags & MAP_TYPE) == MAP_PRIVATE,
					 request->mmap.at);
	if (result < 0)
		return result;
	answer_frames(program, client, request->mmap.at, request->mmap.length);
	return 0;
}

static long serve_munmap(GsProgram *program, const GsClient *client,
			 const struct gc_request *request)
{
	long result = gs_client_processes(program)->munmap(
		client->process, request->munmap.at,
		(guint)(request->munmap.length / HV_PAGE_SIZE));

	if (result < 0)
		answer_frames(program, client, request->munmap.at, request->munmap.length);
	return result;
}

static long serve_discard(const GsProgram *program, const GsClient *client,
			  const struct gc_request *request)
{
	return gs_client_processes(program)->discard(client->process, request->munmap.at,
						     (guint)(request->munmap.length / HV_PAGE_SIZE));
}

static long serve_fork(GsProgram *program, const GsClient *client)
{
	int error;
	const GsClient *child = gs_client_fork(program, client, &error);

	return child ? (long)child->number : error;
}

static long fork_failed(GsProgram *program, const struct gc_request *request)
{
	GsClient *child = gs_client_by_number(program, request->fork_failed.child);

	if (child && !child->greeted)
		gs_client_end(program, child);
	return 0;
}

static int serve(GsProgram *program, GsClient *client, const struct gc_request *request)
{
	struct gc_answer *answer = &program->answer;

	answer->result = -EINVAL;
	switch (request->op) {
	case GC_OPEN:
		return serve_open(program, client, request);
	case GC_IOCTL:
		answer->result = serve_ioctl(program, client, request);
		break;
	case GC_MMAP:
		client->own.at = request->mmap.at;
		client->own.length = request->mmap.length;
		answer->result = serve_mmap(program, client, request);
		break;
	case GC_MUNMAP:
		client->own.at = request->munmap.at;
		client->own.length = request->munmap.length;
		answer->result = serve_munmap(program, client, request);
		break;
	case GC_DISCARD:
		answer->result = serve_discard(program, client, request);
		break;
	case GC_CLOSED:
		answer->result = 0;
		break;
	case GC_FORK:
		answer->result = serve_fork(program, client);
		break;
	case GC_FORK_FAILED:
		answer->result = fork_failed(program, request);
		break;
	}
	return -1;
}

void gs_client_serve(GsProgram *program, GsClient *client, const struct gc_request *request)
{
	GsBalance before;
	int fd;

	program->answer.n = 0;
	program->answer.not_forked = 0;
	gs_balance_take(program->domain, &before);
	fd = serve(program, client, request);
	gs_check_balance(program->domain, &before, "the system call");
	if (program->answer.result <= -KS_SIGNAL) /* it was killed meanwhile, and will not see it */
		program->answer.result = -EINTR;
	if (client->memory.refused && !program->trouble)
		program->trouble = g_strdup_printf("the host lets nobody read the program's memory: %s",
						   g_strerror(client->memory.refused));
	client->own.length = 0;
	gs_client_send(client->connection, &program->answer, fd);
	if (fd >= 0)
		close(fd);
}
