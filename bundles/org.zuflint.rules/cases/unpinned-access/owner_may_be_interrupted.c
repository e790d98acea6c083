#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/sched.h>

struct gulf {
	struct vm_area_struct *vma;
	struct task_struct *worker;
	unsigned long pfn;
	unsigned int shown;
	wait_queue_head_t more;
	struct completion done;
	int cpu;
};

static int gulf_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void gulf_close(struct vm_area_struct *vma)
{
	struct gulf *gulf = vma->vm_private_data;

	gulf->vma = NULL;
}

static const struct vm_operations_struct gulf_vm_ops = {
	.fault = gulf_fault,
	.close = gulf_close,
};

static int gulf_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: its wait may end early)
{
	struct gulf *gulf = file->private_data;

	if (gulf->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = gulf;
	vma->vm_ops = &gulf_vm_ops;
	gulf->vma = vma;
	return 0;
}

static long gulf_run(struct gulf *gulf, unsigned long addr)
{
	struct page *page;

	if (get_user_pages_fast(addr, 1, 1, &page) != 1)
		return -EFAULT;
	gulf->pfn = page_to_pfn(page);
	wake_up(&gulf->more);
	if (wait_for_completion_interruptible(&gulf->done))
		pr_debug("interrupted\n");
	put_page(page);
	return 0;
}

static long gulf_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct gulf *gulf = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (cmd == 2)
		return gulf_run(gulf, arg);
	if (current->nr_cpus_allowed != 1 || gulf->cpu != smp_processor_id())
		return -EPERM;
	vma = gulf->vma;
	if (!vma)
		return -ENXIO;
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	complete(&gulf->done);
	err = wait_event_interruptible(gulf->more, gulf->pfn);
	if (err)
		return err;
	return vm_insert_pfn(vma, vma->vm_start, gulf->pfn);
}

static const struct file_operations gulf_fops = {
	.mmap = gulf_mmap,
	.unlocked_ioctl = gulf_ioctl,
};
