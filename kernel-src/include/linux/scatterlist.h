/* SPDX-License-Identifier: GPL-2.0-or-later */
/* redirect */
#include "ks/scatterlist.h"
