/* SPDX-License-Identifier: GPL-2.0-or-later */
/* redirect: old trees have it in compiler.h */
#include <linux/compiler.h>
