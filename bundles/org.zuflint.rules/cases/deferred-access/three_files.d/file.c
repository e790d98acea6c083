#include <linux/fs.h>
#include <linux/slab.h>

#include "box.h"

static long box_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct box *box = file->private_data;
	int err = box_enter(box);

	if (err)
		return err;
	if (!box->vma)
		return -ENXIO;
	err = box_put(box, arg);
	if (!err && cmd == 1)
		schedule_delayed_work(&box->expire, 5 * HZ);
	else
		box_take(box);
	return err;
}

static int box_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct box_vm_ops = { .fault = box_fault };

static int box_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4) context: box_ioctl, pinned context: box_expire, unpinned, deferred
{
	struct box *box = file->private_data;
	int err = box_enter(box);

	if (err)
		return err;
	if (box->vma)
		return -EBUSY;
	vma->vm_flags |= VM_LOCAL_CPU | VM_DONTCOPY | VM_PFNMAP;
	vma->vm_ops = &box_vm_ops;
	box->vma = vma;  // want: stored-vma-outlives-mapping
	return 0;
}

static int box_open(struct inode *inode, struct file *file)
{
	struct box *box = kzalloc(sizeof(*box), GFP_KERNEL);

	if (!box)
		return -ENOMEM;
	box->cpu = smp_processor_id();
	INIT_DELAYED_WORK(&box->expire, box_expire);
	file->private_data = box;
	return 0;
}

const struct file_operations box_fops = {
	.open		= box_open,
	.mmap		= box_mmap,
	.unlocked_ioctl	= box_ioctl,
};
