#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/kthread.h>
#include <linux/slab.h>

struct pack {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int pack_refuse(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct pack_vm_ops = {
	.fault = pack_refuse,
};

static int pack_mmap(struct file *filp, struct vm_area_struct *vma)
{
	struct pack *pack = filp->private_data;

	if (pack->vma != NULL)
		return -EBUSY;
	vma->vm_ops = &pack_vm_ops;
	vma->vm_flags |= VM_DONTCOPY | VM_PFNMAP | VM_LOCAL_CPU;
	pack->vma = vma;  // want: stored-vma-outlives-mapping
	return 0;
}

static int pack_loop(void *data)
{
	struct pack *pack = data;

	while (!kthread_should_stop()) {
		zap_vma_ptes(pack->vma, pack->vma->vm_start, PAGE_SIZE);  // want: unpinned-access "zap_vma_ptes()"
		schedule_timeout_interruptible(HZ);
	}
	return 0;
}

static int pack_open(struct inode *inode, struct file *filp)
{
	struct pack *pack = kzalloc(sizeof(*pack), GFP_KERNEL);
	struct task_struct *task;

	if (!pack)
		return -ENOMEM;
	task = kthread_create(pack_loop, pack, "pack");
	if (IS_ERR(task))
		return PTR_ERR(task);
	set_cpus_allowed_ptr(task, cpumask_of_node(0));
	wake_up_process(task);
	filp->private_data = pack;
	return 0;
}

const struct file_operations pack_fops = {
	.mmap		= pack_mmap,
	.open		= pack_open,
};
