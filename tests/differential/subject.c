/* SPDX-License-Identifier: GPL-2.0-or-later */
/* See subject.h. */
#include "subject.h"

#include <string.h>

static gboolean load(DfSubject *subject, const char *path, GError **error)
{
	g_autoptr(GError) cause = NULL;

	if (gs_hypervisor_open(&subject->loaded, path, &cause)) {
		subject->hv = subject->loaded.hv;
		return TRUE;
	}
	g_set_error_literal(error, HV_ERROR,
			    g_error_matches(cause, GS_COPY_ERROR, GS_COPY_ERROR_UNREADABLE) ?
				    HV_ERROR_SYSTEM : HV_ERROR_CONFIG,
			    cause->message);
	return FALSE;
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

	subject->loaded.copy = GS_PRIVATE_COPY_NONE;
	if (find(subject, name, error))
		return subject;
	df_subject_close(subject);
	return NULL;
}

void df_subject_close(DfSubject *subject)
{
	gs_hypervisor_close(&subject->loaded);
	g_free(subject->fault);
	g_free(subject);
}
