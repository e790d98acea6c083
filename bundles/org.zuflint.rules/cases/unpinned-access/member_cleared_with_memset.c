#include <linux/completion.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/uaccess.h>

/* The mark is cleared together with its neighbours. */

struct beech {
	struct vm_area_struct *vma;
	unsigned long pfn;
	unsigned int pages;
	int cpu;
	bool mapped;
	struct completion done;
};

static int beech_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void beech_close(struct vm_area_struct *vma)
{
	struct beech *beech = vma->vm_private_data;

	beech->vma = NULL;
	beech->mapped = false;
	beech->pages = 0;
}

static const struct vm_operations_struct beech_vm_ops = {
	.fault	= beech_fault,
	.close	= beech_close,
};

static int beech_check(const struct beech *beech)
{
	if (current->nr_cpus_allowed != 1 || beech->cpu != smp_processor_id())
		return -EPERM;
	return 0;
}

static int beech_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4)
{
	struct beech *beech = file->private_data;

	if (beech_check(beech))
		return -EPERM;
	if (beech->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = beech;
	vma->vm_ops = &beech_vm_ops;
	beech->vma = vma;
	return 0;
}

static ssize_t beech_write(struct file *file, const char __user *buf, size_t count, loff_t *pos)
{
	struct beech *beech = file->private_data;

	memset(&beech->pages, 0, sizeof(beech->pages) + sizeof(beech->cpu) + sizeof(beech->mapped));
	return count;
}

static long beech_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct beech *beech = file->private_data;
	int err = beech_check(beech);

	if (err)
		return err;
	if (!beech->vma)
		return -ENXIO;
	if (beech->mapped)
		zap_vma_ptes(beech->vma, beech->vma->vm_start, PAGE_SIZE);
	beech->mapped = false;
	complete(&beech->done);  // want: page-released-while-mapped warning
	err = vm_insert_pfn(beech->vma, beech->vma->vm_start, beech->pfn);
	if (!err)
		beech->mapped = true;
	return err;
}

const struct file_operations beech_fops = {
	.mmap		= beech_mmap,
	.unlocked_ioctl	= beech_ioctl,
	.write		= beech_write,
};
