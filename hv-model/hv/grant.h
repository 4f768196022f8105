/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Grant tables seen from outside: what a script, a checker or a trace reads.
 * Reading changes nothing.
 */
#ifndef HV_GRANT_H
#define HV_GRANT_H

#include "hv/types.h"

G_BEGIN_DECLS

/* One shared entry, whatever its version. */
typedef struct {
	guint version;   /* 1 or 2 */
	guint16 flags;   /* GTF_* as the guest wrote them (v1: with reading/writing) */
	guint16 status;  /* GTF_reading | GTF_writing: v1 from flags, v2 from the status word */
	domid_t domid;
	guint64 frame;   /* gfn granted; 0 where the type has none */
} HvGrantEntry;

/* What the hypervisor itself holds on an entry (Xen's active entry). */
typedef struct {
	guint host_read, host_write;     /* pins through host maps */
	guint device_read, device_write; /* pins through device maps */
	HvMfn mfn;                       /* HV_INVALID_MFN while nothing is pinned */
} HvGrantPins;

static inline guint hv_pins_total(const HvGrantPins *pins)
{
	return pins->host_read + pins->host_write + pins->device_read + pins->device_write;
}

/* One live mapping (Xen's maptrack entry). */
typedef struct {
	grant_handle_t handle;
	domid_t granter;
	grant_ref_t ref;
	guint flags; /* GNTMAP_* */
	guint64 host_addr; /* as the mapper gave it; page-aligned VA, PTE address or GPA */
} HvMapping;

typedef void (*HvMappingFn)(const HvMapping *mapping, gpointer data);

/* The table of statuses: one row each, okay first, by falling value. */
typedef struct {
	gint16 value;        /* GNTST_* */
	const char *name;    /* "GNTST_eagain" */
	const char *text;    /* Xen's public GNTTABOP_error_msgs */
	const char *meaning; /* ours: when it is given and what the caller should do */
} HvStatusRow;

extern const HvStatusRow hv_status_table[];
extern const guint hv_status_count;

/* The row by value, or NULL. */
const HvStatusRow *hv_status_by_value(gint value);
/* The row by name, with or without "GNTST_", or NULL. */
const HvStatusRow *hv_status_by_name(const char *name);

/* The table of grant-table operations. */
typedef struct {
	guint cmd;           /* GNTTABOP_* */
	const char *name;    /* "map_grant_ref" */
	gsize arg_size;      /* bytes of one argument structure */
	gssize status_at;    /* offset of its int16_t status, or -1 */
	const char *meaning;
} HvGrantOpRow;

extern const HvGrantOpRow hv_grant_op_table[];
extern const guint hv_grant_op_count;

const HvGrantOpRow *hv_grant_op_by_cmd(guint cmd);
const HvGrantOpRow *hv_grant_op_by_name(const char *name);

/* In entries of which type a bit has that name. */
typedef enum {
	HV_GTF_EVERYWHERE,
	HV_GTF_IN_TRANSFERS, /* accept_transfer */
	HV_GTF_IN_GRANTS,    /* every other */
} HvGtfScope;

/* GTF_* flag bits: name ("permit_access" for the type, "readonly", ...) and mask/value. */
typedef struct {
	HvGtfScope scope;
	guint16 mask;
	guint16 value;
	const char *name;
	const char *meaning;
} HvGtfRow;

extern const HvGtfRow hv_gtf_table[];
extern const guint hv_gtf_count;

const HvGtfRow *hv_gtf_by_name(const char *name);
/* Whether the row's name is one of those that the flags of an entry have. */
gboolean hv_gtf_in(const HvGtfRow *row, guint16 flags);

G_END_DECLS

#endif
