/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: include/linux/percpu.h, declarations only: nothing that is compiled here uses
 * a per-CPU variable, and one that would is missing when the image is linked.
 */
#ifndef KS_PERCPU_H
#define KS_PERCPU_H

#define DECLARE_PER_CPU(type, name) extern type name
#define DECLARE_PER_CPU_ALIGNED(type, name) extern type name
#define per_cpu(name, cpu) (*((void)(cpu), &(name)))
#define this_cpu_read(name) (name)
#define this_cpu_write(name, value) ((name) = (value))
#define this_cpu_inc(name) ((name)++)
#define this_cpu_dec(name) ((name)--)
#define __this_cpu_write(name, value) this_cpu_write(name, value)

#endif
