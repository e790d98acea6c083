/* SPDX-License-Identifier: EPL-2.0 OR GPL-2.0-only */
#ifndef PIN_H
#define PIN_H

#include <linux/completion.h>
#include <linux/mm.h>
#include <linux/version.h>
#include <linux/wait.h>
#include <linux/workqueue.h>

#include "../pin_api.h"

/* Where the flag is 0, each flush goes to all CPUs, and nobody would notice. */
#ifndef VM_LOCAL_CPU
#error "the kernel lacks the patch 'mm: Add new vma flag VM_LOCAL_CPU'"
#endif

#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 8, 0)
static inline void mmap_read_lock(struct mm_struct *mm)
{
	down_read(&mm->mmap_sem);
}

static inline void mmap_read_unlock(struct mm_struct *mm)
{
	up_read(&mm->mmap_sem);
}
#endif

/* A client's operation; it lives on the client's stack until done is completed. */
struct pin_op {
	struct page *pages[PIN_MAX_PAGES];
	unsigned int nr_pages;
	unsigned int first_byte;
	unsigned int bytes;
	int result;
	struct completion done;
};

/* One server thread: an open file, a CPU, three vmas. The vma pointers are guarded by the mm's mmap lock. */
struct pin_thread {
	int cpu;
	struct mm_struct *mm;
	wait_queue_head_t wq;
	struct pin_op *queued;
	struct pin_op *running;

	struct vm_area_struct *pages_vma;
	unsigned int mapped;

	struct page *ring[PIN_RING_PAGES];

	struct vm_area_struct *notes_vma;
	struct page *notes;
	struct delayed_work hide_notes;
};

/* main.c */
int pin_check(const struct pin_thread *t);

/* pages.c */
int pin_pages_mmap(struct pin_thread *t, struct vm_area_struct *vma);
int pin_pages_map(struct pin_thread *t, struct pin_op *op);
void pin_pages_unmap(struct pin_thread *t);

/* ring.c */
int pin_ring_mmap(struct pin_thread *t, struct vm_area_struct *vma);

/* notes.c */
int pin_notes_init(struct pin_thread *t);
void pin_notes_exit(struct pin_thread *t);
int pin_notes_mmap(struct pin_thread *t, struct vm_area_struct *vma);
int pin_notes_show(struct pin_thread *t);

#endif
