/* SPDX-License-Identifier: GPL-2.0-or-later */
/* redirect, with what such trees have through other headers */
#include "ks/page.h"
#include "ks/vmalloc.h"
