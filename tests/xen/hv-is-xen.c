/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * hv_model() for the model's own tests when they are run on Xen: the image that
 * the variable XEN_IMAGE names.  A test program has one machine at a time.
 */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

#include "hv/hv.h"
#include "hv-xen.h"

const HvInterface *hv_model(void)
{
	static const HvInterface *xen;
	const char *path = getenv("XEN_IMAGE");
	const HvInterface *(*interface)(void);
	void *image;

	if (xen)
		return xen;
	image = path ? dlopen(path, RTLD_NOW | RTLD_LOCAL) : NULL;
	if (!image) {
		fprintf(stderr, "XEN_IMAGE: %s\n", path ? dlerror() : "not set");
		exit(EXIT_FAILURE);
	}
	*(void **)&interface = dlsym(image, "hv_interface");
	xen = interface();
	if (hv_interface_unfit(xen)) {
		fprintf(stderr, "XEN_IMAGE: %s %s\n", path, hv_interface_unfit(xen));
		exit(EXIT_FAILURE);
	}
	return xen;
}
