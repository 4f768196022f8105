/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sockets between gntsim and a program. */
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "client/state.h"

#define NAME_OFFSET (offsetof(struct sockaddr_un, sun_path) + 1)

/* Without a name of ours the host chooses one (unix(7), autobind). */
int gs_client_listen(char **name)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	socklen_t length = sizeof(address);
	int fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);

	if (fd < 0 || bind(fd, (struct sockaddr *)&address, sizeof(sa_family_t)) < 0 ||
	    listen(fd, SOMAXCONN) < 0 ||
	    getsockname(fd, (struct sockaddr *)&address, &length) < 0) {
		if (fd >= 0)
			close(fd);
		return -1;
	}
	*name = g_strndup(address.sun_path + 1, length - NAME_OFFSET);
	return fd;
}

int gs_client_socket(const char *name, guint id, int *peer)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int length = snprintf(address.sun_path + 1, sizeof(address.sun_path) - 1, "%s/%u", name, id);
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0)
		return -1;
	/* Nothing will ever come from here: so it is always readable, as a device is. */
	if (bind(ends[0], (struct sockaddr *)&address, (socklen_t)(NAME_OFFSET + (gsize)length)) < 0 ||
	    shutdown(ends[0], SHUT_WR) < 0) {
		close(ends[0]);
		close(ends[1]);
		return -1;
	}
	*peer = ends[0];
	return ends[1];
}

pid_t gs_client_peer_pid(int connection)
{
	struct ucred peer = { 0 };
	socklen_t length = sizeof(peer);

	getsockopt(connection, SOL_SOCKET, SO_PEERCRED, &peer, &length);
	return peer.pid;
}

void gs_client_send(int connection, const struct gc_answer *answer, int fd)
{
	struct iovec part = {
		(void *)answer, offsetof(struct gc_answer, frames) + answer->n * sizeof(answer->frames[0]),
	};
	char control[CMSG_SPACE(sizeof(int))] = { 0 };
	struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };

	if (fd >= 0) {
		struct cmsghdr *header;

		message.msg_control = control;
		message.msg_controllen = sizeof(control);
		header = CMSG_FIRSTHDR(&message);
		header->cmsg_level = SOL_SOCKET;
		header->cmsg_type = SCM_RIGHTS;
		header->cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(header), &fd, sizeof(fd));
	}
	while (sendmsg(connection, &message, MSG_NOSIGNAL) < 0 && errno == EINTR)
		;
}

void gs_client_send_result(int connection, gint64 result, int fd)
{
	struct gc_answer answer;

	answer.result = result;
	answer.not_forked = 0;
	answer.n = 0;
	gs_client_send(connection, &answer, fd);
}
