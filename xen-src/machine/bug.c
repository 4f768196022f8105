/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where the hypervisor would crash.  BUG leaves Xen's code by a jump to where it was
 * entered, and it is not entered again; ASSERT is told and passed.  Taking a lock
 * that is held would hang a CPU for good: BUG.
 */
#include "machine/private.h"

gboolean xs_enter(XsCall fn, gpointer data)
{
	HvMachine *machine = xs_machine;

	if (machine->dead)
		return FALSE;
	if (machine->depth == 0 && setjmp(machine->entry) != 0) {
		machine->depth = 0;
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
