/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tokens that carry a value: names, comparisons, versions, numbers and durations. */
#include <string.h>

#include "script/nearest.h"
#include "script/token.h"
#include "script/unit.h"

static GsWord *word_here(const GsReader *reader, GsArgKind kind)
{
	return gs_word_new(kind, reader->pos, reader->start, reader->bytes);
}

GsWord *gs_token_name(const GsReader *reader)
{
	GsWord *word = word_here(reader, GS_ARG_NAME);

	word->text = g_strndup(reader->start, reader->bytes);
	return word;
}

GsWord *gs_token_string(const GsReader *reader)
{
	GsWord *word = word_here(reader, GS_ARG_STRING);

	word->text = g_strndup(reader->start + 1, reader->bytes - 2);
	return word;
}

GsWord *gs_token_compare(const GsReader *reader)
{
	GsWord *word = word_here(reader, GS_ARG_COMPARE);
	gboolean equal = reader->bytes == 2;

	switch (*reader->start) {
	case '=':
		word->number = GS_EQ;
		break;
	case '!':
		word->number = GS_NE;
		break;
	case '<':
		word->number = equal ? GS_LE : GS_LT;
		break;
	default:
		word->number = equal ? GS_GE : GS_GT;
		break;
	}
	return word;
}

/* The lexer lets no more digits through than fit. */
GsWord *gs_token_version(const GsReader *reader)
{
	GsWord *word = word_here(reader, GS_ARG_VERSION);
	char *point;
	guint64 major = g_ascii_strtoull(reader->start, &point, 10);

	word->number = GS_VERSION(major, g_ascii_strtoull(point + 1, NULL, 10));
	return word;
}

/* FALSE if the digits give more than most; *after: behind the last digit. */
static gboolean read_digits(const char *text, const char *end, guint base, guint64 most,
			    const char **after, guint64 *number)
{
	gboolean fits = TRUE;
	int digit;

	*number = 0;
	for (; text < end; text++) {
		digit = g_ascii_xdigit_value(*text);
		if (digit < 0 || (guint)digit >= base)
			break;
		if (*number > (most - (guint64)digit) / base)
			fits = FALSE;
		else
			*number = *number * base + digit;
	}
	*after = text;
	return fits;
}

static void make_duration(GsReader *reader, GsWord *word, const char *unit, gsize bytes,
			  gboolean fits)
{
	g_autofree char *written = gs_quote(reader->start, reader->bytes);
	guint64 ns = gs_unit_ns(unit, bytes);

	word->kind = GS_ARG_DURATION;
	if (*unit == '.')
		gs_reader_error(reader, "%s has a fraction: write an integer in a smaller unit "
				"(ns, us, ms, s)", written);
	else if (ns == 0)
		gs_reader_error(reader, "%s has no unit of time: ns, us, ms or s", written);
	else if (word->negative)
		gs_reader_error(reader, "%s is before the beginning of time", written);
	else if (!fits || word->number > G_MAXINT64 / ns)
		gs_reader_error(reader, "%s is too long: 2^63-1 ns at most", written);
	else
		word->number *= ns;
}

GsWord *gs_token_number(GsReader *reader)
{
	GsWord *word = word_here(reader, GS_ARG_NUMBER);
	const char *text = reader->start, *end = text + reader->bytes, *after;
	g_autofree char *written = gs_quote(text, reader->bytes);
	gboolean hex, fits;

	word->negative = *text == '-';
	text += word->negative;
	hex = end - text >= 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
	text += hex ? 2 : 0;
	/* Hexadecimal are addresses and masks, which have 64 bits. */
	fits = read_digits(text, end, hex ? 16 : 10,
			   hex && !word->negative ? G_MAXUINT64 : G_MAXINT64, &after,
			   &word->number);
	if (hex && (after == text || after < end))
		gs_reader_error(reader, "%s is no hexadecimal number", written);
	else if (after < end)
		make_duration(reader, word, after, end - after, fits);
	else if (!fits)
		gs_reader_error(reader, "%s is too big: %s at most", written,
				hex && !word->negative ? "64 bits" : "2^63-1");
	return word;
}
