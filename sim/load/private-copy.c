/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Loading a shared object again and again.  The dynamic loader tells objects
 * apart by name and inode, so a copy of the file in a memfd is another object
 * with statics of its own.  (dlmopen would not do: a new namespace does not see
 * the host's libc.)
 */
#include "load/private-copy.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

G_DEFINE_QUARK(gs-copy-error-quark, gs_copy_error)

/*
 * How much of an ELF file the dynamic loader reads: what lies behind the last
 * loadable segment is debug information, most of the file.  All of it, if the
 * file is no ELF file: the loader will say so.
 */
static off_t loadable_size(int fd, off_t size)
{
	ElfW(Ehdr) ehdr;
	ElfW(Phdr) phdr;
	off_t end = 0;

	if (pread(fd, &ehdr, sizeof(ehdr), 0) != sizeof(ehdr) ||
	    memcmp(ehdr.e_ident, ELFMAG, SELFMAG) != 0)
		return size;
	for (guint i = 0; i < ehdr.e_phnum; i++) {
		off_t at = (off_t)(ehdr.e_phoff + i * sizeof(phdr));

		if (pread(fd, &phdr, sizeof(phdr), at) != sizeof(phdr))
			return size;
		if (phdr.p_type == PT_LOAD)
			end = MAX(end, (off_t)(phdr.p_offset + phdr.p_filesz));
	}
	return MIN(end, size);
}

static gboolean copy_file(int to, const char *path, gboolean whole, GError **error)
{
	int from = open(path, O_RDONLY | O_CLOEXEC);
	struct stat info;
	gboolean ok = from >= 0 && fstat(from, &info) == 0;
	off_t left = ok && !whole ? loadable_size(from, info.st_size) : ok ? info.st_size : 0;

	while (ok && left > 0) {
		ssize_t n = sendfile(to, from, NULL, (size_t)left);

		ok = n > 0;
		left -= n;
	}
	if (!ok)
		g_set_error(error, GS_COPY_ERROR, GS_COPY_ERROR_UNREADABLE,
			    "cannot read %s: %s", path, g_strerror(errno));
	if (from >= 0)
		close(from);
	return ok;
}

/* An empty file for the copy: fd, and file if it has a name. */
static gboolean make_file(GsPrivateCopy *copy, const char *path, GError **error)
{
	const char *folder = g_getenv(GS_NAMED_COPIES);
	g_autofree char *name = g_path_get_basename(path);

	if (folder) {
		copy->file = g_strdup_printf("%s/XXXXXX-%s", folder, name);
		copy->fd = mkostemps(copy->file, (int)strlen(name) + 1, O_CLOEXEC);
	} else {
		copy->fd = memfd_create(name, MFD_CLOEXEC);
	}
	if (copy->fd < 0)
		g_set_error(error, GS_COPY_ERROR, GS_COPY_ERROR_UNREADABLE,
			    "no file for a copy of %s: %s", path, g_strerror(errno));
	return copy->fd >= 0;
}

gboolean gs_private_copy_open(GsPrivateCopy *copy, const char *path, GError **error)
{
	g_autofree char *by_number = NULL;

	*copy = GS_PRIVATE_COPY_NONE;
	if (!make_file(copy, path, error) ||
	    !copy_file(copy->fd, path, copy->file != NULL, error))
		return FALSE;
	by_number = g_strdup_printf("/proc/self/fd/%d", copy->fd);
	copy->handle = dlopen(copy->file ? copy->file : by_number, RTLD_NOW | RTLD_LOCAL);
	if (!copy->handle) {
		/* The loader's text names the copy; the user knows the original. */
		const char *text = dlerror(), *cause = strstr(text, ": ");

		g_set_error(error, GS_COPY_ERROR, GS_COPY_ERROR_FOREIGN,
			    "%s cannot be loaded: %s", path, cause ? cause + 2 : text);
	}
	return copy->handle != NULL;
}

void gs_private_copy_close(GsPrivateCopy *copy)
{
	if (copy->handle)
		dlclose(copy->handle);
	if (copy->file)
		unlink(copy->file);
	g_free(copy->file);
	if (copy->fd >= 0)
		close(copy->fd);
}
