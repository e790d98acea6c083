#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/interrupt.h>

struct spur {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int spur_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void spur_close(struct vm_area_struct *vma)
{
	struct spur *spur = vma->vm_private_data;

	spur->vma = NULL;
}

static const struct vm_operations_struct spur_vm_ops = {
	.fault = spur_fault,
	.close = spur_close,
};

static int spur_mmap(struct file *file, struct vm_area_struct *vma)  // context: spur_irq
{
	struct spur *spur = file->private_data;

	if (spur->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = spur;
	vma->vm_ops = &spur_vm_ops;
	spur->vma = vma;
	return 0;
}

static irqreturn_t spur_irq(int irq, void *dev_id)
{
	struct spur *spur = dev_id;

	zap_vma_ptes(spur->vma, spur->vma->vm_start, PAGE_SIZE);  // want: deferred-access "zap_vma_ptes()"
	return IRQ_HANDLED;
}

static int spur_open(struct inode *inode, struct file *file)
{
	struct spur *spur = kzalloc(sizeof(*spur), GFP_KERNEL);

	if (!spur)
		return -ENOMEM;
	file->private_data = spur;
	return request_irq(17, spur_irq, IRQF_SHARED, "spur", spur);
}

static long spur_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct spur *spur = file->private_data;

	if (current->nr_cpus_allowed != 1 || !spur->vma)
		return -EPERM;
	return vm_insert_pfn(spur->vma, spur->vma->vm_start, spur->pfn);
}

static const struct file_operations spur_fops = {
	.mmap		= spur_mmap,
	.open		= spur_open,
	.unlocked_ioctl	= spur_ioctl,
};
