/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where the hypervisor would crash.  BUG leaves Xen's code by a jump to where it was
 * entered, and it is not entered again; ASSERT is told and passed.  Taking a lock
 * that is held would hang a CPU for good: BUG.  So is a signal of the host, which
 * is what a fault of the hypervisor's is here.
 */
#include <dlfcn.h>
#include <setjmp.h>

#include "engine/engine.h"

static struct {
	guint depth;   /* entries that are not over */
	jmp_buf entry; /* where BUG leaves to */
	gboolean dead; /* it met BUG */
	int signal;    /* that ended it, 0: none */
	gconstpointer pc; /* where */
} contained;

static gboolean in_image(gconstpointer base)
{
	Dl_info own;

	return base && dladdr((gconstpointer)xs_enter, &own) && own.dli_fbase == base;
}

/* By the function or, where it has no name, by the place in the file as loaded. */
static void tell_signal(void)
{
	g_autofree char *text = g_strdup_printf("host signal: %s", strsignal(contained.signal));
	g_autofree char *where = NULL;
	Dl_info info = {0};

	if (contained.pc && dladdr(contained.pc, &info) && info.dli_sname)
		where = g_strdup(info.dli_sname);
	else if (info.dli_fbase)
		where = g_strdup_printf("%s + 0x%zx", in_image(info.dli_fbase) ? "the image" :
					info.dli_fname,
					(gsize)contained.pc - (gsize)info.dli_fbase);
	else
		where = g_strdup("nowhere");
	hv_report(xs_machine, TRUE, where, text);
}

gboolean xs_enter(XsCall fn, gpointer data)
{
	if (contained.dead)
		return FALSE;
	if (contained.depth == 0 && setjmp(contained.entry) != 0) {
		contained.depth = 0;
		xs_machine->depth = 0;
		if (contained.signal)
			tell_signal();
		return FALSE;
	}
	contained.depth++;
	fn(data);
	contained.depth--;
	return TRUE;
}

gboolean xs_is_broken(void)
{
	return contained.dead;
}

void xs_mend(void)
{
	contained.dead = FALSE;
	contained.signal = 0;
}

void hv_engine_broken(HvMachine *machine G_GNUC_UNUSED)
{
	contained.dead = TRUE;
	if (contained.depth == 0)
		g_error("xen: BUG outside a call");
	longjmp(contained.entry, 1);
}

/* In a signal handler: whatever can wait is done after the jump. */
void xs_host_signal(HvMachine *machine, int signal, gconstpointer pc)
{
	if (!machine || machine != xs_machine || !contained.depth || contained.dead)
		return;
	contained.dead = TRUE;
	contained.signal = signal;
	contained.pc = pc;
	longjmp(contained.entry, 1);
}

/* Xen's file by its name in Xen's source, wherever it was compiled. */
static void tell(gboolean fatal, const char *file, int line, const char *text)
{
	const char *in_xen = strstr(file, "xen/common/");
	char where[200]; /* on the stack: BUG does not come back */

	g_snprintf(where, sizeof(where), "%s:%d", in_xen ? in_xen : file, line);
	hv_bug(xs_machine, fatal, where, text);
}

void xs_bug(const char *file, int line, const char *text)
{
	tell(TRUE, file, line, text);
	g_assert_not_reached();
}

void xs_assert_failed(const char *file, int line, const char *text)
{
	tell(FALSE, file, line, text);
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
