/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The boundary between a machine and its grant tables.  machine/ is what surrounds them:
 * frames, domains, p2m, page tables, memory operations, paging, event channels, injection.
 * The grant table engine is what xen/common/grant_table.c is in Xen.  There are two: the
 * model's own in gnttab/, and in xen-src that very file.  A program links one of them:
 * these are plain functions that machine/ calls and an engine defines.
 *
 * An engine for its part may use all of machine/private.h.  Before each operation, or each
 * element of a batch, it asks hv_step(); before an allocation of its own that may fail,
 * hv_step_no_memory().
 */
#ifndef HV_ENGINE_H
#define HV_ENGINE_H

#include "hv/hv.h"

/* The hypervisor's name, "model". */
extern const char hv_engine_name[];

/*
 * A machine has its frames and gets what the engine needs for it; FALSE with an error set
 * if it cannot have one.  clear() comes after the last domain's free(), and after a failed
 * init(), too.
 */
gboolean hv_engine_machine_init(HvMachine *machine, GError **error);
void hv_engine_machine_clear(HvMachine *machine);
/* BUG: the host has been told.  May leave for where the hypervisor was entered. */
void hv_engine_broken(HvMachine *machine);
/* A switch of hv_fault_table; FALSE if the engine has no such one. */
gboolean hv_engine_fault_set(HvMachine *machine, const char *name, gboolean on);

/*
 * A domain that has its memory gets domain->gt with a table of one frame.  FALSE if that
 * could not be made; the domain is destroyed then.
 */
gboolean hv_engine_init(HvDomain *domain, const HvDomainConfig *config);
/* The domain dies: what it has mapped is let go. */
void hv_engine_release_mappings(HvDomain *domain);
/* Nobody refers to the domain any more: the table goes, its frames back to the machine. */
void hv_engine_free(HvDomain *domain);

/* The hypercall, of a guest that may make it.  0 or -errno. */
long hv_engine_op(HvDomain *domain, guint vcpu, guint cmd, guint64 uop, guint count);

/*
 * XENMAPSPACE_grant_table: the frame by its index, which is to be shown at gfn, with a
 * reference; the table grows for it.  0 or -errno.
 */
int hv_engine_frame_at(HvDomain *domain, guint64 idx, HvGfn gfn, HvMfn *mfn);
/* XENMEM_acquire_resource: how many frames of that kind there may be, 0 for no such kind. */
guint hv_engine_max_frames(const HvDomain *domain, guint id);
/* These frames, all of them or none; the table grows for them.  0 or -errno. */
int hv_engine_acquire(HvDomain *domain, guint id, guint32 first, guint count, HvMfn *mfns);

/* Looking at a table; changes nothing. */
typedef struct {
	guint version, frames, status_frames;
	guint entries; /* refs that exist */
	guint handles; /* that exist, live or free */
} HvTableSize;

/* Where one shared entry lies. */
typedef struct {
	grant_entry_header_t *header;
	grant_status_t *status; /* NULL in version 1 */
	union {
		guint32 *v1;
		guint64 *v2;
	} frame; /* of a full page */
} HvEntryPlace;

void hv_engine_size(const HvDomain *domain, HvTableSize *size);
gboolean hv_engine_entry(const HvDomain *domain, grant_ref_t ref, HvEntryPlace *place);
gboolean hv_engine_pins(const HvDomain *domain, grant_ref_t ref, HvGrantPins *pins);
/* A live mapping, and the serial of its granter (see HvDomain); FALSE if there is none. */
gboolean hv_engine_mapping(const HvDomain *domain, grant_handle_t handle, HvMapping *mapping,
			   guint *serial);

/* What only the engine can check of a domain; machine/ has counted all mappings. */
struct HvCheck;
void hv_engine_check(struct HvCheck *check, const HvDomain *domain);

#endif
