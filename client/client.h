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

#include <pthread.h>
#include <sys/mman.h>

#include "client/wire.h"

#define GC_PAGE 4096ul

static inline unsigned long gc_page_up(unsigned long n)
{
	return (n + GC_PAGE - 1) & ~(GC_PAGE - 1);
}

#define GC_EXPORT __attribute__((visibility("default")))
/* The function that this library stands in front of. */
#define GC_NEXT(name) ((typeof(&(name)))dlsym(RTLD_NEXT, #name))

/* --- connection.c ------------------------------------------------------------------- */
/*
 * One system call of the kernel's, by this thread.  Signals wait until it has ended.
 * fd: what the answer carried, or -1; NULL: it carries none.
 */
void gc_call(const struct gc_request *request, struct gc_answer *answer, int *fd);
/* The same where only the result counts: -1 and errno, or the result. */
long gc_call_result(const struct gc_request *request);
/* In the child of fork() another connection begins. */
void gc_become_child(uint32_t child);
/* A connection of that kind, among our descriptors; fd as in gc_call().  -1: it said why. */
int gc_connect(enum gc_connection kind, uint32_t child, int *fd);
/* Whether the descriptor is an open device of gntsim's, and which. */
bool gc_file(int fd, uint32_t *file);
/* Whether gntsim exec has started the program, or one that made this. */
bool gc_asked_for(void);
/* Whether this process has a connection of its own: one of vfork()'s, say, has its parent's. */
bool gc_is_process(void);
/* "gntsim: TEXT" on stderr, once for each text. */
void gc_complain(const char *text);

/* --- own.c: descriptors of ours, which are no business of the program's ----------------- */
/* It is one from now on, under another number, which is returned. */
int gc_own(int fd);
/* It is closed. */
void gc_disown(int fd);
/* The first of that number or a higher one; -1: there is none. */
int gc_own_from(unsigned int first);
/* In a child: they are its parent's, and are closed. */
void gc_own_forked(void);

/* --- follow.c ------------------------------------------------------------------------- */
/* From now on what the kernel changes in page tables is changed here; false: it cannot be. */
bool gc_follow(void);
/* The same in a child, if its parent had it. */
void gc_follow_forked(void);
/* What frames are mapped from. */
int gc_frames(void);

/* --- areas.c: where this process sees mapped devices ---------------------------------- */
struct gc_area {
	unsigned long start, end;
	int prot; /* of mmap() */
	bool not_forked;
	bool shown; /* what the kernel answered is there */
};

/* The protection of a page of the area that shows this. */
int gc_prot(const struct gc_area *area, uint64_t frame);
void gc_area_add(const struct gc_area *area);
void gc_area_shown(const struct gc_area *area);
/* For the follower: around the next one, and what is done with the result. */
void gc_areas_lock(void);
void gc_areas_unlock(void);
/* Only prot is set; waits until the area is shown.  false: there is none. */
bool gc_area_shown_at(unsigned long at, struct gc_area *area);
/* The first part of [start, end) in an area; false: there is none. */
bool gc_area_find(unsigned long start, unsigned long end, struct gc_area *part);
void gc_area_remove(unsigned long start, unsigned long end);
/* In a child: those that it has not. */
void gc_areas_forked(void);

/* --- memory.c ------------------------------------------------------------------------- */
/* Around fork(): no area is being made or taken away. */
void gc_memory_lock(void);
void gc_memory_unlock(void);
void gc_memory_forked(void);

#endif
