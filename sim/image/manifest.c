/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What an image was compiled from. */
#include "image/manifest.h"

#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <string.h>
#include <unistd.h>

#define SECTION ".gntsim.manifest" /* kernel-src/runtime/manifest.s */

static char *section_text(Elf *elf)
{
	size_t names;

	if (elf_kind(elf) != ELF_K_ELF || elf_getshdrstrndx(elf, &names) != 0)
		return NULL;
	for (Elf_Scn *section = NULL; (section = elf_nextscn(elf, section));) {
		GElf_Shdr header;
		const char *name = gelf_getshdr(section, &header)
					   ? elf_strptr(elf, names, header.sh_name)
					   : NULL;
		Elf_Data *data;

		if (!name || strcmp(name, SECTION) != 0)
			continue;
		data = elf_getdata(section, NULL);
		return data && data->d_buf ? g_strndup(data->d_buf, data->d_size) : NULL;
	}
	return NULL;
}

char *gs_manifest_read(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	char *text = NULL;
	Elf *elf;

	if (fd < 0)
		return NULL;
	elf_version(EV_CURRENT);
	elf = elf_begin(fd, ELF_C_READ, NULL);
	if (elf) {
		text = section_text(elf);
		elf_end(elf);
	}
	close(fd);
	return text;
}

char *gs_manifest_value(const char *manifest, const char *key)
{
	g_autofree char *head = g_strdup_printf("# %s: ", key);
	g_auto(GStrv) lines = g_strsplit(manifest, "\n", -1);

	for (char **line = lines; *line && **line == '#'; line++)
		if (g_str_has_prefix(*line, head))
			return g_strdup(*line + strlen(head));
	return NULL;
}

char *gs_manifest_sum(const char *manifest, guint *files)
{
	const char *rest = manifest;

	*files = 0;
	while (*rest == '#') {
		const char *end = strchr(rest, '\n');

		rest = end ? end + 1 : rest + strlen(rest);
	}
	for (const char *at = rest; (at = strchr(at, '\n')); at++)
		(*files)++;
	return g_compute_checksum_for_string(G_CHECKSUM_SHA256, rest, -1);
}
