/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What gntsim knows of a program while it runs.  Private to client/. */
#ifndef GS_CLIENT_STATE_H
#define GS_CLIENT_STATE_H

#include "client/program.h"
#include "client/wire.h"
#include "world/program-memory.h"

G_BEGIN_DECLS

/* An open device: one description, whatever descriptors lead to it. */
typedef struct {
	guint id;
	int peer;      /* hangs up when the program's last descriptor is closed */
	int kernel_fd; /* in every process that has it */
	guint32 flags; /* of open() */
} GsClientFile;

/* A process of the program. */
typedef struct {
	guint number;  /* from 1 */
	gboolean greeted; /* FALSE: a child that has not said hello */
	gboolean ended; /* its memory is gone */
	guint n_threads;
	GPtrArray *threads; /* GsClientThread *; the first one's connection is the process's */
	int follower;   /* the connection; -1: none, as it has shown no device yet */
	gboolean missed; /* page tables have changed while there was none */
	GsProgramMemory memory;
	struct ks_process *process; /* NULL: it has not used a device yet */
	GPtrArray *files; /* GsClientFile * that it has */
	guint held; /* who is in the midst of something with it: it is not freed */
} GsClient;

/* A thread of it, and the system call that this makes, if it makes one. */
typedef struct {
	GsProgram *program; /* NULL: it is freed */
	GsClient *client;
	guint number;   /* in the process, from 0 */
	int connection;
	gboolean busy;  /* its call is under way, in a task */
	gboolean gone;  /* it has ended meanwhile */
	struct gc_request request;
	struct gc_answer answer;
	GPtrArray *closed; /* CLOSED: GsClientFile *, or NULL */
} GsClientThread;

struct GsProgram {
	GsDomain *domain; /* NULL: it has not entered one */
	guint vcpu;       /* on which it has entered */
	int listener, pidfd, frames_fd;
	char *name;      /* of the listener */
	pid_t pid;       /* of what was started; 0: it is reaped */
	gboolean seen;   /* the preload library was in it */
	int status;      /* as waitpid() gave it */
	guint n_clients, n_files;
	guint calls;     /* system calls under way */
	guint waited_ms; /* for what runs in it, since a call ended last */
	GPtrArray *clients; /* GsClient *, in order of their numbers */
	GPtrArray *files;   /* GsClientFile *, the same */
	GString *report;
	char *trouble;
};

static inline const struct ks_processes *gs_client_processes(const GsProgram *program)
{
	return program->domain->image->ks->processes;
}

/* --- process.c ------------------------------------------------------------------------ */
GsClient *gs_client_new(GsProgram *program);
/* It is a process of the kernel from now on, if it is none yet; FALSE: there is no room. */
gboolean gs_client_enter(GsProgram *program, GsClient *client);
/* The child of a fork, without a connection yet; NULL with the kernel's -errno. */
GsClient *gs_client_fork(GsProgram *program, const GsClient *parent, int *error);
GsClient *gs_client_by_number(const GsProgram *program, guint number);
/* The kernel takes its memory and files away; it is freed when nobody holds it any more. */
void gs_client_end(GsProgram *program, GsClient *client);
void gs_client_free(gpointer client);
void gs_client_hold(GsClient *client);
void gs_client_drop(GsProgram *program, GsClient *client);

/* --- file.c --------------------------------------------------------------------------- */
GsClientFile *gs_client_file(const GsClient *client, guint id);
/* Of which the program has closed its last descriptor, since this was asked last. */
GPtrArray *gs_client_files_closed(GsProgram *program);
/* The kernel closes them. */
void gs_client_close_files(GsProgram *program, GPtrArray *closed);
void gs_client_file_free(gpointer file);

/* --- thread.c ------------------------------------------------------------------------- */
GsClientThread *gs_client_thread_new(GsProgram *program, GsClient *client, int connection);
/* It has ended. */
void gs_client_thread_end(GsClientThread *thread);
void gs_client_thread_free(gpointer thread);
/* It has sent a request, which begins a call; FALSE: it has not, but has ended. */
gboolean gs_client_thread_asks(GsClientThread *thread);
/* The call is served in a task of its own from now on. */
void gs_client_thread_start(GsClientThread *thread);

/* --- hello.c -------------------------------------------------------------------------- */
/* A connection has come: of a process, of another thread of one, or of a follower. */
void gs_client_hello(GsProgram *program, int connection);

/* --- pace.c --------------------------------------------------------------------------- */
/* Other tasks can go on at this time. */
gboolean gs_client_others_ready(const GsProgram *program);
/* A thread of the program's runs in the host, or a process of it is about to. */
gboolean gs_client_program_runs(const GsProgram *program);
/* To when something will happen, by itself. */
void gs_client_let_time_pass(GsProgram *program);

/* --- call.c --------------------------------------------------------------------------- */
/* [in the call's task] Serves the thread's request, and answers. */
void gs_client_serve(GsClientThread *thread);

/* --- follow.c ------------------------------------------------------------------------- */
/* From now on what the domain's kernel changes in page tables of processes is changed in them. */
void gs_client_follow(GsProgram *program);
/* It has a follower from now on: what that has missed is made up for. */
void gs_client_follower(GsProgram *program, GsClient *client, int connection);
/* What the program is to see at that address: a frame as in gc_answer. */
guint64 gs_client_frame(const GsProgram *program, gulong va);

/* --- socket.c ------------------------------------------------------------------------- */
/* Listens under a name that the host finds; -1 with errno. */
int gs_client_listen(char **name);
/* A socket for the program; the other end, bound to NAME/id, is *peer.  -1 with errno. */
int gs_client_socket(const char *name, guint id, int *peer);
/* The process at the other end. */
pid_t gs_client_peer_pid(int connection);
/* fd: to be carried, or -1.  That nobody is there any more is seen elsewhere. */
void gs_client_send(int connection, const struct gc_answer *answer, int fd);
/* An answer with nothing else in it. */
void gs_client_send_result(int connection, gint64 result, int fd);

G_END_DECLS

#endif
