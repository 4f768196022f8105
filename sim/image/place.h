/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where gntsim and what belongs to it lie: in a build, installed, or of this user. */
#ifndef GS_PLACE_H
#define GS_PLACE_H

#include <glib.h>

G_BEGIN_DECLS

/* A folder beside this program if it stands in a build tree, else NULL. */
char *gs_place_built(const char *folder);
/*
 * An installed folder.  After `make install DESTDIR=ROOT' the program at ROOT/BINDIR
 * finds what was installed with it.
 */
char *gs_place_installed(const char *folder);

/* The import's scripts, lists, headers and runtime: $GNTSIM_KERNEL_SRC, or gntsim's own. */
char *gs_place_kernel_src(void);
/* The images that the user built: $XDG_DATA_HOME/gntsim/images. */
char *gs_place_user_images(void);
/* What can be made again: $GNTSIM_CACHE, or $XDG_CACHE_HOME/gntsim. */
char *gs_place_cache(void);

/* Removes a file or folder with all that is in it; that it is not there is no error. */
void gs_place_remove(const char *path);

G_END_DECLS

#endif
