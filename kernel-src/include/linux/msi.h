/* SPDX-License-Identifier: GPL-2.0-or-later */
/* own: nothing of it is used by the files compiled here */
