#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/device.h>

struct lens {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int lens_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void lens_close(struct vm_area_struct *vma)
{
	struct lens *lens = vma->vm_private_data;

	lens->vma = NULL;
}

static const struct vm_operations_struct lens_vm_ops = {
	.fault = lens_fault,
	.close = lens_close,
};

static int lens_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C2) context: flush_store, unpinned
{
	struct lens *lens = file->private_data;

	if (lens->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = lens;
	vma->vm_ops = &lens_vm_ops;
	lens->vma = vma;
	return 0;
}

static struct lens *lens_of(struct device *dev)
{
	return dev_get_drvdata(dev);
}

static ssize_t flush_store(struct device *dev, struct device_attribute *attr, const char *buf, size_t count)
{
	struct lens *lens = lens_of(dev);

	if (lens->vma)
		zap_vma_ptes(lens->vma, lens->vma->vm_start, PAGE_SIZE);  // want: unpinned-access error "may run on any CPU"
	return count;
}
static DEVICE_ATTR_WO(flush);

static struct attribute *lens_attrs[] = {
	&dev_attr_flush.attr,
	NULL,
};
ATTRIBUTE_GROUPS(lens);

static long lens_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct lens *lens = file->private_data;

	if (current->nr_cpus_allowed != 1 || !lens->vma)
		return -EPERM;
	return vm_insert_pfn(lens->vma, lens->vma->vm_start, lens->pfn);
}

static const struct file_operations lens_fops = {
	.mmap		= lens_mmap,
	.unlocked_ioctl	= lens_ioctl,
};
