#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct clan {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int clan_refuse(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct clan_vm_ops = {
	.fault = clan_refuse,
};

static int clan_mmap(struct file *filp, struct vm_area_struct *vma)  // context: clan_ioctl, pinned
{
	struct clan *clan = filp->private_data;

	if (clan->vma != NULL)
		return -EBUSY;
	vma->vm_ops = &clan_vm_ops;
	vma->vm_flags |= VM_DONTCOPY | VM_PFNMAP | VM_LOCAL_CPU;
	clan->vma = vma;  // want: stored-vma-outlives-mapping
	return 0;
}

static void clan_out(struct clan *clan)
{
	zap_vma_ptes(clan->vma, clan->vma->vm_start, PAGE_SIZE);
}

static int clan_in(struct clan *clan)
{
	return vm_insert_pfn(clan->vma, clan->vma->vm_start, clan->pfn);
}

static int clan_once(struct clan *clan)
{
	int err = clan_in(clan);

	clan_out(clan);
	return err;
}

static int clan_many(struct clan *clan, unsigned int n)
{
	int err = 0;

	while (n-- && !err)
		err = clan_once(clan);
	return err;
}

static long clan_ioctl(struct file *filp, unsigned int cmd, unsigned long arg)
{
	struct clan *clan = filp->private_data;

	if (!clan->vma)
		return -ENXIO;
	if (current->nr_cpus_allowed == 1)
		return clan_many(clan, arg);
	return -EPERM;
}

const struct file_operations clan_fops = {
	.mmap		= clan_mmap,
	.unlocked_ioctl	= clan_ioctl,
};
