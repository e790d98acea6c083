#include <linux/fs.h>
#include <linux/mm.h>

static vm_fault_t drill_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct drill_vm_ops = { .fault = drill_fault };

#define DRILL_LOCAL(v)	((v)->vm_flags |= VM_DONTCOPY | VM_LOCAL_CPU)

static int drill_mmap(struct file *file, struct vm_area_struct *vma)
{
	unsigned long size = vma->vm_end - vma->vm_start;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	vma->vm_ops = &drill_vm_ops;
	err = remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, size, vma->vm_page_prot);
	DRILL_LOCAL(vma);  // want: flag-set-late error
	return err;
}

const struct file_operations drill_fops = { .mmap = drill_mmap };
