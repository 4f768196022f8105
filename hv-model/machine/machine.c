/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A machine: its frames, its domains, and the way to the host around it.
 */
#include "machine/machine.h"

/* Not G_DEFINE_QUARK: its string would go with a shared object that is unloaded. */
GQuark hv_error_quark(void)
{
	return g_quark_from_string("hv-error-quark");
}

HvMachine *hv_machine_new(const HvMachineConfig *config, const HvHost *host, gpointer data,
			  GError **error)
{
	HvMachine *machine;

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
	machine = g_new0(HvMachine, 1);
	machine->host = host;
	machine->host_data = data;
	machine->checking = config->checking;
	machine->permit_device_maps = config->permit_device_maps;
	machine->domains = g_hash_table_new(NULL, NULL);
	if (!hv_frames_init(&machine->frames, config->frames, error) ||
	    !hv_engine_machine_init(machine, error)) {
		hv_machine_free(machine);
		return NULL;
	}
	return machine;
}

static void discard(gpointer key G_GNUC_UNUSED, gpointer domain, gpointer data G_GNUC_UNUSED)
{
	/* It owns frames of its table, and must outlive them. */
	hv_domain_hold(domain);
	hv_domain_discard(domain);
}

void hv_machine_free(HvMachine *machine)
{
	if (!machine)
		return;
	/* In whatever order: nobody is told and nothing is left to be seen. */
	g_hash_table_foreach(machine->domains, discard, NULL);
	g_hash_table_unref(machine->domains);
	g_slist_free_full(machine->gone, (GDestroyNotify)hv_domain_discard);
	hv_engine_machine_clear(machine);
	hv_frames_clear(&machine->frames);
	hv_inject_clear(machine);
	g_free(machine);
}

int hv_machine_fd(const HvMachine *machine)
{
	return machine->frames.fd;
}

void hv_tell(HvDomain *domain, HvEventType type, domid_t peer, guint64 a, guint64 b, guint64 c)
{
	const HvMachine *machine = domain->machine;
	HvEvent event = {
		.type = type, .domid = domain->id, .peer = peer, .a = a, .b = b, .c = c,
	};

	machine->host->event(machine->host_data, &event);
}
