/* SPDX-License-Identifier: GPL-2.0-or-later */
/* own: names only, of what include/xen/xen-ops.h declares; nothing of it is used. */
#ifndef KS_LINUX_EFI_H
#define KS_LINUX_EFI_H

typedef unsigned long efi_status_t;
typedef unsigned char efi_bool_t;
typedef struct efi_system_table efi_system_table_t;
typedef unsigned short efi_char16_t;
typedef struct efi_guid efi_guid_t;
typedef struct efi_time efi_time_t;
typedef struct efi_time_cap efi_time_cap_t;
typedef struct efi_capsule_header efi_capsule_header_t;

#endif
