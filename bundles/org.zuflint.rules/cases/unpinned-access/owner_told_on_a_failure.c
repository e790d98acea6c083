#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/sched.h>

struct inlet {
	struct vm_area_struct *vma;
	struct task_struct *worker;
	unsigned long pfn;
	unsigned int shown;
	wait_queue_head_t more;
	struct completion done;
	int cpu;
};

static int inlet_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void inlet_close(struct vm_area_struct *vma)
{
	struct inlet *inlet = vma->vm_private_data;

	inlet->vma = NULL;
}

static const struct vm_operations_struct inlet_vm_ops = {
	.fault = inlet_fault,
	.close = inlet_close,
};

static int inlet_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct inlet *inlet = file->private_data;

	if (inlet->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = inlet;
	vma->vm_ops = &inlet_vm_ops;
	inlet->vma = vma;
	return 0;
}

static long inlet_run(struct inlet *inlet, unsigned long addr)
{
	struct page *page;

	if (get_user_pages_fast(addr, 1, 1, &page) != 1)
		return -EFAULT;
	inlet->pfn = page_to_pfn(page);
	wake_up(&inlet->more);
	wait_for_completion(&inlet->done);
	put_page(page);
	return 0;
}

static long inlet_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct inlet *inlet = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (cmd == 2)
		return inlet_run(inlet, arg);
	if (current->nr_cpus_allowed != 1 || inlet->cpu != smp_processor_id())
		return -EPERM;
	vma = inlet->vma;
	if (!vma)
		return -ENXIO;
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	complete(&inlet->done);
	err = wait_event_interruptible(inlet->more, inlet->pfn);
	if (err)
		return err;
	err = vm_insert_pfn(vma, vma->vm_start, inlet->pfn);
	if (err)
		return err;
	if (put_user(1, (int __user *)arg)) {
		complete(&inlet->done);  // want: page-released-while-mapped error "tells the owner"
		return -EFAULT;
	}
	return 0;
}

static const struct file_operations inlet_fops = {
	.mmap = inlet_mmap,
	.unlocked_ioctl = inlet_ioctl,
};
