/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the files of machine/ share: the machine and the domain around the parts
 * that grant_table.c sees (xs-bridge.h).  One machine a loaded copy: Xen's file has
 * variables of its own.
 */
#ifndef XS_PRIVATE_H
#define XS_PRIVATE_H

#include <errno.h>
#include <setjmp.h>
#include <string.h>

#include "hv/hv.h"
#include "machine/frames.h"
#include "machine/l1.h"
#include "machine/p2m.h"
#include "xs-bridge.h"

struct HvMachine {
	const HvHost *host;
	gpointer host_data;
	XsFrames frames;
	GHashTable *domains; /* domid -> HvDomain, dying ones too; looked up, never walked */
	GSList *gone;        /* without references, freed at the end of the call */
	guint depth;         /* calls into Xen that are not over */
	jmp_buf entry;       /* where BUG leaves to */
	gboolean dead;       /* it met BUG */
	int signal;          /* that ended it, 0: none */
	gconstpointer pc;    /* where */
};

struct HvDomain {
	struct domain x; /* must be first */
	HvMachine *machine;
	domid_t id;
	HvGuestType type;
	guint vcpus;
	gboolean privileged;
	gboolean dying;
	guint refs; /* one for being alive, one per owned frame, one per user for a while */
	HvMfn first_frame, last_frame;
	HvMfn *pages;
	guint n_pages;
	XsP2m p2m;
	XsL1 l1;
	GHashTable *host_addr; /* handle -> address, which Xen does not keep */
	struct vcpu *vcpu;
};

/* The machine of this copy. */
extern HvMachine *xs_machine;

static inline gboolean xs_translated(const HvDomain *domain)
{
	return hv_guest_translated(domain->type);
}

/* machine.c */
HvMachine *xs_machine_new(const HvMachineConfig *config, const HvHost *host, gpointer data,
			  GError **error);
void xs_machine_free(HvMachine *machine);
gboolean xs_guest_read(HvDomain *domain, gpointer dst, guint64 addr, gsize len);
gboolean xs_guest_write(HvDomain *domain, guint64 addr, gconstpointer src, gsize len);
void xs_event(HvDomain *domain, HvEventType type, domid_t peer, guint64 a, guint64 b, guint64 c);

/*
 * bug.c: everything that may run Xen's code goes through xs_enter().  FALSE, without
 * having called fn or out of the middle of it, if the hypervisor is broken.
 */
typedef void (*XsCall)(gpointer data);
gboolean xs_enter(XsCall fn, gpointer data);
void xs_host_signal(HvMachine *machine, int signal, gconstpointer pc);
void xs_report(const char *where, const char *text);

/* domain.c */
HvDomain *xs_domain_new(HvMachine *machine, const HvDomainConfig *config, GError **error);
void xs_domain_destroy(HvDomain *domain);
void xs_domain_discard(HvDomain *domain);
/* Frees the domains whose last reference went during the call. */
void xs_domains_bury(void);
HvDomain *xs_domain_find(HvMachine *machine, domid_t id);
HvDomain *xs_domain_find_any(HvDomain *self, domid_t id);
gboolean xs_domain_may_target(const HvDomain *caller, const HvDomain *target);

/* hypercall.c */
long xs_hypercall(HvDomain *domain, guint vcpu, guint nr, const unsigned long args[5]);
long xs_memory_op(HvDomain *domain, guint64 cmd, guint64 arg);
long xs_mmu_update(HvDomain *domain, guint64 reqs, guint count, guint64 done, guint foreign);
long xs_update_va_mapping(HvDomain *domain, guint64 va, guint64 val, guint64 flags);

/* paging.c */
int xs_paging_nominate(HvDomain *domain, HvGfn gfn);
int xs_paging_evict(HvDomain *domain, HvGfn gfn);
int xs_paging_prep(HvDomain *domain, HvGfn gfn);
int xs_paging_access(HvDomain *domain, HvGfn gfn);
void xs_paging_populate(HvDomain *domain, HvGfn gfn);

/* inspect.c */
void xs_inspect(HvInterface *interface);

#endif
