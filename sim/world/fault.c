/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The fault handler.  A signal handler gets no data pointer and we keep no
 * global state, so the handler's own data lie at the aligned bottom of its
 * alternate stack, where it finds them by its own stack pointer.
 */
#include "world/fault.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>

#include "check/check.h"
#include "world/snapshot.h"
#include "world/watchdog.h"
#include "world/world.h"

#define STACK_SIZE (128 * 1024ul) /* a power of two, and aligned to itself */
#define RED_ZONE   128            /* below the stack pointer, x86-64 psABI */
#define PF_WRITE   0x2            /* page-fault error code: it was a write */

struct GsFaultHandler {
	GsWorld *world;
	GsSnapshot *snapshot;
	GsWatchdog watchdog;
	struct sigaction former_segv, former_bus, former_alarm;
	stack_t former_stack;
	GsAskedFn asked;
	gpointer asked_data;
	/* Of the fault being handled. */
	GsBacktrace backtrace;
	gulong address;
	gboolean write;
};

static GsFaultHandler *own_data(void)
{
	return (GsFaultHandler *)((gulong)__builtin_frame_address(0) & ~(STACK_SIZE - 1));
}

/* Runs on the task's stack in place of the faulting instruction, and never returns. */
static void after_fault(GsFaultHandler *handler)
{
	GsDomain *domain = gs_world_running(handler->world);

	gs_check_fault(domain, handler->address, handler->write, &handler->backtrace);
	g_assert_not_reached();
}

/* Likewise, in place of an instruction that is one of too many. */
static void after_alarm(GsFaultHandler *handler)
{
	gs_check_endless(gs_world_running(handler->world), &handler->backtrace);
	g_assert_not_reached();
}

static greg_t *error_register(ucontext_t *context, const char *name)
{
	static const struct {
		const char *name;
		int index;
	} registers[] = {
		{ "%eax", REG_RAX }, { "%ebx", REG_RBX }, { "%ecx", REG_RCX },
		{ "%edx", REG_RDX }, { "%esi", REG_RSI }, { "%edi", REG_RDI },
		{ "%ebp", REG_RBP }, { "%r8d", REG_R8 },  { "%r9d", REG_R9 },
		{ "%r10d", REG_R10 }, { "%r11d", REG_R11 }, { "%r12d", REG_R12 },
		{ "%r13d", REG_R13 }, { "%r14d", REG_R14 }, { "%r15d", REG_R15 },
	};

	for (guint i = 0; i < G_N_ELEMENTS(registers); i++)
		if (strcmp(registers[i].name, name) == 0)
			return &context->uc_mcontext.gregs[registers[i].index];
	return NULL;
}

/* The kernel expected that this instruction might fault (its exception table). */
static gboolean fixed_up(const GsDomain *domain, ucontext_t *context)
{
	greg_t *regs = context->uc_mcontext.gregs;
	const char *name = NULL;
	gulong rip = domain->image->ks->extable((gulong)regs[REG_RIP], &name);
	greg_t *error;

	if (!rip)
		return FALSE;
	error = name ? error_register(context, name) : NULL;
	if (error)
		*error = (guint32)-EFAULT;
	regs[REG_RIP] = (greg_t)rip;
	return TRUE;
}

static gboolean is_kernels(const GsDomain *domain, gulong rip, gulong address)
{
	return domain && domain->image && !domain->crashed &&
	       (gs_image_contains(domain->image, rip) ||
		gs_memory_contains(domain->memory, address));
}

/* A page that is mapped, but not in the host's page tables yet; whoever touched it. */
static gboolean resolved(const GsWorld *world, gulong address, gboolean write)
{
	for (guint i = 0; i < world->domains->len; i++) {
		const GsDomain *domain = g_ptr_array_index(world->domains, i);

		if (domain->memory && gs_memory_contains(domain->memory, address))
			return gs_memory_resolve(domain->memory, address, write);
	}
	return FALSE;
}

/* As if the interrupted instruction had called fn(handler). */
static void go_on_in(GsFaultHandler *handler, ucontext_t *context, void (*fn)(GsFaultHandler *))
{
	greg_t *regs = context->uc_mcontext.gregs;

	gs_backtrace_from_signal(&handler->backtrace, context);
	regs[REG_RSP] = (greg_t)((((gulong)regs[REG_RSP] - RED_ZONE) & ~15ul) - 8);
	regs[REG_RDI] = (greg_t)handler;
	regs[REG_RIP] = (greg_t)fn;
}

static void handle(int signal, siginfo_t *info, void *data)
{
	GsFaultHandler *handler = own_data();
	ucontext_t *context = data;
	greg_t *regs = context->uc_mcontext.gregs;
	GsDomain *domain = handler->world ? gs_world_running(handler->world) : NULL;

	if (handler->snapshot && (regs[REG_ERR] & PF_WRITE) &&
	    gs_snapshot_write(handler->snapshot, (gulong)info->si_addr))
		return;
	if (handler->world && resolved(handler->world, (gulong)info->si_addr,
				       (regs[REG_ERR] & PF_WRITE) != 0))
		return;
	if (!is_kernels(domain, (gulong)regs[REG_RIP], (gulong)info->si_addr)) {
		/* Perhaps the hypervisor's: then this does not return. */
		if (handler->world && handler->world->hv->host_signal)
			handler->world->hv->host_signal(handler->world->machine, signal,
							(gconstpointer)regs[REG_RIP]);
		/* Ours: let it happen again without us. */
		sigaction(signal, signal == SIGSEGV ? &handler->former_segv : &handler->former_bus,
			  NULL);
		return;
	}
	if (fixed_up(domain, context))
		return;
	handler->address = (gulong)info->si_addr;
	handler->write = (regs[REG_ERR] & PF_WRITE) != 0;
	go_on_in(handler, context, after_fault);
}

static void handle_alarm(int signal, siginfo_t *info, void *data)
{
	GsFaultHandler *handler = own_data();
	ucontext_t *context = data;
	GsDomain *domain = handler->world ? gs_world_running(handler->world) : NULL;

	(void)signal, (void)info;
	/* If it is elsewhere just now, the next tick will find it. */
	if (handler->world && gs_watchdog_tick(&handler->watchdog, handler->world->sched) &&
	    domain->image && !domain->crashed &&
	    gs_image_contains(domain->image, (gulong)context->uc_mcontext.gregs[REG_RIP]))
		go_on_in(handler, context, after_alarm);
}

GsFaultHandler *gs_fault_handler_new(void)
{
	struct sigaction action = { .sa_sigaction = handle,
				    .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER };
	struct sigaction alarm = { .sa_sigaction = handle_alarm,
				   .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART };
	char *mem = mmap(NULL, 2 * STACK_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
			 -1, 0); /* outside of snapshots */
	char *aligned;
	GsFaultHandler *handler;
	stack_t stack;

	if (mem == MAP_FAILED)
		g_error("gntsim: no memory for the fault handler's stack");
	aligned = (char *)(((gulong)mem + STACK_SIZE - 1) & ~(STACK_SIZE - 1));
	if (aligned > mem)
		munmap(mem, (gsize)(aligned - mem));
	if (aligned < mem + STACK_SIZE)
		munmap(aligned + STACK_SIZE, (gsize)(mem + STACK_SIZE - aligned));
	handler = (GsFaultHandler *)aligned;
	stack = (stack_t){ .ss_sp = aligned + sizeof(*handler),
			   .ss_size = STACK_SIZE - sizeof(*handler) };
	sigaltstack(&stack, &handler->former_stack);
	sigaction(SIGSEGV, &action, &handler->former_segv);
	sigaction(SIGBUS, &action, &handler->former_bus);
	sigaction(SIGVTALRM, &alarm, &handler->former_alarm);
	gs_watchdog_start();
	return handler;
}

void gs_fault_handler_free(GsFaultHandler *handler)
{
	gs_watchdog_stop();
	sigaction(SIGSEGV, &handler->former_segv, NULL);
	sigaction(SIGBUS, &handler->former_bus, NULL);
	sigaction(SIGVTALRM, &handler->former_alarm, NULL);
	sigaltstack(&handler->former_stack, NULL);
	munmap(handler, STACK_SIZE);
}

static void handle_question(int signal, siginfo_t *info, void *context)
{
	GsFaultHandler *handler = own_data();
	GsBacktrace backtrace; /* the handler's own may be of a fault being handled */

	(void)signal, (void)info;
	gs_backtrace_from_signal(&backtrace, context);
	handler->asked(handler->world, &backtrace, handler->asked_data);
}

void gs_fault_handler_on_signal(GsFaultHandler *handler, int signal, GsAskedFn fn, gpointer data)
{
	const struct sigaction action = { .sa_sigaction = handle_question,
					  .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART };

	handler->asked = fn;
	handler->asked_data = data;
	sigaction(signal, &action, NULL);
}

void gs_fault_handler_set_world(GsFaultHandler *handler, GsWorld *world)
{
	handler->world = world;
}

void gs_fault_handler_set_snapshot(GsFaultHandler *handler, GsSnapshot *snapshot)
{
	handler->snapshot = snapshot;
}

/*
 * In place of libc's, for libunwind, which blocks all signals while it changes its caches:
 * a fault on a page that a snapshot protects would then end the process.  A fault is the
 * instruction's own and never comes in between, so nobody is better off without it.
 */
int sigprocmask(int how, const sigset_t *set, sigset_t *old)
{
	sigset_t without_faults;
	int error;

	if (set && how != SIG_UNBLOCK) {
		without_faults = *set;
		sigdelset(&without_faults, SIGSEGV);
		sigdelset(&without_faults, SIGBUS);
		set = &without_faults;
	}
	error = pthread_sigmask(how, set, old);
	if (error)
		errno = error;
	return error ? -1 : 0;
}
