/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stands for xen/radix-tree.h: empty.  Only the IOMMU would fill the tree.
 */
#ifndef XS_XEN_RADIX_TREE_H
#define XS_XEN_RADIX_TREE_H

struct radix_tree_root { void *none; };
#define radix_tree_init(root) ((void)(root))
#define radix_tree_destroy(root, fn) ((void)(root))
#define radix_tree_insert(root, key, item) ((void)(item), -ENOMEM)
#define radix_tree_lookup_slot(root, key) ((void **)NULL)
#define radix_tree_replace_slot(slot, item) ((void)(item))
#define radix_tree_delete(root, key) ((void)(key))
#define radix_tree_ulong_to_ptr(v) ((void *)(v))
#define radix_tree_ptr_to_ulong(p) ((unsigned long)(p))

#endif
