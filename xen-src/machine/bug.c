/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where the hypervisor would crash.  BUG leaves Xen's code by a jump to where it was
 * entered, and it is not entered again; ASSERT is told and passed.  Taking a lock
 * that is held would hang a CPU for good: BUG.  So is a signal of the host, which
 * is what a fault of the hypervisor's is here.
 */
#include "machine/private.h"

#include <dlfcn.h>

static void tell_signal(const HvMachine *machine);

gboolean xs_enter(XsCall fn, gpointer data)
{
	HvMachine *machine = xs_machine;

	if (machine->dead)
		return FALSE;
	if (machine->depth == 0 && setjmp(machine->entry) != 0) {
		machine->depth = 0;
		if (machine->signal)
			tell_signal(machine);
		return FALSE;
	}
	machine->depth++;
	fn(data);
	if (--machine->depth == 0)
		xs_domains_bury();
	return TRUE;
}

static void tell(gboolean fatal, const char *where, const char *text)
{
	const HvMachine *machine = xs_machine;

	if (machine->host->hypervisor_bug)
		machine->host->hypervisor_bug(machine->host_data, fatal, where, text);
}

static gboolean in_image(gconstpointer base)
{
	Dl_info own;

	return base && dladdr((gconstpointer)xs_enter, &own) && own.dli_fbase == base;
}

/* By the function or, where it has no name, by the place in the file as loaded. */
static void tell_signal(const HvMachine *machine)
{
	g_autofree char *text = g_strdup_printf("host signal: %s", strsignal(machine->signal));
	g_autofree char *where = NULL;
	Dl_info info = {0};

	if (machine->pc && dladdr(machine->pc, &info) && info.dli_sname)
		where = g_strdup(info.dli_sname);
	else if (info.dli_fbase)
		where = g_strdup_printf("%s + 0x%zx", in_image(info.dli_fbase) ? "the image" :
					info.dli_fname,
					(gsize)machine->pc - (gsize)info.dli_fbase);
	else
		where = g_strdup("nowhere");
	tell(TRUE, where, text);
}

/* In a signal handler: whatever can wait is done after the jump. */
void xs_host_signal(HvMachine *machine, int signal, gconstpointer pc)
{
	if (!machine || !machine->depth || machine->dead)
		return;
	machine->dead = TRUE;
	machine->signal = signal;
	machine->pc = pc;
	longjmp(machine->entry, 1);
}

void xs_report(const char *where, const char *text)
{
	tell(FALSE, where, text);
}

/* Xen's file by its name in Xen's source, wherever it was compiled. */
static char *place(const char *file, int line)
{
	const char *in_xen = strstr(file, "xen/common/");

	return g_strdup_printf("%s:%d", in_xen ? in_xen : file, line);
}

void xs_bug(const char *file, int line, const char *text)
{
	char *where = place(file, line);

	xs_machine->dead = TRUE;
	tell(TRUE, where, text);
	g_free(where);
	if (xs_machine->depth == 0)
		g_error("xen: %s:%d: %s outside a call", file, line, text);
	longjmp(xs_machine->entry, 1);
}

void xs_assert_failed(const char *file, int line, const char *text)
{
	g_autofree char *where = place(file, line);

	tell(FALSE, where, text);
}

void xs_lock_read(struct xs_lock *lock, const char *file, int line)
{
	if (lock->written)
		xs_bug(file, line, "deadlock: the lock is held for writing");
	lock->readers++;
}

void xs_unlock_read(struct xs_lock *lock, const char *file, int line)
{
	if (!lock->readers)
		xs_bug(file, line, "a lock that is not held for reading is dropped");
	lock->readers--;
}

void xs_lock_write(struct xs_lock *lock, const char *file, int line)
{
	if (lock->written || lock->readers)
		xs_bug(file, line, "deadlock: the lock is held");
	lock->written = true;
}

void xs_unlock_write(struct xs_lock *lock, const char *file, int line)
{
	if (!lock->written)
		xs_bug(file, line, "a lock that is not held is dropped");
	lock->written = false;
}
