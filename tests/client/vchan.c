/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How far libxenvchan gets, which docs/exec.md tells: what it misses of gntsim. */
#include <libxenvchan.h>

#include "client.h"

int main(void)
{
	fails(!libxenvchan_server_init(NULL, 7, "data/vchan", 1024, 1024), ENOENT,
	      "a server finds no event channels");
	fails(!libxenvchan_client_init(NULL, 7, "data/vchan"), ENOENT, "a client finds no xenstore");
	return done();
}
