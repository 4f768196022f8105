/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A host signal while a hypervisor runs: one that can contain it does, and it is
 * compared as the BUG that it is; with any other it is the end, as without this.
 */
#include <signal.h>
#include <ucontext.h>

#include "world.h"

/* A signal handler is handed nothing of ours. */
static DfWorld *running;

void df_signal_running(DfWorld *world)
{
	running = world;
}

static void handle(int signal, siginfo_t *info G_GNUC_UNUSED, void *data)
{
	const ucontext_t *context = data;

	if (running && running->hv->host_signal)
		running->hv->host_signal(running->machine, signal,
					 (gconstpointer)context->uc_mcontext.gregs[REG_RIP]);
	sigaction(signal, &(struct sigaction){.sa_handler = SIG_DFL}, NULL);
}

void df_signal_catch(void)
{
	static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL};
	static char alternate[1 << 16];
	const stack_t stack = {.ss_sp = alternate, .ss_size = sizeof(alternate)};
	const struct sigaction action = {
		.sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER,
	};

	sigaltstack(&stack, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(signals); i++)
		sigaction(signals[i], &action, NULL);
}
