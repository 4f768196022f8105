/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines go to a file without a name; at the end they are turned into what was asked for. */
#include "trace/file.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct GsTraceFile {
	const GsTraceFormatRow *format;
	char *path;      /* as the user calls it */
	char *target;    /* the same without links */
	char *beside;    /* the name until it is whole; NULL: the target is written to */
	FILE *out;
	char *lines;     /* where the lines are until they are converted; NULL: in out */
	FILE *lines_out; /* and open for writing */
	guint runs;      /* in it */
	int error;       /* errno of the first failure, or 0 */
};

static void set_error(GError **error, const char *path, int number)
{
	g_set_error(error, GS_TRACE_ERROR, GS_TRACE_ERROR_FILE, "the trace %s cannot be written: %s",
		    path, g_strerror(number));
}

/* As open() would have made it. */
static void usual_mode(int fd)
{
	mode_t mask = umask(0);

	umask(mask);
	fchmod(fd, 0666 & ~mask);
}

/* A new file beside the target, open for writing; NULL: errno says why. */
static FILE *open_beside(const char *target, char **name)
{
	g_autofree char *dir = g_path_get_dirname(target);
	g_autofree char *base = g_path_get_basename(target);
	g_autofree char *hidden = g_strconcat(".", base, ".XXXXXX", NULL);
	int fd;

	*name = g_build_filename(dir, hidden, NULL);
	fd = g_mkstemp(*name);
	if (fd < 0) {
		g_clear_pointer(name, g_free);
		return NULL;
	}
	usual_mode(fd);
	return fdopen(fd, "w");
}

static gboolean open_target(GsTraceFile *file)
{
	struct stat st;
	gboolean exists = stat(file->path, &st) == 0;

	file->target = exists ? realpath(file->path, NULL) : NULL;
	if (!file->target)
		file->target = strdup(file->path);
	if (exists && S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		return FALSE;
	}
	if (exists && access(file->path, W_OK) != 0)
		return FALSE;
	if (exists && !S_ISREG(st.st_mode))
		file->out = fopen(file->path, "w");
	else
		file->out = open_beside(file->target, &file->beside);
	return file->out != NULL;
}

/* Whatever is not made of single events is converted at the end, from lines in a file of ours. */
static gboolean open_lines(GsTraceFile *file)
{
	int fd;

	if (file->format->convert == gs_trace_to_jsonl)
		return TRUE;
	fd = g_file_open_tmp("gntsim-trace-XXXXXX", &file->lines, NULL);
	file->lines_out = fd < 0 ? NULL : fdopen(fd, "w");
	return file->lines_out != NULL;
}

static void clear(GsTraceFile *file)
{
	if (file->out)
		fclose(file->out);
	if (file->lines_out)
		fclose(file->lines_out);
	if (file->beside)
		unlink(file->beside);
	if (file->lines)
		unlink(file->lines);
	g_free(file->path);
	free(file->target);
	g_free(file->beside);
	g_free(file->lines);
	g_free(file);
}

GsTraceFile *gs_trace_file_new(const char *path, const GsTraceFormatRow *format, GError **error)
{
	GsTraceFile *file = g_new0(GsTraceFile, 1);

	file->path = g_strdup(path);
	file->format = format;
	if (open_target(file) && open_lines(file))
		return file;
	set_error(error, path, errno);
	clear(file);
	return NULL;
}

/* Nothing stays in a buffer, which a snapshot would put back. */
void gs_trace_file_add(GsTraceFile *file, const GsTraceHeader *header, const GsTrace *trace,
		       GsSymbols *symbols)
{
	g_autoptr(GString) json = g_string_new(NULL);
	FILE *out = file->lines ? file->lines_out : file->out;

	file->runs++;
	if (file->error)
		return;
	gs_trace_write_run(json, header, trace, symbols);
	errno = 0;
	if (fwrite(json->str, 1, json->len, out) != json->len || fflush(out) != 0)
		file->error = errno ? errno : EIO;
}

static gboolean convert(GsTraceFile *file, GError **error)
{
	g_autoptr(GsTraceReader) reader = gs_trace_reader_open(file->lines, error);

	return reader && file->format->convert(reader, file->out, error);
}

/* The last chance to find the disk full. */
static gboolean close_out(GsTraceFile *file)
{
	gboolean bad = ferror(file->out) != 0;

	errno = 0;
	bad = fclose(g_steal_pointer(&file->out)) != 0 || bad;
	if (bad)
		file->error = errno ? errno : EIO;
	return !bad;
}

static gboolean give_name(GsTraceFile *file)
{
	if (!file->beside)
		return TRUE;
	if (rename(file->beside, file->target) != 0) {
		file->error = errno;
		return FALSE;
	}
	g_clear_pointer(&file->beside, g_free);
	return TRUE;
}

gboolean gs_trace_file_finish(GsTraceFile *file, GError **error)
{
	gboolean good = !file->runs || (!file->error && (!file->lines || convert(file, error)) &&
					close_out(file) && give_name(file));

	if (file->error)
		set_error(error, file->path, file->error);
	clear(file);
	return good;
}

void gs_trace_file_drop(GsTraceFile *file)
{
	clear(file);
}
