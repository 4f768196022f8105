/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stands for xen/nospec.h: own.  Nobody here is to be kept from speculating.
 */
#ifndef XS_XEN_NOSPEC_H
#define XS_XEN_NOSPEC_H

#define array_index_nospec(index, size) ({ (void)(size); (index); })
#define array_access_nospec(array, index) ((array)[index])
#define evaluate_nospec(condition) (condition)
#define block_speculation() barrier()
#define block_lock_speculation() barrier()

#endif
