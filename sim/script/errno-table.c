/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Error numbers that a script may expect, with Linux's values: a kernel image returns
 * those whatever the host's errno.h says.  From include/uapi/asm-generic/errno-base.h,
 * errno.h and include/linux/errno.h.
 */
#include "script/errno-table.h"

#include <string.h>

const GsErrnoRow gs_errno_table[] = {
	{ "EPERM", 1 },
	{ "ENOENT", 2 },
	{ "ESRCH", 3 },
	{ "EINTR", 4 },
	{ "EIO", 5 },
	{ "ENXIO", 6 },
	{ "E2BIG", 7 },
	{ "ENOEXEC", 8 },
	{ "EBADF", 9 },
	{ "ECHILD", 10 },
	{ "EAGAIN", 11 },
	{ "ENOMEM", 12 },
	{ "EACCES", 13 },
	{ "EFAULT", 14 },
	{ "ENOTBLK", 15 },
	{ "EBUSY", 16 },
	{ "EEXIST", 17 },
	{ "EXDEV", 18 },
	{ "ENODEV", 19 },
	{ "ENOTDIR", 20 },
	{ "EISDIR", 21 },
	{ "EINVAL", 22 },
	{ "ENFILE", 23 },
	{ "EMFILE", 24 },
	{ "ENOTTY", 25 },
	{ "ETXTBSY", 26 },
	{ "EFBIG", 27 },
	{ "ENOSPC", 28 },
	{ "ESPIPE", 29 },
	{ "EROFS", 30 },
	{ "EMLINK", 31 },
	{ "EPIPE", 32 },
	{ "EDOM", 33 },
	{ "ERANGE", 34 },
	{ "EDEADLK", 35 },
	{ "ENAMETOOLONG", 36 },
	{ "ENOLCK", 37 },
	{ "ENOSYS", 38 },
	{ "ENOTEMPTY", 39 },
	{ "ELOOP", 40 },
	{ "ENOMSG", 42 },
	{ "ENODATA", 61 },
	{ "ETIME", 62 },
	{ "EPROTO", 71 },
	{ "EBADMSG", 74 },
	{ "EOVERFLOW", 75 },
	{ "EILSEQ", 84 },
	{ "EUSERS", 87 },
	{ "EMSGSIZE", 90 },
	{ "ENOPROTOOPT", 92 },
	{ "EPROTONOSUPPORT", 93 },
	{ "EOPNOTSUPP", 95 },
	{ "EADDRINUSE", 98 },
	{ "EADDRNOTAVAIL", 99 },
	{ "ENETDOWN", 100 },
	{ "ENETUNREACH", 101 },
	{ "ECONNABORTED", 103 },
	{ "ECONNRESET", 104 },
	{ "ENOBUFS", 105 },
	{ "EISCONN", 106 },
	{ "ENOTCONN", 107 },
	{ "ESHUTDOWN", 108 },
	{ "ETIMEDOUT", 110 },
	{ "ECONNREFUSED", 111 },
	{ "EHOSTDOWN", 112 },
	{ "EHOSTUNREACH", 113 },
	{ "EALREADY", 114 },
	{ "EINPROGRESS", 115 },
	{ "ESTALE", 116 },
	{ "EREMOTEIO", 121 },
	{ "EDQUOT", 122 },
	{ "ECANCELED", 125 },
	/* The kernel's own; EWOULDBLOCK is EAGAIN. */
	{ "EWOULDBLOCK", 11 },
	{ "ERESTARTSYS", 512 },
	{ "ERESTARTNOINTR", 513 },
	{ "ENOIOCTLCMD", 515 },
	{ "EPROBE_DEFER", 517 },
	{ "ENOTSUPP", 524 },
};

const guint gs_errno_count = G_N_ELEMENTS(gs_errno_table);

const GsErrnoRow *gs_errno_by_name(const char *name)
{
	for (guint i = 0; i < gs_errno_count; i++)
		if (strcmp(gs_errno_table[i].name, name) == 0)
			return &gs_errno_table[i];
	return NULL;
}
