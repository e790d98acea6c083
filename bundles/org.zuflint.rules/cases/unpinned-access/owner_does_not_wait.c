#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/sched.h>

struct fjord {
	struct vm_area_struct *vma;
	struct task_struct *worker;
	unsigned long pfn;
	unsigned int shown;
	wait_queue_head_t more;
	struct completion done;
	int cpu;
};

static int fjord_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void fjord_close(struct vm_area_struct *vma)
{
	struct fjord *fjord = vma->vm_private_data;

	fjord->vma = NULL;
}

static const struct vm_operations_struct fjord_vm_ops = {
	.fault = fjord_fault,
	.close = fjord_close,
};

static int fjord_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: it does not wait)
{
	struct fjord *fjord = file->private_data;

	if (fjord->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = fjord;
	vma->vm_ops = &fjord_vm_ops;
	fjord->vma = vma;
	return 0;
}

static long fjord_run(struct fjord *fjord, unsigned long addr)
{
	struct page *page;

	if (get_user_pages_fast(addr, 1, 1, &page) != 1)
		return -EFAULT;
	fjord->pfn = page_to_pfn(page);
	wake_up(&fjord->more);
	cond_resched();
	put_page(page);
	return 0;
}

static long fjord_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct fjord *fjord = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (cmd == 2)
		return fjord_run(fjord, arg);
	if (current->nr_cpus_allowed != 1 || fjord->cpu != smp_processor_id())
		return -EPERM;
	vma = fjord->vma;
	if (!vma)
		return -ENXIO;
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	complete(&fjord->done);
	err = wait_event_interruptible(fjord->more, fjord->pfn);
	if (err)
		return err;
	return vm_insert_pfn(vma, vma->vm_start, fjord->pfn);
}

static const struct file_operations fjord_fops = {
	.mmap = fjord_mmap,
	.unlocked_ioctl = fjord_ioctl,
};
