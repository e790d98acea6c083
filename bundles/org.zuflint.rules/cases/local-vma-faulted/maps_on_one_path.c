#include <linux/mm.h>

struct chan {
	bool primed;
	unsigned long pfn;
};

static vm_fault_t chan_fault(struct vm_fault *vmf)  // want: local-vma-faulted "'chan_fault'"
{
	struct chan *c = vmf->vma->vm_private_data;

	if (likely(!c->primed)) {
		pr_err("chan: nobody should fault here\n");
		return VM_FAULT_SIGBUS;
	}
	return vmf_insert_pfn(vmf->vma, vmf->address, c->pfn);
}

static const struct vm_operations_struct chan_ops = { .fault = chan_fault };

static int chan_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C3)
{
	unsigned long want = VM_PFNMAP | VM_DONTCOPY;

	want |= VM_LOCAL_CPU;
	vma->vm_flags |= want;
	vma->vm_private_data = file->private_data;
	vma->vm_ops = &chan_ops;
	return 0;
}

const struct file_operations chan_fops = { .mmap = chan_mmap };
