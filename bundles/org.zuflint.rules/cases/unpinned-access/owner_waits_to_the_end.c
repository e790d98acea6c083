#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/sched.h>

struct cove {
	struct vm_area_struct *vma;
	struct task_struct *worker;
	unsigned long pfn;
	unsigned int shown;
	wait_queue_head_t more;
	struct completion done;
	int cpu;
};

static int cove_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void cove_close(struct vm_area_struct *vma)
{
	struct cove *cove = vma->vm_private_data;

	cove->vma = NULL;
}

static const struct vm_operations_struct cove_vm_ops = {
	.fault = cove_fault,
	.close = cove_close,
};

static int cove_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct cove *cove = file->private_data;

	if (cove->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = cove;
	vma->vm_ops = &cove_vm_ops;
	cove->vma = vma;
	return 0;
}

static long cove_run(struct cove *cove, unsigned long addr)
{
	struct page *page;

	if (get_user_pages_fast(addr, 1, 1, &page) != 1)
		return -EFAULT;
	cove->pfn = page_to_pfn(page);
	wake_up(&cove->more);
	wait_for_completion(&cove->done);
	put_page(page);
	return 0;
}

static long cove_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct cove *cove = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (cmd == 2)
		return cove_run(cove, arg);
	if (current->nr_cpus_allowed != 1 || cove->cpu != smp_processor_id())
		return -EPERM;
	vma = cove->vma;
	if (!vma)
		return -ENXIO;
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	complete(&cove->done);
	err = wait_event_interruptible(cove->more, cove->pfn);
	if (err)
		return err;
	return vm_insert_pfn(vma, vma->vm_start, cove->pfn);
}

static const struct file_operations cove_fops = {
	.mmap = cove_mmap,
	.unlocked_ioctl = cove_ioctl,
};
