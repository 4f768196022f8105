/* SPDX-License-Identifier: GPL-2.0-or-later */
/* CPUID as Xen answers a PV guest (arch/x86/include/asm/xen/cpuid.h); no other leaves. */
#include <asm/processor.h>

#if __has_include(<asm/xen/cpuid.h>)
#include <asm/xen/cpuid.h>
#endif
#include "ks/platform.h"

/* For trees that do not have them, and do not ask either. */
#ifndef XEN_CPUID_FIRST_LEAF
#define XEN_CPUID_FIRST_LEAF 0x40000000
#define XEN_CPUID_LEAF(n) (XEN_CPUID_FIRST_LEAF + (n))
#endif
#ifndef XEN_CPUID_MACHINE_ADDRESS_WIDTH_MASK
#define XEN_CPUID_MACHINE_ADDRESS_WIDTH_MASK 0xff
#endif

u32 hypervisor_cpuid_base(const char *signature, u32 leaves)
{
	(void)signature, (void)leaves;
	return XEN_CPUID_FIRST_LEAF;
}

bool ks_cpu_has(enum ks_cpu_feature feature)
{
	return feature == X86_FEATURE_XENPV && !ks_layout()->translated;
}

u32 cpuid_eax(u32 leaf)
{
	if (leaf != XEN_CPUID_FIRST_LEAF)
		ks_not_simulated("this CPUID leaf");
	return XEN_CPUID_LEAF(5);
}

u32 cpuid_ebx(u32 leaf)
{
	if (leaf != XEN_CPUID_LEAF(5))
		ks_not_simulated("this CPUID leaf");
	return ks_layout()->machine_address_width & XEN_CPUID_MACHINE_ADDRESS_WIDTH_MASK;
}
