/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A real program as processes of a domain's kernel: gntsim exec starts it with the preload
 * library, and serves the system calls that this sends (client/wire.h).  What the program
 * does beside these takes no virtual time.
 */
#ifndef GS_PROGRAM_H
#define GS_PROGRAM_H

#include <glib.h>

#include "world/world.h"

G_BEGIN_DECLS

#define GS_PROGRAM_ERROR gs_program_error_quark()
GQuark gs_program_error_quark(void);

typedef enum {
	GS_PROGRAM_ERROR_START,
} GsProgramErrorCode;

/* What gntsim exec was told to start. */
typedef struct {
	char **argv;      /* NULL at its end */
	char *path;       /* of the program's file */
	char *preload;    /* LD_PRELOAD, but for what it has already */
} GsProgramOrder;

typedef struct GsProgram GsProgram;

/*
 * Starts it; it waits before main() until it is run.  Not on a task: the host's fork()
 * would share that one's stack with the child.  NULL: the host would not.
 */
GsProgram *gs_program_start(const GsProgramOrder *order, GError **error);
/*
 * [on a task of the domain] It is a process of the domain's kernel from now on, the one that
 * is returned; NULL: the kernel has no room for it.
 */
struct ks_process *gs_program_enter(GsProgram *program, GsDomain *domain);
gboolean gs_program_entered(const GsProgram *program);

typedef gboolean (*GsProgramUntil)(gpointer data);
/*
 * [on a task of the domain] Serves it until it and all the processes that it made have
 * ended, or until says so (NULL: never).  TRUE: it has ended.
 */
gboolean gs_program_run(GsProgram *program, GsProgramUntil until, gpointer data);
/* SIGKILL for each of its processes, of which gs_program_run() then sees the end. */
void gs_program_kill(GsProgram *program);
/* How it ended: its exit status, or -(KS_SIGNAL + n). */
long gs_program_result(const GsProgram *program);
/* What the host would not do for it; NULL: nothing. */
const char *gs_program_trouble(const GsProgram *program);

/* Lines, without the last newline: how each of its processes ended, and what it had open. */
char *gs_program_report(const GsProgram *program);

gboolean gs_program_ended(const GsProgram *program);
/* Kills what has not ended; the kernel hears no more of it. */
void gs_program_free(GsProgram *program);

G_END_DECLS

#endif
