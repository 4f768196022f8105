/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stands for xen/param.h: own.  There is no command line; the functions are only
 * kept from being unused.
 */
#ifndef XS_XEN_PARAM_H
#define XS_XEN_PARAM_H

#define custom_param(name, fn) static __typeof__(&fn) const xs_param_##fn __maybe_unused = fn
#define custom_runtime_param(name, fn, ...) custom_param(name, fn)
#define integer_param(name, var)
#define integer_runtime_param(name, var)
#define boolean_param(name, var)
#define param_2_parfs(fn) NULL
struct param_hypfs;

#endif
