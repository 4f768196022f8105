/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The hypervisor interface.  Include this; the other headers here are its parts.
 *
 * A machine is a value without hidden state: thousands may exist at once, none
 * knows of another.  Nothing here blocks, reads a clock or prints.  Functions
 * that can fail for the caller's fault take a GError **; what a guest does
 * wrong is answered as Xen answers it, by return value and status.
 */
#ifndef HV_HV_H
#define HV_HV_H

#include "hv/types.h"
#include "hv/host.h"
#include "hv/paging.h"
#include "hv/grant.h"
#include "hv/refusal.h"
#include "hv/fault.h"

G_BEGIN_DECLS

#define HV_ERROR hv_error_quark()
GQuark hv_error_quark(void);

typedef enum {
	HV_ERROR_CONFIG,    /* a configuration value is out of range: says which and the range */
	HV_ERROR_NO_FRAMES, /* the machine has no frame left */
	HV_ERROR_SYSTEM,    /* the host refused (memfd, mmap) */
} HvErrorCode;

typedef struct {
	guint frames; /* machine frames, 1 .. HV_MAX_FRAMES */
	gboolean checking; /* check() after each hypercall; what it finds goes to hypervisor_bug */
	/*
	 * A permission beyond Xen, which the model alone can give: translated domains may map
	 * for devices (GNTMAP_device_map).  Every Xen's map_grant_ref() answers general_error:
	 * "No device mapping in HVM domain".  So can be reached what Linux does behind that.
	 */
	gboolean permit_device_maps;
} HvMachineConfig;

#define HV_MAX_FRAMES (1u << 22) /* 16 GiB */

typedef struct {
	domid_t id;              /* 0 .. DOMID_FIRST_RESERVED - 1 */
	HvGuestType type;
	guint vcpus;             /* 1 .. 128 */
	guint pages;             /* populated at creation: gfn 0 .. pages - 1 */
	guint max_grant_frames;  /* 1 .. 4096; Xen's default is 64 */
	guint max_maptrack_frames; /* 1 .. 65536; Xen's default is 1024 */
	guint max_grant_version; /* 1 or 2 */
	gboolean privileged;     /* may ask about other domains (dom0) */
} HvDomainConfig;

/* Fills in Xen's defaults: 1 vcpu, 64 grant frames, 1024 maptrack frames, version 2. */
void hv_domain_config_init(HvDomainConfig *config, domid_t id, HvGuestType type);

typedef struct HvInterface {
	guint64 abi;      /* HV_ABI; stands first for good */
	const char *name; /* "model" */

	/* host must outlive the machine; data is handed to its callbacks. */
	HvMachine *(*machine_new)(const HvMachineConfig *config, const HvHost *host, gpointer data,
				  GError **error);
	void (*machine_free)(HvMachine *machine);

	/* All machine frames lie in one memfd, mfn N at offset N * HV_PAGE_SIZE. */
	int (*frames_fd)(const HvMachine *machine);
	/* The hypervisor's own view of a frame; NULL beyond the machine's frames. */
	gpointer (*frame_ptr)(const HvMachine *machine, HvMfn mfn);
	guint (*frames_free)(const HvMachine *machine);

	HvDomain *(*domain_new)(HvMachine *machine, const HvDomainConfig *config, GError **error);
	/* Takes the domain and everything it holds away, as a toolstack's destroy does. */
	void (*domain_destroy)(HvDomain *domain);
	HvDomain *(*domain_by_id)(HvMachine *machine, domid_t id);
	/*
	 * The domain as it is after a migration: with a new and empty grant table of
	 * version 1, its event channels closed.  0, or -EBUSY while a grant of its is
	 * mapped, or it maps one, or maps its own table.
	 */
	int (*grant_reset)(HvDomain *domain);

	/*
	 * A hypercall by vCPU vcpu of the domain: nr is __HYPERVISOR_*, args as in
	 * its registers.  grant_table_op(cmd, uop, count), memory_op(cmd, arg),
	 * mmu_update(req, count, done, foreigndom), update_va_mapping(va, val, flags),
	 * event_channel_op(cmd, arg).
	 * Result: 0, a positive number where the operation defines one, or -errno
	 * with XEN's numbers (which are Linux's).
	 */
	long (*hypercall)(HvDomain *domain, guint vcpu, guint nr, const unsigned long args[5]);

	/*
	 * PV: the frame mfn (owned by the domain) serves as the L1 page table for
	 * the 2 MiB from va (2 MiB aligned).  Stands for pinning it and writing the
	 * L2 entry.  0 or -errno.  Present entries in it are announced by
	 * pte_changed.  mfn HV_INVALID_MFN takes the table away.
	 */
	int (*l1_attach)(HvDomain *domain, guint64 va, HvMfn mfn);

	/* p2m of a translated domain; for PV gfn == mfn if the domain owns that frame. */
	HvP2mEntry (*p2m_get)(const HvDomain *domain, HvGfn gfn);
	/* PV: the mfn behind the nth page the domain was created with. */
	HvMfn (*domain_page)(const HvDomain *domain, guint n);

	/*
	 * The pager's operations on a translated domain, as XENMEM_paging_op_*:
	 * 0 or -errno (-ENODEV for PV, -EBUSY if the page is pinned or mapped ...).
	 */
	int (*paging_nominate)(HvDomain *domain, HvGfn gfn);
	int (*paging_evict)(HvDomain *domain, HvGfn gfn);
	/* Page-in: gives the page a frame again, with the contents it had. */
	int (*paging_prep)(HvDomain *domain, HvGfn gfn);
	/*
	 * The guest itself touches the page (the fault that its own vCPU would
	 * take): 0 if the page is there, -EAGAIN if the pager has to bring it
	 * (it has been asked), -ENOENT for a hole, -ENODEV for PV.
	 */
	int (*paging_access)(HvDomain *domain, HvGfn gfn);

	/* Inspection. */
	guint (*grant_version)(const HvDomain *domain);
	guint (*grant_frames)(const HvDomain *domain);
	guint (*status_frames)(const HvDomain *domain);
	guint (*grant_entries)(const HvDomain *domain); /* refs that exist now */
	gboolean (*grant_entry)(const HvDomain *domain, grant_ref_t ref, HvGrantEntry *entry);
	/*
	 * For a domain whose script plays the guest: write the entry as a guest
	 * would (v1, or a v2 full page): domid, frame, barrier, flags.  FALSE if
	 * the ref does not exist.
	 */
	gboolean (*grant_entry_write)(HvDomain *domain, grant_ref_t ref, const HvGrantEntry *entry);
	gboolean (*grant_pins)(const HvDomain *domain, grant_ref_t ref, HvGrantPins *pins);
	guint (*mappings)(const HvDomain *domain, HvMappingFn fn, gpointer data); /* live ones, by handle */
	gboolean (*mapping)(const HvDomain *domain, grant_handle_t handle, HvMapping *mapping);

	/*
	 * Event channels: stands for the guest's write to the mask in its
	 * shared_info, where an event that comes stays pending (EVTCHNOP_unmask
	 * delivers it).  FALSE if there is no such port; may be NULL in a
	 * hypervisor without event channels.
	 */
	gboolean (*event_mask)(HvDomain *domain, guint port, gboolean masked);

	/*
	 * Switches a historic bug of hv_fault_table on or off; FALSE if this
	 * hypervisor has no such switch.
	 */
	gboolean (*fault_set)(HvMachine *machine, const char *name, gboolean on);
	/* Adds an injection; FALSE if this hypervisor cannot do that. */
	gboolean (*inject)(HvMachine *machine, const HvInjection *injection);
	void (*inject_clear)(HvMachine *machine);

	/*
	 * Pins, GTF flags, status words, maptrack, page and type references against
	 * each other, over the whole machine.  NULL if they agree, else what does
	 * not, in one line, to be freed.  A checking build asks after every operation.
	 */
	char *(*check)(const HvMachine *machine);

	/*
	 * For the host's handler of SIGSEGV, SIGBUS, SIGFPE or SIGILL, which must run on
	 * a stack of its own with SA_NODEFER: if the hypervisor was running this does
	 * not return.  The call it was in ends as after BUG, with hypervisor_bug told;
	 * pc is where the signal hit.  NULL in a hypervisor that contains no signals.
	 */
	void (*host_signal)(HvMachine *machine, int signal, gconstpointer pc);
} HvInterface;

/*
 * Tells whether a shared object was built with these headers: it differs if the size of
 * anything that crosses the interface does, and HV_ABI_VERSION counts what sizes do not
 * show.  Nothing of an interface with another abi may be used.
 */
#define HV_ABI_VERSION 2u
#define HV_ABI_MIX(so_far, next) (((so_far) * 0x100000001b3u) ^ (guint64)(next))
#define HV_ABI \
	HV_ABI_MIX(HV_ABI_MIX(HV_ABI_MIX(HV_ABI_MIX(HV_ABI_MIX(HV_ABI_MIX(HV_ABI_MIX( \
	HV_ABI_MIX(HV_ABI_MIX(HV_ABI_MIX(HV_ABI_MIX(0xcbf29ce484222325u, HV_ABI_VERSION), sizeof(HvInterface)), \
	sizeof(HvHost)), sizeof(HvMachineConfig)), sizeof(HvDomainConfig)), \
	sizeof(HvInjection)), sizeof(HvGrantEntry)), sizeof(HvMapping)), sizeof(HvEvent)), \
	sizeof(HvRefused)), HV_REFUSAL_COUNT)

/* NULL, or why an interface that comes from elsewhere cannot be used: a static text. */
const char *hv_interface_unfit(const HvInterface *interface);

/* hv-model's implementation. */
const HvInterface *hv_model(void);

G_END_DECLS

#endif
