#include <linux/fs.h>
#include <linux/mm.h>

/* The sub-provider is found through the object's own positional table. */

struct part;

struct part_ops {
	const char *name;
	int (*map)(struct part *part, struct vm_area_struct *vma);
	void (*drop)(struct part *part);
};

struct part {
	const struct part_ops *ops;
	unsigned long pfn;
};

static int flash_fault(struct vm_fault *vmf)  // want: local-vma-faulted "'flash_fault'"
{
	struct part *part = vmf->vma->vm_private_data;

	return vm_insert_pfn(vmf->vma, vmf->address, part->pfn) ? VM_FAULT_SIGBUS : VM_FAULT_NOPAGE;
}

static const struct vm_operations_struct flash_vm_ops = {
	.fault	= flash_fault,
};

static int flash_map(struct part *part, struct vm_area_struct *vma)
{
	vma->vm_flags |= VM_LOCAL_CPU | VM_PFNMAP | VM_DONTCOPY | VM_IO;
	vma->vm_private_data = part;
	vma->vm_ops = &flash_vm_ops;
	return 0;
}

static void flash_drop(struct part *part)
{
	kfree(part);
}

static const struct part_ops flash_part_ops = { "flash", flash_map, flash_drop };

static struct part *part_create(void)
{
	struct part *part = kzalloc(sizeof(*part), GFP_KERNEL);

	if (part)
		part->ops = &flash_part_ops;
	return part;
}

static int part_open(struct inode *inode, struct file *file)
{
	file->private_data = part_create();
	return file->private_data ? 0 : -ENOMEM;
}

static int part_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct part *part = file->private_data;

	if (!part->ops->map)
		return -ENODEV;
	return part->ops->map(part, vma);
}

const struct file_operations part_fops = {
	.open	= part_open,
	.mmap	= part_mmap,
};
