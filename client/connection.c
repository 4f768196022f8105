/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The connections of this process to gntsim; wire.h says what goes over them. */
#include "client/client.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static int connection = -1;
static pid_t owner; /* who made it: a child that fork() did not make has it, too */
static char name[16];
/* By which this thread calls; the first one, or the one that forked, by the process's. */
static __thread int of_thread __attribute__((tls_model("initial-exec"))) = -1;
static pthread_key_t thread_end;

void gc_complain(const char *text)
{
	static const char *told[8];

	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++) {
		if (told[i] == text)
			return;
		if (told[i])
			continue;
		told[i] = text;
		dprintf(STDERR_FILENO, "gntsim: %s\n", text);
		return;
	}
}

static int connect_to_gntsim(void)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	size_t length = offsetof(struct sockaddr_un, sun_path) + 1 + strlen(name);
	int fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);

	memcpy(address.sun_path + 1, name, strlen(name));
	if (fd >= 0 && connect(fd, (struct sockaddr *)&address, (socklen_t)length) < 0) {
		GC_NEXT(close)(fd);
		return -1;
	}
	return fd;
}

static int take_fd(struct msghdr *message)
{
	const struct cmsghdr *control = CMSG_FIRSTHDR(message);
	int fd = -1;

	if (control && control->cmsg_level == SOL_SOCKET && control->cmsg_type == SCM_RIGHTS)
		memcpy(&fd, CMSG_DATA(control), sizeof(fd));
	return fd;
}

static ssize_t receive(int from, struct gc_answer *answer, int *fd)
{
	char control[CMSG_SPACE(sizeof(int))];
	struct iovec part = { answer, sizeof(*answer) };
	struct msghdr message = {
		.msg_iov = &part, .msg_iovlen = 1,
		.msg_control = control, .msg_controllen = sizeof(control),
	};
	ssize_t n = recvmsg(from, &message, MSG_CMSG_CLOEXEC);

	if (n > 0 && fd)
		*fd = take_fd(&message);
	return n;
}

static void exchange(int with, const struct gc_request *request, struct gc_answer *answer, int *fd)
{
	if (fd)
		*fd = -1;
	if (send(with, request, sizeof(*request), MSG_NOSIGNAL) >= 0 &&
	    receive(with, answer, fd) >= (ssize_t)offsetof(struct gc_answer, frames))
		return;
	gc_complain("the simulated machine is gone");
	answer->result = -EIO;
	answer->n = 0;
}

static bool can_call(void)
{
	if (connection < 0)
		return false; /* gc_connect() has said why */
	if (!gc_is_process())
		gc_complain("this process was not made by fork(): it can use no device of gntsim's");
	return gc_is_process();
}

/* Destructor of thread_end. */
static void close_thread(void *nothing)
{
	(void)nothing;
	gc_disown(of_thread);
	of_thread = -1;
}

static bool connect_thread(void)
{
	if (of_thread >= 0)
		return true;
	of_thread = gc_connect(GC_THREAD, 0, NULL);
	if (of_thread >= 0)
		pthread_setspecific(thread_end, &of_thread);
	return of_thread >= 0;
}

/* A system call is interrupted by no signal, and cancels no thread. */
void gc_call(const struct gc_request *request, struct gc_answer *answer, int *fd)
{
	sigset_t all, before;
	int cancel;

	answer->result = -EIO;
	answer->n = 0;
	if (!can_call())
		return;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &cancel);
	if (connect_thread())
		exchange(of_thread, request, answer, fd);
	pthread_setcancelstate(cancel, NULL);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
}

long gc_call_result(const struct gc_request *request)
{
	struct gc_answer answer;

	gc_call(request, &answer, NULL);
	if (answer.result >= 0)
		return (long)answer.result;
	errno = (int)-answer.result;
	return -1;
}

/* It reads the arguments of system calls, which Yama allows to whom we name. */
static void let_read_us(int fd)
{
	struct ucred server;
	socklen_t length = sizeof(server);

	if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &server, &length) == 0)
		prctl(PR_SET_PTRACER, server.pid, 0, 0, 0);
}

int gc_connect(enum gc_connection kind, uint32_t child, int *carried)
{
	const struct gc_request hello = {
		.op = GC_HELLO,
		.hello = { .version = GC_VERSION, .child = child, .connection = kind },
	};
	struct gc_answer answer;
	int fd = connect_to_gntsim();

	if (fd < 0) {
		gc_complain("there is no simulated machine: start the program by gntsim exec");
		return -1;
	}
	fd = gc_own(fd);
	let_read_us(fd);
	exchange(fd, &hello, &answer, carried);
	if (!answer.result)
		return fd;
	if (answer.result == -EPROTO)
		gc_complain("the preload library is of another gntsim");
	gc_disown(fd);
	return -1;
}

static void begin(uint32_t child)
{
	connection = of_thread = gc_connect(GC_PROCESS, child, NULL);
	owner = getpid();
}

void gc_become_child(uint32_t child)
{
	pthread_setspecific(thread_end, NULL);
	gc_own_forked();
	gc_areas_forked();
	gc_memory_forked();
	begin(child);
	gc_follow_forked();
}

bool gc_asked_for(void)
{
	return name[0] != '\0';
}

bool gc_is_process(void)
{
	return connection >= 0 && owner == getpid();
}

bool gc_file(int fd, uint32_t *file)
{
	struct sockaddr_un address;
	socklen_t length = sizeof(address);
	size_t path = offsetof(struct sockaddr_un, sun_path) + 1, own = strlen(name);
	int saved = errno;

	if (getpeername(fd, (struct sockaddr *)&address, &length) < 0) {
		errno = saved;
		return false;
	}
	if (address.sun_family != AF_UNIX || length <= path + own + 1 ||
	    length >= sizeof(address) || address.sun_path[0] ||
	    memcmp(address.sun_path + 1, name, own) || address.sun_path[1 + own] != '/')
		return false;
	((char *)&address)[length] = '\0';
	*file = (uint32_t)strtoul(address.sun_path + own + 2, NULL, 10);
	return true;
}

__attribute__((constructor)) static void loaded(void)
{
	const char *given = getenv(GC_ENVIRONMENT);

	if (!given || !*given || strlen(given) >= sizeof(name))
		return;
	strcpy(name, given);
	pthread_key_create(&thread_end, close_thread);
	begin(0);
}
