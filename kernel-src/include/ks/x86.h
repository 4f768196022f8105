/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: arch/x86/include/asm/{processor,extable,setup}.h.  CPUID answers as Xen's
 * leaves would; exception-table entries carry the name of the error register.
 */
#ifndef KS_X86_H
#define KS_X86_H

#include <linux/types.h>

u32 hypervisor_cpuid_base(const char *signature, u32 leaves);
u32 cpuid_eax(u32 leaf);
u32 cpuid_ebx(u32 leaf);

/* All three relative to themselves, so the table needs no relocation. */
struct ks_extable_entry {
	s32 insn, fixup, name;
};

#define EX_TYPE_EFAULT_REG 0
/* Where a fault at `from` goes on; reg gets -EFAULT. */
#define _ASM_EXTABLE_TYPE_REG(from, to, type, reg) \
	".pushsection ks_extable_names, \"a\", @progbits\n" \
	"661: .asciz \"" #reg "\"\n" \
	".popsection\n" \
	".pushsection ks_extable, \"a\", @progbits\n" \
	".balign 4\n" \
	".long " #from " - .\n" \
	".long " #to " - .\n" \
	".long 661b - .\n" \
	".popsection\n"

unsigned long ks_extable_find(unsigned long rip, const char **name);

struct boot_params;
struct cpumask;
typedef struct cpumask *cpumask_var_t;

#endif
