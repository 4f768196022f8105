/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A domain: its place in the hypervisor, its memory, its vCPUs, its kernel image. */
#ifndef GS_DOMAIN_H
#define GS_DOMAIN_H

#include <glib.h>

#include "hv/hv.h"
#include "ks-image.h"
#include "world/account.h"
#include "world/allocation.h"
#include "world/grant-lines.h"
#include "world/granted.h"
#include "world/image.h"
#include "world/memory.h"
#include "world/sched.h"
#include "world/shadow.h"

G_BEGIN_DECLS

typedef struct GsWorld GsWorld;
typedef struct GsInstrument GsInstrument;
typedef struct GsDomain GsDomain;
typedef struct GsLockGraph GsLockGraph;

#define GS_DEFAULT_UNPOPULATED 1024

typedef struct {
	const char *name; /* the script's */
	gulong value;
} GsParam;

typedef struct {
	HvDomainConfig hv;
	guint gnttab_version; /* module parameter, 0: the kernel chooses */
	guint unpopulated;    /* room for pages without a frame, to map grants into */
	GArray *params;       /* GsParam: module parameters for boot; NULL: none */
	guint address_width;  /* bits of a machine address, for the kernel's choice */
} GsDomainConfig;

struct GsDomain {
	GsWorld *world;
	domid_t id;
	HvGuestType type;
	HvDomain *hv;
	guint pages;            /* with which it was made */
	GsVcpu *vcpus;
	guint n_vcpus;
	GsMemory *memory;       /* NULL: bare */
	GsImage *image;         /* NULL: bare */
	GsShadow *shadow;       /* NULL: bare, or the image is not instrumented */
	GsInstrument *instrument; /* likewise */
	struct ks_platform platform;
	struct ks_layout layout;
	gulong *mfn_list;
	gboolean booted, crashed;
	gboolean mapping_grants; /* its hypercall under way maps or unmaps grants */
	gboolean leaks_checked;
	gulong booted_seq;      /* number of its last allocation when it had booted */
	char *crash_reason;
	GHashTable *timers;     /* the image's, pending: key -> ImageTimer * (platform-timer.c) */
	GHashTable *timers_running; /* likewise, those whose function runs now */
	GsGranted *granted;     /* granted.h; NULL: bare */
	GsGrantLines *grant_lines;
	GArray *retries;        /* check/check-retry.c */
	GsLockGraph *locks;     /* check/lock-graph.h */
	GsAllocations allocations;
	GsAccount account;
	gulong table_address;   /* of the shared frames, after boot */
	guint bare_pages;       /* bare: pages already given to the script */
	gconstpointer bare_window; /* bare: all the memory that it has now; NULL: any is its own */
	gsize bare_window_size;
	guint bare_maps;        /* bare: grants mapped so far, each at an address of its own */
};

/* Where a bare domain maps its first grant: a gfn, or for PV an address below Xen's range. */
#define GS_BARE_MAP_GFN (1u << 20)
#define GS_BARE_MAP_VA  0x100000000000ull

/* kernel NULL: bare.  On error nothing is left in the world. */
GsDomain *gs_domain_new(GsWorld *world, const GsDomainConfig *config, const GsKernel *kernel,
			GError **error);
void gs_domain_free(GsDomain *domain);

/* The domain stops: its tasks are given up; the running one too if it is the domain's. */
void gs_domain_crash(GsDomain *domain, const char *reason);

/* "pv" */
const char *gs_guest_type_name(HvGuestType type);

/* Tells the trace, if there is one, that the domain has crashed, and why. */
void gs_domain_trace_crash(const GsDomain *domain);

/* The gfn by which a domain grants its nth page: the frame for PV, n for a translated domain. */
gulong gs_domain_gfn(const GsDomain *domain, guint page);
/* The frame behind a gfn of its own. */
HvMfn gs_domain_gfn_mfn(const GsDomain *domain, HvGfn gfn);
/* The simulator has written to the kernel's memory, as a driver would. */
void gs_domain_written(GsDomain *domain, gulong address, gsize len);
/* The frame behind its nth page; HV_INVALID_MFN if that is paged out. */
HvMfn gs_domain_mfn(const GsDomain *domain, guint page);

G_END_DECLS

#endif
