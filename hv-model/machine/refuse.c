/* SPDX-License-Identifier: GPL-2.0-or-later */
/* See refuse.h. */
#include "machine/machine.h"

/* Above it Xen keeps the place where a call goes on. */
#define GRANT_CMD(arg) ((guint)(arg) & 0xfff)

static void begin(const HvMachine *machine, HvRefused *refused, HvRefusal why, guint64 value)
{
	const HvCall *call = &machine->call;
	/* One that cannot be read has not been counted yet. */
	guint counted = call->elements && why != HV_REFUSE_CALL_ARGUMENT_UNREADABLE;
	guint cmd = GRANT_CMD(call->args[0]);
	const HvGrantOpRow *row = hv_grant_op_by_cmd(cmd);

	*refused = (HvRefused){
		.why = why, .domid = call->domain->id, .nr = __HYPERVISOR_grant_table_op,
		.cmd = cmd, .element = call->elements - counted, .count = (guint)call->args[2],
		.answer = hv_refusal_table[why].answer, .granter = DOMID_INVALID,
		.ref = HV_NO_REF, .value = value,
	};
	if (row)
		refused->at = call->args[1] + (guint64)refused->element * row->arg_size;
}

static gint tell(const HvMachine *machine, const HvRefused *refused)
{
	if (machine->host->refused)
		machine->host->refused(machine->host_data, refused);
	return refused->answer;
}

gint hv_refuse(HvMachine *machine, HvRefusal why, guint64 value)
{
	HvRefused refused;

	begin(machine, &refused, why, value);
	return tell(machine, &refused);
}

gint hv_refuse_entry(HvDomain *granter, grant_ref_t ref, HvRefusal why, guint64 value)
{
	HvRefused refused;

	begin(granter->machine, &refused, why, value);
	refused.granter = granter->id;
	refused.ref = ref;
	refused.has_entry = hv_inspect_grant_entry(granter, ref, &refused.entry) &&
			    hv_engine_pins(granter, ref, &refused.pins);
	return tell(granter->machine, &refused);
}

/* Other hypercalls than grant_table_op can be given an errno, too: they have no elements. */
void hv_refuse_injected(HvMachine *machine, guint nr, guint cmd, HvRefusal why, gint answer)
{
	HvRefused refused = {
		.why = why, .domid = machine->call.domain->id, .nr = nr, .cmd = cmd, .count = 1,
		.granter = DOMID_INVALID, .ref = HV_NO_REF,
	};

	if (nr == __HYPERVISOR_grant_table_op)
		begin(machine, &refused, why, 0);
	refused.answer = answer;
	tell(machine, &refused);
}
