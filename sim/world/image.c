/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Loading a kernel image: each domain has a private copy, so the kernel's statics are its own. */
#include "world/image.h"

#include <dlfcn.h>
#include <link.h>

#include "check/backtrace.h"
#include "ks-abi.h"

G_DEFINE_QUARK(gs-image-error-quark, gs_image_error)

static void find_extent(GsImage *image)
{
	struct link_map *map = NULL;
	const ElfW(Ehdr) *ehdr;
	const ElfW(Phdr) *phdr;

	dlinfo(image->copy.handle, RTLD_DI_LINKMAP, &map);
	image->base = map->l_addr;
	ehdr = (const ElfW(Ehdr) *)image->base;
	phdr = (const ElfW(Phdr) *)(image->base + ehdr->e_phoff);
	for (guint i = 0; i < ehdr->e_phnum; i++)
		if (phdr[i].p_type == PT_LOAD)
			image->end = MAX(image->end,
					 image->base + phdr[i].p_vaddr + phdr[i].p_memsz);
}

GsImage *gs_image_load(const GsKernel *kernel, GError **error)
{
	GsImage *image = g_new0(GsImage, 1);

	image->path = g_strdup(kernel->path);
	image->copy = GS_PRIVATE_COPY_NONE;
	if (!gs_private_copy_open(&image->copy, kernel->path, error)) {
		gs_image_unload(image);
		return NULL;
	}
	image->ks = dlsym(image->copy.handle, "ks_image");
	if (!image->ks || image->ks->abi != KS_ABI) {
		g_set_error(error, GS_IMAGE_ERROR, GS_IMAGE_ERROR_FOREIGN,
			    "%s is not a kernel image of this gntsim (interface %08x, wanted %08x): "
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
	gs_private_copy_close(&image->copy);
	gs_backtrace_forget();
	g_free(image->path);
	g_free(image);
}

gulong gs_image_base(const GsImage *image)
{
	return image->base;
}

GArray *gs_image_data(const GsImage *image)
{
	GArray *data = g_array_new(FALSE, FALSE, sizeof(struct ks_range));
	const ElfW(Ehdr) *ehdr = (const ElfW(Ehdr) *)image->base;
	const ElfW(Phdr) *phdr = (const ElfW(Phdr) *)(image->base + ehdr->e_phoff);

	for (guint i = 0; i < ehdr->e_phnum; i++) {
		struct ks_range range = { image->base + phdr[i].p_vaddr,
					  image->base + phdr[i].p_vaddr + phdr[i].p_memsz };

		if (phdr[i].p_type == PT_LOAD && (phdr[i].p_flags & PF_W))
			g_array_append_val(data, range);
	}
	return data;
}

gboolean gs_image_contains(const GsImage *image, gulong address)
{
	return address >= image->base && address < image->end;
}
