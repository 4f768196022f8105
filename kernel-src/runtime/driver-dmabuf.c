/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Grants that a process exports as a DMA buffer, in the place of drivers/xen/gntdev-dmabuf.c,
 * which is not compiled (CONFIG_XEN_GNTDEV_DMABUF is off, so its ioctls give ENOTTY): how
 * dmabuf_exp_from_refs() and dmabuf_exp_ops_release() use gntdev.c.  There is no buffer, so
 * what was mapped for it is given up at once.
 */
#include <linux/kernel.h>
#include "ks/process.h"

#if KS_HAS_GNTDEV
#include <xen/grant_table.h>
#include <xen/gntdev.h>
#include <xen/xen.h>
#include "drivers/xen/gntdev-common.h"

static void remove_map(struct gntdev_priv *priv, struct gntdev_grant_map *map)
{
	mutex_lock(&priv->lock);
	list_del(&map->next);
	gntdev_put_map(NULL, map);
	mutex_unlock(&priv->lock);
}

static struct gntdev_grant_map *add_map(struct gntdev_priv *priv, const struct ks_gref *grefs,
					unsigned int count, unsigned int flags)
{
	struct gntdev_grant_map *map = gntdev_alloc_map(priv, count, flags);
	unsigned int i;

	if (!map)
		return NULL;
	for (i = 0; i < count; i++) {
		map->grants[i].domid = grefs[i].dom;
		map->grants[i].ref = grefs[i].ref;
	}
	mutex_lock(&priv->lock);
	gntdev_add_map(priv, map);
	mutex_unlock(&priv->lock);
	return map;
}

static int export(struct gntdev_priv *priv, const struct ks_gref *grefs, unsigned int count,
		  unsigned int flags)
{
	struct gntdev_grant_map *map;
	int error;

	if (xen_pv_domain() || gntdev_test_page_count(count))
		return -EINVAL;
	map = add_map(priv, grefs, count, flags);
	if (!map)
		return -ENOMEM;
	map->flags |= GNTMAP_host_map | GNTMAP_device_map;
	error = gntdev_map_grant_pages(map);
	remove_map(priv, map);
	return error;
}

long ks_gntdev_dmabuf(struct ks_process *process, int fd, const struct ks_gref *grefs,
		      unsigned int count, _Bool coherent)
{
	struct file *file = ks_fd_file(process, fd);
	int error = ks_enter(process);

	if (error)
		return error;
	return ks_leave(process, file ? export(file->private_data, grefs, count,
					       coherent ? GNTDEV_DMA_FLAG_COHERENT : 0)
				      : -EBADF);
}
#endif
