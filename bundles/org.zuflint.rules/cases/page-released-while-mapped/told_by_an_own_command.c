// SPDX-License-Identifier: EPL-2.0 OR GPL-2.0-only
/* The owner polls a word that a command of the server writes; another command zaps. */
#include <linux/miscdevice.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/fs.h>
#include <linux/module.h>

#define LANE_FLAGS (VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTDUMP | VM_DONTEXPAND)

struct lane_job {
	struct page *page;
	int finished;
	long answer;
};

struct lane {
	struct task_struct *keeper;
	struct vm_area_struct *window;
	struct lane_job *now;
	struct lane_job *next;
	wait_queue_head_t wait;
};

static DEFINE_PER_CPU(struct lane, lanes);
static DEFINE_MUTEX(lane_setup);

static vm_fault_t lane_fault(struct vm_fault *vmf)
{
	pr_warn("lane: fault at %lx\n", vmf->address);
	return VM_FAULT_SIGBUS;
}

static void lane_close(struct vm_area_struct *vma)
{
	struct lane *l = vma->vm_private_data;

	l->window = NULL;
}

static int lane_may_split(struct vm_area_struct *vma, unsigned long addr) { return -EPERM; }
static int lane_mremap(struct vm_area_struct *vma) { return -EPERM; }

static const struct vm_operations_struct lane_vm_ops = {
	.close = lane_close,
	.fault = lane_fault,
	.mremap = lane_mremap,
	.may_split = lane_may_split,
};

/* The caller's own lane, or an error: only its keeper gets it, which cannot leave this CPU. */
static struct lane *lane_mine(void)
{
	struct lane *l;

	if (cpumask_weight(current->cpus_ptr) != 1)
		return ERR_PTR(-EPERM);
	l = this_cpu_ptr(&lanes);
	if (l->keeper != current)
		return ERR_PTR(-EACCES);
	return l;
}

static int lane_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct lane *l = lane_mine();

	if (IS_ERR(l))
		return PTR_ERR(l);
	if (l->window != NULL || vma_pages(vma) != 1)
		return -EINVAL;
	if (!(vma->vm_flags & VM_MAYSHARE))
		return -EINVAL;
	vm_flags_set(vma, LANE_FLAGS | VM_LOCAL_CPU);
	vma->vm_private_data = l;
	vma->vm_ops = &lane_vm_ops;
	l->window = vma;
	return 0;
}

static long lane_keep(unsigned long arg)
{
	struct lane *l;
	long ret = -EBUSY;

	if (cpumask_weight(current->cpus_ptr) != 1)
		return -EPERM;
	mutex_lock(&lane_setup);
	l = this_cpu_ptr(&lanes);
	if (!l->keeper) {
		l->keeper = get_task_struct(current);
		ret = 0;
	}
	mutex_unlock(&lane_setup);
	return ret;
}

static void lane_hide(struct lane *l)
{
	if (l->window)
		zap_vma_ptes(l->window, l->window->vm_start, l->window->vm_end - l->window->vm_start);
}

static void lane_answer(struct lane *l, long answer)
{
	struct lane_job *job = l->now;

	if (job) {
		l->now = NULL;
		job->answer = answer;
		WRITE_ONCE(job->finished, 1);  // want: page-released-while-mapped
	}
}

static long lane_turn(unsigned long arg)
{
	struct lane *l = lane_mine();
	vm_fault_t shown;
	long ret;

	if (IS_ERR(l))
		return PTR_ERR(l);

	mmap_read_lock(current->mm);
	lane_hide(l);
	mmap_read_unlock(current->mm);
	if (l->now)
		return -EBUSY;

	ret = wait_event_killable(l->wait, l->next);
	if (ret)
		return ret;
	l->now = xchg(&l->next, NULL);

	mmap_read_lock(current->mm);
	shown = l->window ? vmf_insert_pfn(l->window, l->window->vm_start, page_to_pfn(l->now->page))
			  : VM_FAULT_SIGBUS;
	mmap_read_unlock(current->mm);
	if (shown == VM_FAULT_NOPAGE)
		return 0;
	lane_answer(l, -EIO);
	return -EIO;
}

static long lane_done(unsigned long arg)
{
	struct lane *l = lane_mine();

	if (IS_ERR(l))
		return PTR_ERR(l);
	lane_answer(l, arg);
	return 0;
}

static long lane_send(unsigned long arg)
{
	struct lane_job job = { .answer = 0 };
	struct lane *l = per_cpu_ptr(&lanes, raw_smp_processor_id());

	if (get_user_pages_fast(arg & PAGE_MASK, 1, FOLL_WRITE, &job.page) != 1)
		return -EFAULT;
	job.finished = 0;
	if (cmpxchg(&l->next, NULL, &job) == NULL) {
		wake_up(&l->wait);
		while (!READ_ONCE(job.finished))
			cpu_relax();
	} else {
		job.answer = -EAGAIN;
	}
	put_page(job.page);
	return job.answer;
}


static long lane_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case LANE_DONE: return lane_done(arg);
	case LANE_KEEP: return lane_keep(arg);
	case LANE_TURN: return lane_turn(arg);
	case LANE_SEND: return lane_send(arg);
	}
	return -ENOTTY;
}

static const struct file_operations lane_fops = {
	.owner = THIS_MODULE,
	.mmap = lane_mmap,
	.unlocked_ioctl = lane_ioctl,
};

static struct miscdevice lane_dev = { .minor = MISC_DYNAMIC_MINOR, .name = "lane", .fops = &lane_fops };

static int __init lane_init(void)
{
	int cpu;

	for_each_possible_cpu(cpu)
		init_waitqueue_head(&per_cpu(lanes, cpu).wait);
	return misc_register(&lane_dev);
}
module_init(lane_init);
MODULE_LICENSE("GPL");
