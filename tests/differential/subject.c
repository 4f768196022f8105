/* SPDX-License-Identifier: GPL-2.0-or-later */
/* See subject.h; the private copy as sim/world/image.c makes it. */
#include "subject.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean copy_file(int to, const char *path, GError **error)
{
	int from = open(path, O_RDONLY | O_CLOEXEC);
	struct stat info;
	gboolean ok = from >= 0 && to >= 0 && fstat(from, &info) == 0;

	for (off_t left = ok ? info.st_size : 0; ok && left > 0;) {
		ssize_t n = sendfile(to, from, NULL, (size_t)left);

		ok = n > 0;
		left -= n;
	}
	if (!ok)
		g_set_error(error, HV_ERROR, HV_ERROR_SYSTEM, "cannot read %s: %s", path,
			    g_strerror(errno));
	if (from >= 0)
		close(from);
	return ok;
}

static gboolean load(DfSubject *subject, const char *path, GError **error)
{
	const HvInterface *(*hv_interface)(void);
	g_autofree char *copy = NULL;

	/* The descriptor stays open: a later copy must not get the same name. */
	subject->fd = memfd_create("hypervisor", MFD_CLOEXEC);
	if (!copy_file(subject->fd, path, error))
		return FALSE;
	copy = g_strdup_printf("/proc/self/fd/%d", subject->fd);
	subject->handle = dlopen(copy, RTLD_NOW | RTLD_LOCAL);
	if (!subject->handle) {
		g_set_error(error, HV_ERROR, HV_ERROR_SYSTEM, "cannot load %s: %s", path,
			    dlerror());
		return FALSE;
	}
	*(void **)&hv_interface = dlsym(subject->handle, "hv_interface");
	subject->hv = hv_interface ? hv_interface() : NULL;
	if (!subject->hv)
		g_set_error(error, HV_ERROR, HV_ERROR_CONFIG,
			    "%s is not a hypervisor: it exports no hv_interface()", path);
	else if (hv_interface_unfit(subject->hv))
		g_set_error(error, HV_ERROR, HV_ERROR_CONFIG, "%s %s", path,
			    hv_interface_unfit(subject->hv));
	return subject->hv && !hv_interface_unfit(subject->hv);
}

static gboolean find(DfSubject *subject, const char *name, GError **error)
{
	const char *colon = strchr(name, ':');

	if (strchr(name, '/'))
		return load(subject, name, error);
	if (strcmp(name, "model") == 0 || g_str_has_prefix(name, "model:")) {
		subject->hv = hv_model();
		subject->fault = colon ? g_strdup(colon + 1) : NULL;
		return TRUE;
	}
	subject->hv = g_str_has_prefix(name, "wrong:") ? df_wrong(colon + 1) : NULL;
	if (!subject->hv)
		g_set_error(error, HV_ERROR, HV_ERROR_CONFIG,
			    "no hypervisor \"%s\": model, model:FAULT, wrong:NAME or a path with "
			    "a /", name);
	return subject->hv != NULL;
}

DfSubject *df_subject_open(const char *name, GError **error)
{
	DfSubject *subject = g_new0(DfSubject, 1);

	subject->fd = -1;
	if (find(subject, name, error))
		return subject;
	df_subject_close(subject);
	return NULL;
}

void df_subject_close(DfSubject *subject)
{
	if (subject->handle)
		dlclose(subject->handle);
	if (subject->fd >= 0)
		close(subject->fd);
	g_free(subject->fault);
	g_free(subject);
}
