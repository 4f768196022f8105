/* SPDX-License-Identifier: GPL-2.0-or-later */
/* own: the steps of boot, in runtime/boot.c's order. */
#ifndef KS_BOOT_H
#define KS_BOOT_H

#if KS_PVH_IS_PV
extern int xen_have_vector_callback; /* include/xen/xen.h asks for it */
#endif

#if !KS_HAS_PVH
#define xen_pvh_domain() 0
#endif
#if !KS_HAS_AUTO_XLAT /* before 3.14 grant-table.c is only told where the frames lie */
#define gnttab_setup_auto_xlat_frames(address) (xen_hvm_resume_frames = (address), 0)
#define gnttab_free_auto_xlat_frames() ((void)0)
#endif

/* 0, or the error that Linux's grant-table initialisation returned. */
int ks_boot(void);

/* HVM: gnttab_setup_auto_xlat_frames() on the platform device's memory. */
int ks_setup_auto_xlat(void);

/* Kind of domain and features, as Xen tells them. */
void ks_xen_init(void);
/* PV: start info, p2m and m2p. */
void ks_p2m_init(void);

#endif
