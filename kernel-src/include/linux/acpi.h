/* SPDX-License-Identifier: GPL-2.0-or-later */
/* own: names only; CONFIG_ACPI is off, nothing of it is used by the files compiled here */
