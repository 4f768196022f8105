/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Module parameters, out of the table that the linker made: on the kernel's command line
 * before it boots, or through a file of /sys/module/NAME/parameters (kernel/params.c).
 */
#include <linux/init.h>

#include <linux/kernel.h>

#define OWNER_WRITES 0200

/* Weak: kernels before 4.15 have no parameter. */
extern const struct ks_param __start_ks_params[] __attribute__((weak));
extern const struct ks_param __stop_ks_params[] __attribute__((weak));

/* "limit", or "gntdev.limit", as the command line has it. */
static bool is_called(const struct ks_param *param, const char *name)
{
	size_t module = strlen(param->module);

	if (strcmp(param->name, name) == 0)
		return true;
	return module && strncmp(param->module, name, module) == 0 && name[module] == '.' &&
	       strcmp(param->name, name + module + 1) == 0;
}

/* NULL also if several modules have one of that name: nobody knows which is meant. */
static const struct ks_param *find(const char *name)
{
	const struct ks_param *param, *found = NULL;

	for (param = __start_ks_params; param < __stop_ks_params; param++) {
		if (!is_called(param, name))
			continue;
		if (found)
			return NULL;
		found = param;
	}
	return found;
}

/* param_set_uint(), param_set_bool() and their like. */
static int store(const struct ks_param *param, unsigned long value)
{
	if (strcmp(param->type, "uint") == 0) {
		if (value > UINT_MAX)
			return -ERANGE;
		*(unsigned int *)param->value = value;
	} else if (strcmp(param->type, "int") == 0) {
		if (value > INT_MAX)
			return -ERANGE;
		*(int *)param->value = value;
	} else if (strcmp(param->type, "bool") == 0) {
		if (value > 1)
			return -EINVAL;
		*(bool *)param->value = value;
	} else {
		panic("gntsim: module parameter %s is of type %s, which is not known here",
		      param->name, param->type);
	}
	return 0;
}

/* A file that is not there, or that the superuser's shell finds read-only. */
static int may_write(const struct ks_param *param)
{
	if (!param->perm)
		return -ENOENT;
	return param->perm & OWNER_WRITES ? 0 : -EACCES;
}

int ks_param_set(const char *name, unsigned long value, _Bool running)
{
	const struct ks_param *param = find(name);
	int error = param ? 0 : -ENOENT;

	if (!error && running)
		error = may_write(param);
	return error ? error : store(param, value);
}

const char *ks_param_name(unsigned int n)
{
	return n < __stop_ks_params - __start_ks_params ? __start_ks_params[n].name : NULL;
}
