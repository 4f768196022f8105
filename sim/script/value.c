/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Types of values and what can be computed with them: the table, and the arithmetic. */
#include "script/expr.h"

#define N GS_VALUE_NUMBER
#define D GS_VALUE_DURATION

static const struct {
	GsValueType left;
	char op;
	GsValueType right, result;
} operations[] = {
	{ N, '+', N, N }, { N, '-', N, N }, { N, '*', N, N }, { N, '/', N, N }, { N, '%', N, N },
	{ D, '+', D, D }, { D, '-', D, D }, { D, '/', D, N }, { D, '%', D, D },
	{ D, '*', N, D }, { N, '*', D, D }, { D, '/', N, D },
};

const char *gs_value_noun(GsValueType type)
{
	static const char *const nouns[] = { "nothing", "a number", "a duration", "a status",
					     "an errno", "the result of an action" };

	return nouns[type];
}

GsValueType gs_value_combined(GsValueType left, char op, GsValueType right)
{
	for (guint i = 0; i < G_N_ELEMENTS(operations); i++)
		if (operations[i].left == left && operations[i].op == op &&
		    operations[i].right == right)
			return operations[i].result;
	return GS_VALUE_NONE;
}

const char *gs_value_compute(GsValue left, char op, GsValue right, GsValue *result)
{
	gboolean overflow = FALSE;

	result->type = gs_value_combined(left.type, op, right.type);
	switch (op) {
	case '+':
		overflow = __builtin_add_overflow(left.value, right.value, &result->value);
		break;
	case '-':
		overflow = __builtin_sub_overflow(left.value, right.value, &result->value);
		break;
	case '*':
		overflow = __builtin_mul_overflow(left.value, right.value, &result->value);
		break;
	default:
		if (right.value == 0)
			return "division by zero";
		overflow = left.value == G_MININT64 && right.value == -1;
		if (!overflow)
			result->value = op == '/' ? left.value / right.value
						  : left.value % right.value;
		break;
	}
	return overflow ? "the value does not fit into 64 bits" : NULL;
}
