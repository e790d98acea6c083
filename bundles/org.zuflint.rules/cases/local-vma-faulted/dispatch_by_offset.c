#include <linux/fs.h>
#include <linux/mm.h>

/* One provider, two contracts: the pages are guarded and local, the command buffer is faulted and is not. */

#define CMD_OFFSET	(1UL << 20)

struct worker {
	struct page *cmd[4];
};

static int pages_fault(struct vm_fault *vmf)
{
	pr_err("worker: should not fault, pgoff=%lu\n", vmf->pgoff);
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct pages_vm_ops = {
	.fault = pages_fault,
};

static int pages_mmap(struct worker *w, struct vm_area_struct *vma)
{
	vma->vm_flags |= VM_PFNMAP | VM_LOCAL_CPU | VM_DONTCOPY;
	vma->vm_ops = &pages_vm_ops;
	vma->vm_private_data = w;
	return 0;
}

static int cmd_fault(struct vm_fault *vmf)
{
	struct worker *w = vmf->vma->vm_private_data;
	unsigned long at = vmf->pgoff - (CMD_OFFSET >> PAGE_SHIFT);

	if (at >= ARRAY_SIZE(w->cmd))
		return VM_FAULT_SIGBUS;
	get_page(w->cmd[at]);
	vmf->page = w->cmd[at];
	return 0;
}

static const struct vm_operations_struct cmd_vm_ops = {
	.fault = cmd_fault,
};

static int cmd_mmap(struct worker *w, struct vm_area_struct *vma)
{
	vma->vm_ops = &cmd_vm_ops;
	vma->vm_private_data = w;
	return 0;
}

static int worker_mmap(struct file *file, struct vm_area_struct *vma)  // fact: fault pages_fault refuses; fault cmd_fault maps; local; not local
{
	struct worker *w = file->private_data;

	switch (vma->vm_pgoff) {
	case 0:
		return pages_mmap(w, vma);
	case CMD_OFFSET >> PAGE_SHIFT:
		return cmd_mmap(w, vma);
	default:
		return -EINVAL;
	}
}

const struct file_operations worker_fops = { .mmap = worker_mmap };
