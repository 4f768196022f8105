/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The library that is preloaded into a program: it takes the place of the C library's
 * functions by which a program uses a device, and leaves what is not gntsim's to them.
 */
#ifndef GC_CLIENT_H
#define GC_CLIENT_H

#include <dlfcn.h>
#include <stdbool.h>
#include <stddef.h>

#include "client/wire.h"

#define GC_EXPORT __attribute__((visibility("default")))
/* The function that this library stands in front of. */
#define GC_NEXT(name) ((typeof(&(name)))dlsym(RTLD_NEXT, #name))

/* --- connection.c ------------------------------------------------------------------- */
/*
 * One system call of the kernel's.  Signals wait until it has ended.  fd: what the answer
 * carried, or -1; NULL: it carries none.
 */
void gc_call(const struct gc_request *request, struct gc_answer *answer, int *fd);
/* The same where only the result counts: -1 and errno, or the result. */
long gc_call_result(const struct gc_request *request);
/* Around fork(): nobody is in the midst of a call.  In the child another connection begins. */
void gc_lock(void);
void gc_unlock(void);
void gc_become_child(uint32_t child);
/* Whether the descriptor is an open device of gntsim's, and which. */
bool gc_file(int fd, uint32_t *file);
/* Whether gntsim exec has started the program, or one that made this. */
bool gc_asked_for(void);
/* Whether this process has a connection of its own: one of vfork()'s, say, has its parent's. */
bool gc_is_process(void);
/* The descriptor of the connection, which is no business of the program's; or -1. */
int gc_own_fd(void);
/* "gntsim: TEXT" on stderr, once for each text. */
void gc_complain(const char *text);

/* --- areas.c: where this process sees mapped devices ---------------------------------- */
struct gc_area {
	unsigned long start, end;
	bool not_forked;
};

void gc_area_add(unsigned long start, unsigned long end, bool not_forked);
/* The first part of [start, end) in an area; false: there is none. */
bool gc_area_find(unsigned long start, unsigned long end, struct gc_area *part);
void gc_area_remove(unsigned long start, unsigned long end);
/* In a child: those that it has not. */
void gc_areas_forked(void);

#endif
