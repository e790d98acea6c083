#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/rcupdate.h>

struct husk {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	struct rcu_head rcu;
};

static int husk_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void husk_close(struct vm_area_struct *vma)
{
	struct husk *husk = vma->vm_private_data;

	husk->vma = NULL;
}

static const struct vm_operations_struct husk_vm_ops = {
	.fault = husk_fault,
	.close = husk_close,
};

static int husk_mmap(struct file *file, struct vm_area_struct *vma)  // context: husk_free, deferred
{
	struct husk *husk = file->private_data;

	if (husk->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = husk;
	vma->vm_ops = &husk_vm_ops;
	husk->vma = vma;
	return 0;
}

static void husk_free(struct rcu_head *head)
{
	struct husk *husk = container_of(head, struct husk, rcu);

	zap_vma_ptes(husk->vma, husk->vma->vm_start, PAGE_SIZE);  // want: deferred-access "zap_vma_ptes()"
	kfree(husk);
}

static int husk_release(struct inode *inode, struct file *file)
{
	struct husk *husk = file->private_data;

	call_rcu(&husk->rcu, husk_free);
	return 0;
}

static long husk_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct husk *husk = file->private_data;

	if (current->nr_cpus_allowed != 1 || !husk->vma)
		return -EPERM;
	return vm_insert_pfn(husk->vma, husk->vma->vm_start, husk->pfn);
}

static const struct file_operations husk_fops = {
	.mmap		= husk_mmap,
	.unlocked_ioctl	= husk_ioctl,
	.release	= husk_release,
};
