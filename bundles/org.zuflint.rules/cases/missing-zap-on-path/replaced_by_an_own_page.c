#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/wait.h>

/* Nothing zaps: before its owner goes on, a page is replaced by one that belongs to nobody. */

static struct page *shade_page;

struct lamp {
	struct vm_area_struct *vma;
	struct page **pages;
	unsigned int count;
	int cpu;
	bool shown;
	wait_queue_head_t owner;
	wait_queue_head_t server;
};

static int lamp_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void lamp_close(struct vm_area_struct *vma)
{
	struct lamp *lamp = vma->vm_private_data;

	lamp->vma = NULL;
}

static const struct vm_operations_struct lamp_vm_ops = {
	.fault = lamp_fault,
	.close = lamp_close,
};

static int lamp_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4)
{
	struct lamp *lamp = file->private_data;

	if (lamp->vma)
		return -EBUSY;
	vma->vm_flags |= VM_LOCAL_CPU | VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = lamp;
	vma->vm_ops = &lamp_vm_ops;
	lamp->vma = vma;
	return 0;
}

static int lamp_put(struct lamp *lamp, bool shade)
{
	unsigned int i;
	int err;

	for (i = 0; i < lamp->count; i++) {
		struct page *page = shade ? shade_page : lamp->pages[i];

		err = vm_insert_pfn(lamp->vma, lamp->vma->vm_start + i * PAGE_SIZE, page_to_pfn(page));
		if (err)
			return err;
	}
	return 0;
}

static long lamp_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct lamp *lamp = file->private_data;

	if (current->nr_cpus_allowed != 1 || lamp->cpu != smp_processor_id())
		return -EPERM;
	if (!lamp->vma)
		return -ENXIO;
	if (lamp->shown) {
		lamp_put(lamp, true);
		lamp->shown = false;
		wake_up(&lamp->owner);  // want: page-released-while-mapped
	}
	if (wait_event_interruptible(lamp->server, lamp->count))
		return -EINTR;
	lamp->shown = true;
	return lamp_put(lamp, false);
}

static int lamp_open(struct inode *inode, struct file *file)
{
	struct lamp *lamp = kzalloc(sizeof(*lamp), GFP_KERNEL);

	if (!lamp)
		return -ENOMEM;
	lamp->cpu = smp_processor_id();
	file->private_data = lamp;
	return 0;
}

const struct file_operations lamp_fops = {
	.open		= lamp_open,
	.mmap		= lamp_mmap,
	.unlocked_ioctl	= lamp_ioctl,
};
