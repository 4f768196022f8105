/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The exception table: instructions that may fault, and where to go on. */
#include <asm/extable.h>

#include <linux/kernel.h>

extern const struct ks_extable_entry __start_ks_extable[], __stop_ks_extable[];

static unsigned long absolute(const s32 *relative)
{
	return (unsigned long)relative + *relative;
}

unsigned long ks_extable_find(unsigned long rip, const char **name)
{
	const struct ks_extable_entry *entry;

	for (entry = __start_ks_extable; entry < __stop_ks_extable; entry++)
		if (absolute(&entry->insn) == rip) {
			*name = (const char *)absolute(&entry->name);
			return absolute(&entry->fixup);
		}
	return 0;
}
