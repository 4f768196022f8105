/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The numbers of a process's open files, after fs/file.c.  A small table that does not grow. */
#include "ks/fs.h"

#include <linux/kernel.h>
#include "ks/context.h"

static struct files_struct *files(void)
{
	struct files_struct *files = ks_context()->files;

	BUG_ON(!files);
	return files;
}

/*
 * A real program has numbers of its host's: a driver's would mean nothing to it, nor would the
 * driver find its.  (What it opens gets one by who serves it.)
 */
static bool of_program(void)
{
	const struct mm_struct *mm = ks_context()->mm;

	return mm && mm->program;
}

int ks_fd_reserve(void)
{
	int fd;

	for (fd = 0; fd < KS_FILES_MAX; fd++) {
		if (files()->fd[fd] || files()->reserved[fd])
			continue;
		files()->reserved[fd] = true;
		return fd;
	}
	return -EMFILE;
}

int get_unused_fd_flags(unsigned int flags)
{
	(void)flags; /* O_CLOEXEC: no process here calls execve() */
	return of_program() ? -EMFILE : ks_fd_reserve();
}

void put_unused_fd(unsigned int fd)
{
	BUG_ON(!files()->reserved[fd]);
	files()->reserved[fd] = false;
}

void fd_install(unsigned int fd, struct file *file)
{
	put_unused_fd(fd);
	files()->fd[fd] = file;
}

struct file *fget(unsigned int fd)
{
	struct file *file = NULL;

	if (fd < KS_FILES_MAX && !of_program())
		file = files()->fd[fd];
	return file ? get_file(file) : NULL;
}
