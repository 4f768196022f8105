/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Operations as values: what a step of a run does, without any number that only
 * holds in one machine.  Arguments are symbols ("page 3 of domain 1", "the handle
 * that map 17 gave"), so that steps can be taken out of a sequence and the rest
 * still means the same.
 */
#ifndef DF_OP_H
#define DF_OP_H

#include "hv/hv.h"

G_BEGIN_DECLS

#define DF_DOMAINS 6  /* domain ids 0 .. 5 */
#define DF_BATCH   40 /* slots of one hypercall */
#define DF_ARGS    8  /* arguments of one slot */

typedef enum {
	DF_ENTRY, DF_ENTRY_WRITE, DF_REVOKE, DF_FILL,
	DF_MAP, DF_UNMAP, DF_UNMAP_REPLACE, DF_COPY, DF_SETUP_TABLE, DF_QUERY_SIZE,
	DF_SET_VERSION, DF_GET_VERSION, DF_GET_STATUS_FRAMES, DF_SWAP, DF_TRANSFER,
	DF_CACHE_FLUSH, DF_GNTTAB_RAW,
	DF_ADD_TO_PHYSMAP, DF_REMOVE_FROM_PHYSMAP, DF_DECREASE, DF_POPULATE,
	DF_NOMINATE, DF_EVICT, DF_PREP, DF_ACCESS,
	DF_L1_ATTACH, DF_UPDATE_VA, DF_MMU_UPDATE,
	DF_CREATE, DF_DESTROY,
	DF_KINDS
} DfKind;

/* What an argument is: how it is drawn, resolved, made simpler and printed. */
typedef enum {
	DF_T_NONE,
	DF_T_NUMBER,   /* small */
	DF_T_OFFSET,   /* in a page, or just beyond */
	DF_T_LENGTH,
	DF_T_DOMID,
	DF_T_REF,
	DF_T_GTF,      /* flags of a shared entry */
	DF_T_MAPFLAGS, /* GNTMAP_* */
	DF_T_COPYFLAGS,
	DF_T_BITS,     /* any other flags */
	DF_T_VERSION,
	DF_T_FRAME,    /* a frame as its owner names it */
	DF_T_REF_OR_FRAME,
	DF_T_ADDR,     /* where a grant is mapped */
	DF_T_PTR,      /* mmu_update's ptr: an L1 entry, and a command in the low bits */
	DF_T_PTE,
	DF_T_HANDLE,
	DF_T_BUS,
} DfType;

/*
 * A value: plain, or a symbol if the top byte is one of these.
 * Layout: tag 8, x 16, y 24, z 16 bits.
 */
typedef enum {
	DF_PLAIN,
	DF_PAGE,  /* page y of domain x, as that names it; z: low bits */
	DF_MFN,   /* the machine frame behind it */
	DF_TABLE, /* frame y of domain x's grant table */
	DF_SLOT,  /* the caller's mapping place y; z: low bits */
	DF_PTEOF, /* the address of the L1 entry of that place */
	DF_MADE,  /* what the map with number y gave: handle or bus address */
	DF_TAGS
} DfTag;

#define DF_SYMBOL(tag, x, y, z) \
	((guint64)(tag) << 56 | (guint64)(x) << 40 | (guint64)(y) << 16 | (guint64)(z))

static inline DfTag df_tag(guint64 v)
{
	return v >> 56 < DF_TAGS ? (DfTag)(v >> 56) : DF_PLAIN;
}

static inline guint df_x(guint64 v) { return v >> 40 & 0xffff; }
static inline guint df_y(guint64 v) { return v >> 16 & 0xffffff; }
static inline guint df_z(guint64 v) { return v & 0xffff; }

typedef struct {
	guint id; /* of a map: its number in the whole run, for DF_MADE */
	guint64 arg[DF_ARGS];
} DfSlot;

/* Guest memory that the hypervisor cannot reach during the hypercall. */
typedef enum {
	DF_REFUSE_NOTHING,
	DF_REFUSE_ALL,    /* the slots from refuse_from on */
	DF_REFUSE_WRITES, /* the same, but they can be read */
	DF_REFUSE_LIST,   /* lists that a slot points to */
} DfRefuse;

typedef struct {
	DfKind kind;
	guint dom;  /* who does it */
	guint vcpu; /* where: 0 or 1 */
	DfRefuse refuse;
	guint refuse_from;
	guint interrupt; /* the batch is interrupted and restarted before that slot, 0: not; from 1 */
	guint count;
	DfSlot slot[]; /* count of them */
} DfOp;

typedef struct {
	const char *name;
	DfType type;
} DfColumn;

/* The table of kinds. */
typedef struct {
	DfKind kind;
	const char *name;
	guint weight;  /* how often it is drawn, relative to the others */
	gboolean batch;/* may have more than one slot */
	gint cmd;      /* GNTTABOP_* or -1 */
	gsize size;    /* of one slot's argument structure, 0 if there is none */
	gssize status_at;
	DfColumn column[DF_ARGS];
} DfKindRow;

extern const DfKindRow df_kinds[DF_KINDS];

const DfKindRow *df_kind_by_name(const char *name);
guint df_columns(DfKind kind);

DfOp *df_op_new(DfKind kind, guint dom, guint count);
DfOp *df_op_copy(const DfOp *op);

/* "map 1/0: ref=8 granter=2 flags=0x2 at=slot3; ...", one line, to be freed. */
char *df_op_to_text(const DfOp *op);
/* NULL and an error that says what is wrong with the line. */
DfOp *df_op_from_text(const char *line, GError **error);
void df_value_to_text(GString *text, DfType type, guint64 v);
gboolean df_value_from_text(const char *text, guint64 *v);

G_END_DECLS

#endif
