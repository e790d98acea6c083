#include <linux/fs.h>
#include <linux/mm.h>

/* Two files that are one: each sees the other's static functions. */

struct harp {
	struct vm_area_struct *vma;
	unsigned long pfn;
};

static int harp_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct harp_vm_ops = { .fault = harp_fault };

static int harp_map(struct harp *harp, struct vm_area_struct *vma)
{
	return remap_pfn_range(vma, vma->vm_start, harp->pfn, PAGE_SIZE, vma->vm_page_prot);  // want: unpinned-access "harp_mmap"
}

static long harp_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct harp *harp = file->private_data;

	harp->pfn = arg;
	return 0;
}

#include "harp_compat.c"

const struct file_operations harp_fops = {
	.mmap		= harp_mmap,
	.unlocked_ioctl	= harp_ioctl,
	.compat_ioctl	= harp_compat_ioctl,
};
// file: harp_compat.c
static long harp_ioctl(struct file *file, unsigned int cmd, unsigned long arg);

static long harp_compat_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	return harp_ioctl(file, cmd, (unsigned long)compat_ptr(arg));
}

static int harp_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C2)
{
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_flags |= VM_LOCAL_CPU | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_ops = &harp_vm_ops;
	return harp_map(file->private_data, vma);
}
