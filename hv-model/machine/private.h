/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the files of machine/ share with each other and with the grant table engine: the
 * machine, the domain, and the calls to the host.  One header per subject below.
 */
#ifndef HV_PRIVATE_H
#define HV_PRIVATE_H

#include <errno.h>
#include <string.h>

#include "hv/hv.h"
#include "machine/frames.h"
#include "machine/p2m.h"
#include "machine/l1.h"
#include "machine/host-map.h"
#include "machine/inject.h"
#include "machine/refuse.h"
#include "machine/event.h"
#include "machine/engine.h"

struct HvMachine {
	const HvHost *host;
	gpointer host_data;
	HvFrames frames;
	GHashTable *domains; /* domid -> HvDomain, dying ones too; walked by check.c alone */
	HvDomain *found;     /* the one of them that was found last, or NULL */
	guint serial;        /* domains made so far */
	guint64 faults;      /* the model's: a bit for each row of hv_fault_table */
	GArray *injections;  /* inject.c; NULL while there are none */
	gboolean no_memory;  /* the next allocation fails */
	gboolean checking;   /* after each hypercall */
	gboolean permit_device_maps; /* see HvMachineConfig */
	guint depth;         /* of calls under way */
	HvCall call;         /* the innermost of them, if one is a hypercall */
	GSList *gone;        /* domains without references, freed when the call is over */
};

struct HvDomain {
	HvMachine *machine;
	domid_t id;
	guint serial;   /* tells it from a later one with the same number */
	HvGuestType type;
	HvDomainConfig config; /* as it was made */
	guint vcpus;
	gboolean privileged;
	gboolean dying; /* destroyed by the toolstack, kept by frames that others still map */
	guint refs;     /* one for being alive, one per owned frame, one per user for a while */
	HvMfn first_frame, last_frame; /* owned frames, a list through HvFrame */
	HvMfn *pages;   /* the frames it was created with */
	guint n_pages;
	HvP2m p2m;
	HvL1 l1;
	struct HvGrantTable *gt; /* the engine's own */
	HvPort *ports;  /* event channels, HV_EVENT_PORTS of them; NULL before the first */
};

static inline gboolean hv_translated(const HvDomain *domain)
{
	return hv_guest_translated(domain->type);
}

/* domain.c */
HvDomain *hv_domain_new(HvMachine *machine, const HvDomainConfig *config, GError **error);
void hv_domain_destroy(HvDomain *domain);
/* Frees a domain that is gone, or whose machine goes away; tells nobody. */
void hv_domain_discard(HvDomain *domain);
/*
 * A call into the hypervisor: a domain whose last reference goes in between lives on to
 * its end (in Xen: to the end of a grace period of RCU), though it is found no more.
 */
static inline void hv_call_begin(HvMachine *machine)
{
	machine->depth++;
}

void hv_domains_bury(HvMachine *machine);

static inline void hv_call_end(HvMachine *machine)
{
	if (!--machine->depth && G_UNLIKELY(machine->gone))
		hv_domains_bury(machine);
}

/* Any domain that Xen would still find by this number, dying ones included, or NULL. */
HvDomain *hv_domain_look_up(HvMachine *machine, domid_t id);

static inline HvDomain *hv_domain_find(HvMachine *machine, domid_t id)
{
	HvDomain *found = machine->found;

	return found && found->id == id ? found : hv_domain_look_up(machine, id);
}
/* The same, and DOMID_SELF stands for self. */
HvDomain *hv_domain_find_any(HvDomain *self, domid_t id);

static inline void hv_domain_hold(HvDomain *domain)
{
	domain->refs++;
}

/* The last reference has gone. */
void hv_domain_gone(HvDomain *domain);

static inline void hv_domain_put(HvDomain *domain)
{
	if (G_UNLIKELY(!--domain->refs))
		hv_domain_gone(domain);
}

/* XSM_TARGET of Xen's default policy: one's own, or anybody's if privileged. */
gboolean hv_domain_may_target(const HvDomain *caller, const HvDomain *target);
/* Xen's domain_crash: tells the host; the domain itself stays until it is destroyed. */
void hv_domain_crash(HvDomain *domain, const char *reason);

/*
 * bug.c: the hypervisor itself has broken a rule of its own.  Xen's BUG (fatal) or
 * ASSERT; told to the host.  If the engine does not leave after BUG, the caller goes on as
 * well as it can.
 */
void hv_bug(HvMachine *machine, gboolean fatal, const char *where, const char *text);
/* Only tells. */
void hv_report(HvMachine *machine, gboolean fatal, const char *where, const char *text);
#define HV_BUG(machine, text)    hv_bug(machine, TRUE, G_STRLOC, text)
#define HV_ASSERT(machine, test) \
	(G_LIKELY(test) ? (void)0 : hv_bug(machine, FALSE, G_STRLOC, #test))

/* check.c, for the interface: NULL, or what does not agree, to be freed. */
char *hv_check(const HvMachine *machine);

/* machine.c: the calls to the host. */
void hv_tell(HvDomain *domain, HvEventType type, domid_t peer, guint64 a, guint64 b, guint64 c);

static inline gboolean hv_guest_read(HvDomain *domain, gpointer dst, guint64 addr, gsize len)
{
	const HvMachine *machine = domain->machine;

	return machine->host->copy_from_guest(machine->host_data, domain->id, dst, addr, len);
}

/* The n elements of an array in guest memory, or NULL: they must be copied, one by one. */
static inline gpointer hv_guest_window(HvDomain *domain, guint64 addr, guint n, gsize size)
{
	const HvMachine *machine = domain->machine;

	return machine->host->guest_window ?
	       machine->host->guest_window(machine->host_data, domain->id, addr, n * size) : NULL;
}

static inline gboolean hv_guest_write(HvDomain *domain, guint64 addr, gconstpointer src,
				      gsize len)
{
	const HvMachine *machine = domain->machine;

	return machine->host->copy_to_guest(machine->host_data, domain->id, addr, src, len);
}

/* Something for the trace, if anybody wants one. */
static inline void hv_event(HvDomain *domain, HvEventType type, domid_t peer, guint64 a,
			    guint64 b, guint64 c)
{
	if (domain->machine->host->event)
		hv_tell(domain, type, peer, a, b, c);
}

/*
 * To be asked once before each operation: counts it, and arms the failure of the
 * next allocation if that is to be injected.
 */
static inline HvStep hv_step(const HvDomain *caller, guint nr, guint cmd)
{
	caller->machine->no_memory = FALSE;
	caller->machine->call.elements++;
	if (G_LIKELY(!caller->machine->injections))
		return (HvStep){.kind = HV_STEP_GO};
	return hv_step_injected(caller, nr, cmd);
}

/* Hypercalls: arguments as in the registers, result as Xen returns it. */
long hv_hypercall(HvDomain *domain, guint vcpu, guint nr, const unsigned long args[5]);
long hv_memory_op(HvDomain *domain, guint64 cmd, guint64 arg);
long hv_mmu_update(HvDomain *domain, guint64 reqs, guint count, guint64 done, guint foreign);
long hv_update_va_mapping(HvDomain *domain, guint64 va, guint64 val, guint64 flags);

/* paging.c */
int hv_paging_nominate(HvDomain *domain, HvGfn gfn);
int hv_paging_evict(HvDomain *domain, HvGfn gfn);
int hv_paging_prep(HvDomain *domain, HvGfn gfn);
int hv_paging_access(HvDomain *domain, HvGfn gfn);
/* An access met a paging type: asks the pager once, and sets it on its way in. */
void hv_paging_populate(HvDomain *domain, HvGfn gfn);

/* reset.c: as after a migration; 0, or -EBUSY while anything of the table is in use. */
int hv_grant_reset(HvDomain *domain);

#include "machine/frame-refs.h"

#endif
