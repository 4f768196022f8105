/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Loading a kernel image.  Each domain gets a private copy of the file in a
 * memfd: the dynamic loader tells objects apart by name and inode, so the
 * kernel's statics are the domain's own.  (dlmopen would not do: a new
 * namespace does not see the host's libc.)
 */
#include "world/image.h"

#include "check/backtrace.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

G_DEFINE_QUARK(gs-image-error-quark, gs_image_error)

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

static gboolean copy_file(int to, const char *path, GError **error)
{
	int from = open(path, O_RDONLY | O_CLOEXEC);
	struct stat info;
	gboolean ok = from >= 0 && fstat(from, &info) == 0;

	for (off_t left = ok ? loadable_size(from, info.st_size) : 0; ok && left > 0;) {
		ssize_t n = sendfile(to, from, NULL, (size_t)left);

		ok = n > 0;
		left -= n;
	}
	if (!ok)
		g_set_error(error, GS_IMAGE_ERROR, GS_IMAGE_ERROR_MISSING,
			    "cannot read kernel image %s: %s", path, g_strerror(errno));
	if (from >= 0)
		close(from);
	return ok;
}

static void find_extent(GsImage *image)
{
	struct link_map *map = NULL;
	const ElfW(Ehdr) *ehdr;
	const ElfW(Phdr) *phdr;

	dlinfo(image->handle, RTLD_DI_LINKMAP, &map);
	image->base = map->l_addr;
	ehdr = (const ElfW(Ehdr) *)image->base;
	phdr = (const ElfW(Phdr) *)(image->base + ehdr->e_phoff);
	for (guint i = 0; i < ehdr->e_phnum; i++)
		if (phdr[i].p_type == PT_LOAD)
			image->end = MAX(image->end,
					 image->base + phdr[i].p_vaddr + phdr[i].p_memsz);
}

static gboolean open_copy(GsImage *image, const GsKernel *kernel, GError **error)
{
	g_autofree char *copy = NULL;

	image->fd = memfd_create(kernel->name, MFD_CLOEXEC);
	if (image->fd < 0 || !copy_file(image->fd, kernel->path, error)) {
		if (error && !*error)
			g_set_error(error, GS_IMAGE_ERROR, GS_IMAGE_ERROR_FOREIGN,
				    "no memory file for a kernel image: %s", g_strerror(errno));
		return FALSE;
	}
	copy = g_strdup_printf("/proc/self/fd/%d", image->fd);
	image->handle = dlopen(copy, RTLD_NOW | RTLD_LOCAL);
	if (!image->handle) {
		/* The loader's text names the copy; the user knows the original. */
		const char *text = dlerror(), *cause = strstr(text, ": ");

		g_set_error(error, GS_IMAGE_ERROR, GS_IMAGE_ERROR_FOREIGN,
			    "%s is not a kernel image of gntsim: %s", kernel->path,
			    cause ? cause + 2 : text);
		return FALSE;
	}
	return TRUE;
}

GsImage *gs_image_load(const GsKernel *kernel, GError **error)
{
	GsImage *image = g_new0(GsImage, 1);

	image->path = g_strdup(kernel->path);
	if (!open_copy(image, kernel, error)) {
		gs_image_unload(image);
		return NULL;
	}
	image->ks = dlsym(image->handle, "ks_image");
	if (!image->ks || image->ks->abi != KS_ABI) {
		g_set_error(error, GS_IMAGE_ERROR, GS_IMAGE_ERROR_FOREIGN,
			    "%s is not a kernel image of this gntsim (interface %u, wanted %u): "
			    "build it again",
			    kernel->path, image->ks ? image->ks->abi : 0, KS_ABI);
		gs_image_unload(image);
		return NULL;
	}
	find_extent(image);
	return image;
}

void gs_image_unload(GsImage *image)
{
	if (image->handle) {
		dlclose(image->handle);
		gs_backtrace_forget(); /* the next image may lie at the same addresses */
	}
	if (image->fd >= 0)
		close(image->fd);
	g_free(image->path);
	g_free(image);
}

gulong gs_image_base(const GsImage *image)
{
	return image->base;
}

gboolean gs_image_contains(const GsImage *image, gulong address)
{
	return address >= image->base && address < image->end;
}
