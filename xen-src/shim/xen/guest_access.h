/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stands for xen/guest_access.h and x86's asm/guest_access.h: a mirror of the macros;
 * the copies themselves are the host's, who can refuse them.
 */
#ifndef XS_XEN_GUEST_ACCESS_H
#define XS_XEN_GUEST_ACCESS_H

#include <xen/sched.h>

#define guest_handle_cast(h, type) ({ \
	type *xs_x = (h).p; (XEN_GUEST_HANDLE_PARAM(type)) { xs_x }; })
#define guest_handle_add_offset(h, nr) ((void)((h).p += (nr)))
#define guest_handle_is_null(h) ((h).p == NULL)
#define guest_handle_okay(h, nr) xs_access_okay((unsigned long)(h).p, nr, sizeof(*(h).p))
#define guest_handle_subrange_okay(h, first, last) \
	xs_access_okay((unsigned long)((h).p + (first)), (last) - (first) + 1, sizeof(*(h).p))

#define __copy_from_guest_offset(ptr, h, off, nr) ({ \
	const typeof(*(ptr)) *xs_s = (h).p; \
	xs_copy_from_guest(ptr, (unsigned long)(xs_s + (off)), sizeof(*xs_s) * (nr)); })
#define __copy_to_guest_offset(h, off, ptr, nr) ({ \
	const typeof(*(ptr)) *xs_s = (ptr); \
	xs_copy_to_guest((unsigned long)((h).p + (off)), xs_s, sizeof(*xs_s) * (nr)); })
#define __copy_from_guest(ptr, h, nr) __copy_from_guest_offset(ptr, h, 0, nr)
#define __copy_to_guest(h, ptr, nr) __copy_to_guest_offset(h, 0, ptr, nr)
#define copy_from_guest(ptr, h, nr) \
	(guest_handle_okay(h, nr) ? __copy_from_guest(ptr, h, nr) : (nr))
#define copy_to_guest(h, ptr, nr) \
	(guest_handle_okay(h, nr) ? __copy_to_guest(h, ptr, nr) : (nr))
#define copy_to_guest_offset(h, off, ptr, nr) \
	(guest_handle_subrange_okay(h, off, (off) + (nr) - 1) ? \
		 __copy_to_guest_offset(h, off, ptr, nr) : (nr))
#define __copy_field_to_guest(h, ptr, field) ({ \
	const typeof(&(ptr)->field) xs_s = &(ptr)->field; \
	void *xs_d = &(h).p->field; \
	xs_copy_to_guest((unsigned long)xs_d, xs_s, sizeof(*xs_s)); })

#endif
