/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: include/linux/init.h, export.h and moduleparam.h.  Initcalls and parameters
 * go into tables that the runtime reads at boot (runtime/initcall.c); nothing is
 * discarded after it, and there is nobody to export to.
 */
#ifndef KS_INIT_H
#define KS_INIT_H

#define __init
#define __initdata
#define __ref
#define __exit
#define __devinit
#define __cpuinit
#define __read_mostly
#define __ro_after_init

#define EXPORT_SYMBOL(symbol)
#define EXPORT_SYMBOL_GPL(symbol)

enum ks_initcall_level {
	KS_INIT_CORE,
	KS_INIT_CORE_SYNC,
	KS_INIT_DEVICE,
};

struct ks_initcall {
	enum ks_initcall_level level;
	const char *name;
	int (*fn)(void);
};

struct ks_param {
	const char *module; /* "" if nobody has said */
	const char *name;
	const char *type; /* "uint", as module_param() has it */
	void *value;
	unsigned int perm; /* of its file in /sys/module; 0: it has none */
};

/* The compiler would pad entries to 16 bytes, and the table would have holes. */
#define __KS_TABLE(table) __attribute__((used, section(table), aligned(8)))

#define __KS_INITCALL(function, when) \
	static const struct ks_initcall __ks_initcall_##function __KS_TABLE("ks_initcalls") = { \
		.level = when, .name = #function, .fn = function }
#define core_initcall(function) __KS_INITCALL(function, KS_INIT_CORE)
#define core_initcall_sync(function) __KS_INITCALL(function, KS_INIT_CORE_SYNC)

#define device_initcall(function) __KS_INITCALL(function, KS_INIT_DEVICE)
#define module_init(function) device_initcall(function)
/* A module that is built in never ends. */
#define module_exit(function) \
	static void (*const __ks_exit_##function)(void) __attribute__((unused)) = function
struct module;
#define THIS_MODULE ((struct module *)NULL)

#ifdef KBUILD_MODNAME
#define __KS_MODULE KBUILD_MODNAME
#else
#define __KS_MODULE ""
#endif
#define module_param_named(param, variable, type_, perm_) \
	static const struct ks_param __ks_param_##param __KS_TABLE("ks_params") = { \
		.module = __KS_MODULE, .name = #param, .type = #type_, .value = &(variable), .perm = perm_ }
#define module_param(variable, type, perm) module_param_named(variable, variable, type, perm)
#define core_param(param, variable, type, perm) module_param_named(param, variable, type, perm)

#define MODULE_PARM_DESC(param, text)
#define MODULE_LICENSE(text)
#define MODULE_DESCRIPTION(text)
#define MODULE_AUTHOR(text)
#define MODULE_IMPORT_NS(namespace)

/* Runs the table; returns what the last level's first failing call returned. */
int ks_run_initcalls(void);
/* ks-image.h says what these do (runtime/param.c). */
int ks_param_set(const char *name, unsigned long value, _Bool running);
const char *ks_param_name(unsigned int n);

#endif
