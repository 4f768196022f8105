/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The one machine of this copy, and the way to the host around it.
 */
#include "machine/private.h"

HvMachine *xs_machine;

/* Not G_DEFINE_QUARK: its string would go with this object. */
GQuark hv_error_quark(void)
{
	return g_quark_from_string("hv-error-quark");
}

HvMachine *xs_machine_new(const HvMachineConfig *config, const HvHost *host, gpointer data,
			  GError **error)
{
	if (xs_machine) {
		g_set_error(error, HV_ERROR, HV_ERROR_CONFIG,
			    "this copy of Xen has a machine already: load another copy");
		return NULL;
	}
	if (config->frames < 1 || config->frames > HV_MAX_FRAMES) {
		g_set_error(error, HV_ERROR, HV_ERROR_CONFIG,
			    "frames is %u: must be 1 to %u", config->frames, HV_MAX_FRAMES);
		return NULL;
	}
	if (!host->copy_from_guest || !host->copy_to_guest) {
		g_set_error(error, HV_ERROR, HV_ERROR_CONFIG,
			    "the host gives no access to guest memory");
		return NULL;
	}
	xs_machine = g_new0(HvMachine, 1);
	xs_machine->host = host;
	xs_machine->host_data = data;
	xs_machine->domains = g_hash_table_new(NULL, NULL);
	if (!xs_frames_init(&xs_machine->frames, config->frames, error))
		g_clear_pointer(&xs_machine, xs_machine_free);
	return xs_machine;
}

/*
 * Of a domain that is dead already the frames of its own table may be all that it
 * owns: with the last of them it would be buried in the middle of this.
 */
static void discard(gpointer key G_GNUC_UNUSED, gpointer domain, gpointer data G_GNUC_UNUSED)
{
	xs_domain_get(domain);
	xs_domain_discard(domain);
}

void xs_machine_free(HvMachine *machine)
{
	if (!machine)
		return;
	/* In whatever order: nobody is told and nothing is left to be seen. */
	g_hash_table_foreach(machine->domains, discard, NULL);
	g_hash_table_unref(machine->domains);
	g_slist_free_full(machine->gone, (GDestroyNotify)xs_domain_discard);
	xs_frames_clear(&machine->frames);
	g_free(machine);
	xs_machine = NULL;
	xs_current = NULL;
}

gboolean xs_guest_read(HvDomain *domain, gpointer dst, guint64 addr, gsize len)
{
	const HvMachine *machine = domain->machine;

	return machine->host->copy_from_guest(machine->host_data, domain->id, dst, addr, len);
}

gboolean xs_guest_write(HvDomain *domain, guint64 addr, gconstpointer src, gsize len)
{
	const HvMachine *machine = domain->machine;

	return machine->host->copy_to_guest(machine->host_data, domain->id, addr, src, len);
}

void xs_event(HvDomain *domain, HvEventType type, domid_t peer, guint64 a, guint64 b, guint64 c)
{
	const HvMachine *machine = domain->machine;

	if (machine->host->event) {
		HvEvent event = {
			.type = type, .domid = domain->id, .peer = peer, .a = a, .b = b, .c = c,
		};

		machine->host->event(machine->host_data, &event);
	}
}
