/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The functions behind the verbs, by file; verbs.c binds them to the rows of
 * the verb table.
 */
#ifndef GS_VERBS_H
#define GS_VERBS_H

#include "run/state.h"

G_BEGIN_DECLS

#define GS_STATEMENT(name) void gs_run_##name(GsRun *run, const GsStatement *statement)
#define GS_ACTION(name) \
	void gs_act_##name(GsRun *run, GsDomain *domain, const GsStatement *statement, \
			   GsResult *result)
#define GS_EXPECT(name) void gs_expect_##name(GsRun *run, const GsStatement *statement)

/* setup.c */
GS_STATEMENT(machine);
GS_STATEMENT(domain);
GS_STATEMENT(pager);
GS_STATEMENT(also_on);
/* condition.c */
GS_STATEMENT(only_on);
GS_STATEMENT(when);
/* control.c */
GS_STATEMENT(wait);
GS_STATEMENT(repeat);
GS_STATEMENT(each_allocation);
/* inject.c */
GS_STATEMENT(hypervisor_fault);
GS_STATEMENT(inject);
GS_EXPECT(hypervisor_consistent);
/* statement.c */
GS_STATEMENT(parallel);

/* act-context.c */
GS_ACTION(task);
GS_ACTION(atomic);
GS_ACTION(bh_off);
GS_ACTION(irqs_off);
GS_ACTION(lock);
GS_ACTION(mutex);
GS_ACTION(rcu_read);
GS_ACTION(interrupt);
GS_ACTION(softirq);
GS_ACTION(timer);
GS_ACTION(work);
GS_ACTION(lazy_mmu);
/* act-lock.c */
GS_ACTION(spin_lock);
GS_ACTION(spin_unlock);
GS_ACTION(mutex_lock);
GS_ACTION(mutex_unlock);
GS_ACTION(complete);
GS_ACTION(wait_for_completion);
GS_ACTION(local_irq_disable);
GS_ACTION(local_irq_enable);
GS_ACTION(local_bh_disable);
GS_ACTION(local_bh_enable);
GS_ACTION(preempt_disable);
GS_ACTION(preempt_enable);
GS_ACTION(rcu_read_lock);
GS_ACTION(rcu_read_unlock);
GS_ACTION(synchronize_rcu);
/* act-page.c */
GS_ACTION(page);
GS_ACTION(fill);
GS_ACTION(page_out);
GS_ACTION(nominate);
GS_ACTION(evict);
GS_ACTION(page_in);
/* act-grant.c */
GS_ACTION(grant);
GS_ACTION(exhaust_grants);
GS_ACTION(release_grants);
GS_ACTION(alloc_grant);
GS_ACTION(grant_ref);
GS_ACTION(grant_page_ref);
GS_ACTION(free_grant);
/* act-map.c */
GS_ACTION(map);
GS_ACTION(map_refs);
GS_ACTION(unmap);
GS_ACTION(touch);
/* act-memory.c */
GS_ACTION(access);
GS_ACTION(access_page);
GS_ACTION(copy_memory);
/* act-copy.c */
GS_ACTION(copy);
/* bare-grant.c, bare-map.c, bare-hypercall.c: the same for a domain without a kernel */
GS_ACTION(bare_grant);
GS_ACTION(revoke);
GS_ACTION(bare_map);
GS_ACTION(bare_unmap);
GS_ACTION(bare_copy);
GS_ACTION(setup_table);
GS_ACTION(set_version);
GS_ACTION(query_size);
GS_ACTION(get_version);
GS_ACTION(get_status_frames);
/* act-callback.c */
GS_ACTION(request_free_callback);
GS_ACTION(repeat_free_callback);
GS_ACTION(cancel_free_callback);
GS_EXPECT(callback_runs);
/* act-dma.c */
GS_ACTION(dma_alloc);
GS_ACTION(dma_free);
/* act-end.c */
GS_ACTION(end_access);
GS_ACTION(end_access_ref);
GS_ACTION(try_end_access);
GS_EXPECT(deferred);
GS_EXPECT(leaked_refs);
/* act-list.c */
GS_ACTION(alloc_refs);
GS_ACTION(claim);
GS_ACTION(release);
GS_ACTION(empty_refs);
GS_ACTION(free_refs);
GS_ACTION(alloc_seq);
GS_ACTION(free_seq);
GS_ACTION(ref_of);
/* act-page-cache.c */
GS_ACTION(page_cache);
GS_ACTION(cache_get);
GS_ACTION(cache_put);
GS_ACTION(cache_shrink);
GS_EXPECT(cached);
/* act-page-ref.c */
GS_ACTION(drop_page);
GS_ACTION(hold_page);
GS_ACTION(hold_slot);
GS_ACTION(drop_slot);
GS_EXPECT(page_count);
GS_EXPECT(slot_count);
/* act-pages.c */
GS_ACTION(alloc_pages);
GS_ACTION(free_pages);
GS_ACTION(set_private);
GS_ACTION(clear_private);
GS_EXPECT(private);
GS_EXPECT(populated);
GS_EXPECT(hotplugged);
GS_EXPECT(foreign_page);
/* act-transfer.c */
GS_ACTION(transfer);
GS_ACTION(grant_transfer);
GS_ACTION(grant_transfer_ref);
GS_ACTION(end_transfer);
GS_ACTION(end_transfer_ref);
/* act-unmap.c */
GS_ACTION(unmap_async);
GS_ACTION(unmap_sync);
GS_EXPECT(unmap);
/* act-walk.c */
GS_ACTION(foreach_grant);
GS_ACTION(grant_range);
GS_ACTION(count_grants);
/* act-param.c */
GS_ACTION(set_param);
/* act-process.c */
GS_ACTION(process);
GS_ACTION(open);
GS_ACTION(close);
GS_ACTION(ioctl);
GS_ACTION(fork);
GS_ACTION(exit);
GS_ACTION(kill);
GS_EXPECT(process);
/* act-area.c */
GS_ACTION(mmap);
GS_ACTION(munmap);
GS_ACTION(load);
GS_ACTION(store);
/* act-gntdev.c */
GS_ACTION(map_grant_ref);
GS_ACTION(unmap_grant_ref);
GS_ACTION(set_unmap_notify);
GS_ACTION(get_offset);
/* act-kernel.c */
GS_ACTION(boot);
GS_ACTION(suspend);
GS_ACTION(resume);
GS_ACTION(migrate);
GS_ACTION(max_grant_frames);
GS_ACTION(setup_auto_xlat);
GS_ACTION(free_auto_xlat);
GS_ACTION(sleep);
GS_ACTION(fail_allocation);

/* expect-violation.c */
GS_EXPECT(no_violation);
GS_EXPECT(violation);
/* expect-grant.c */
GS_EXPECT(entry);
GS_EXPECT(pins);
GS_EXPECT(retries);
GS_EXPECT(grant_frames);
GS_EXPECT(version);
GS_EXPECT(p2m);
GS_EXPECT(byte);
/* expect-kernel.c */
GS_EXPECT(hypercalls);
GS_EXPECT(sleeps);
GS_EXPECT(pt_walks);
GS_EXPECT(foreign);
GS_EXPECT(crashed);
GS_EXPECT(running);
GS_EXPECT(booted);
GS_EXPECT(status_texts);
GS_EXPECT(free_refs);
/* expect-reserved.c */
GS_EXPECT(reserved);
GS_EXPECT(grant_ptes);
GS_EXPECT(table_address);
GS_EXPECT(left_behind);

/* TRUE if the verb's purpose is to leave another context than it found. */
gboolean gs_run_changes_context(GsVerbId verb);

/* The domain an expectation names (its slot "domain"); NULL: the run is over. */
GsDomain *gs_expect_domain(GsRun *run, const GsStatement *statement);
/* The same, and it must run a kernel. */
GsDomain *gs_expect_linux_domain(GsRun *run, const GsStatement *statement);
/* "what: expected <is> <n>, found F" unless it holds; reads slots "is" and "n". */
void gs_expect_number(GsRun *run, const GsStatement *statement, guint64 found);

G_END_DECLS

#endif
