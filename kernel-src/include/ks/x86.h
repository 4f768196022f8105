/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: arch/x86/include/asm/{processor,cpufeature,cpuid/api,extable,setup}.h.  CPUID answers as Xen's
 * leaves would; exception-table entries carry the name of the error register.
 */
#ifndef KS_X86_H
#define KS_X86_H

#include <linux/types.h>
#include "ks/percpu.h"
#include "ks/platform.h"

/* In a loop that waits for somebody, who must get a turn. */
#define cpu_relax() ks_yield()

u32 hypervisor_cpuid_base(const char *signature, u32 leaves);
#define cpuid_base_hypervisor(signature, leaves) hypervisor_cpuid_base(signature, leaves)
void cpuid(u32 leaf, u32 *eax, u32 *ebx, u32 *ecx, u32 *edx);
u32 cpuid_eax(u32 leaf);
u32 cpuid_ebx(u32 leaf);

enum ks_cpu_feature { X86_FEATURE_XENPV };
bool ks_cpu_has(enum ks_cpu_feature feature);
#define cpu_feature_enabled(feature) ks_cpu_has(feature)

/* All three relative to themselves, so the table needs no relocation. */
struct ks_extable_entry {
	s32 insn, fixup, name;
};

#define EX_TYPE_EFAULT_REG 0
/* Where a fault at `from` goes on; reg gets -EFAULT.  Up to 5.16 the code there sets it. */
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
#define _ASM_EXTABLE(from, to) _ASM_EXTABLE_TYPE_REG(from, to, 0, )

unsigned long ks_extable_find(unsigned long rip, const char **name);

struct boot_params;
struct cpumask;
typedef struct cpumask *cpumask_var_t;

#endif
