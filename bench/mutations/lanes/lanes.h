/* SPDX-License-Identifier: EPL-2.0 OR GPL-2.0-only */
#ifndef LANES_H
#define LANES_H

#include <linux/completion.h>
#include <linux/kref.h>
#include <linux/list.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/spinlock.h>
#include <linux/wait.h>

#ifndef VM_LOCAL_CPU
#define VM_LOCAL_CPU 0
#endif

#define WINDOW_PAGES	64
#define WINDOW_FLAGS	(VM_IO | VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU)

struct lanes_run {
	__u64 buffer;
	__u32 pages;
	__s32 status;
};

#define LANES_CLAIM	_IO('L', 0)
#define LANES_NEXT	_IOWR('L', 1, __s32)
#define LANES_RUN	_IOWR('L', 2, struct lanes_run)

/* One buffer of a client. Its pages are put by the last reference. */
struct job {
	struct list_head link;
	struct kref refs;
	struct completion finished;
	int status;
	unsigned int count;
	struct page *page[WINDOW_PAGES];
};

/* One CPU, and the thread that works there. */
struct lane {
	struct task_struct *worker;
	int cpu;
	spinlock_t lock;		/* worker, jobs */
	struct list_head jobs;
	wait_queue_head_t more;
	struct job *job;		/* in the worker's hands */
	struct vm_area_struct *window;	/* under the mm's mmap lock */
};

int window_attach(struct lane *lane, struct vm_area_struct *vma);
int window_show(struct lane *lane, struct job *job);
void window_clear(struct lane *lane);

#endif
