/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a program's ELF file says about preloading (ld.so(8)). */
#include "client/loadable.h"

#include <fcntl.h>
#include <gelf.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

G_DEFINE_QUARK(gs-loadable-error-quark, gs_loadable_error)

static gboolean has_interpreter(Elf *elf)
{
	gsize n = 0;
	GElf_Phdr phdr;

	elf_getphdrnum(elf, &n);
	for (gsize i = 0; i < n; i++)
		if (gelf_getphdr(elf, (int)i, &phdr) && phdr.p_type == PT_INTERP)
			return TRUE;
	return FALSE;
}

/* Why not; NULL: it can be. */
static const char *objection(Elf *elf, const struct stat *info)
{
	GElf_Ehdr ehdr;

	if (elf_kind(elf) != ELF_K_ELF)
		return NULL; /* a script: its interpreter will tell */
	if (!gelf_getehdr(elf, &ehdr) || ehdr.e_machine != EM_X86_64 ||
	    ehdr.e_ident[EI_CLASS] != ELFCLASS64)
		return "is not a 64-bit program for x86-64";
	if (!has_interpreter(elf))
		return "is statically linked: no library can be preloaded into it; link it "
		       "dynamically";
	if (info->st_mode & (S_ISUID | S_ISGID))
		return "is set-user-ID or set-group-ID: ld.so preloads nothing into it; run a "
		       "copy without that bit";
	return NULL;
}

/* The first needed library that wants to come before all others. */
static char *sanitizer_of(Elf *elf)
{
	Elf_Scn *section = NULL;
	GElf_Shdr shdr;
	GElf_Dyn entry;

	while ((section = elf_nextscn(elf, section))) {
		Elf_Data *data;

		if (!gelf_getshdr(section, &shdr) || shdr.sh_type != SHT_DYNAMIC)
			continue;
		data = elf_getdata(section, NULL);
		for (int i = 0; data && gelf_getdyn(data, i, &entry) && entry.d_tag != DT_NULL; i++) {
			const char *name = entry.d_tag == DT_NEEDED
						   ? elf_strptr(elf, shdr.sh_link, entry.d_un.d_val)
						   : NULL;

			if (name && (g_str_has_prefix(name, "libasan.so") ||
				     g_str_has_prefix(name, "libclang_rt.asan")))
				return g_strdup(name);
		}
	}
	return NULL;
}

static gboolean look(const char *path, const char *name, char **first, GError **error)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	const char *why = NULL;
	struct stat info;
	Elf *elf;

	if (fd < 0 || fstat(fd, &info) < 0 || elf_version(EV_CURRENT) == EV_NONE) {
		if (fd >= 0)
			close(fd);
		return TRUE; /* it may be run without being read */
	}
	elf = elf_begin(fd, ELF_C_READ, NULL);
	if (elf) {
		why = objection(elf, &info);
		*first = why || elf_kind(elf) != ELF_K_ELF ? NULL : sanitizer_of(elf);
		elf_end(elf);
	}
	close(fd);
	if (why)
		g_set_error(error, GS_LOADABLE_ERROR, GS_LOADABLE_ERROR_NOT_PRELOADABLE, "%s %s",
			    name, why);
	return !why;
}

char *gs_loadable_program(const char *name, char **first, GError **error)
{
	char *path = g_find_program_in_path(name);

	*first = NULL;
	if (!path)
		g_set_error(error, GS_LOADABLE_ERROR, GS_LOADABLE_ERROR_NO_PROGRAM,
			    "there is no program %s%s", name,
			    strchr(name, '/') ? "" : " in any folder of PATH");
	else if (!look(path, name, first, error))
		g_clear_pointer(&path, g_free);
	return path;
}
