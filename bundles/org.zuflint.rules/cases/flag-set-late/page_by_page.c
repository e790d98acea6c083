#include <linux/fs.h>
#include <linux/mm.h>

static vm_fault_t jig_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct jig_vm_ops = { .fault = jig_fault };

static int jig_mmap(struct file *file, struct vm_area_struct *vma)
{
	unsigned long size = vma->vm_end - vma->vm_start;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	vma->vm_ops = &jig_vm_ops;
	unsigned long at;

	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND;
	for (at = vma->vm_start, err = 0; !err && at < vma->vm_end; at += PAGE_SIZE) {
		err = vm_insert_pfn(vma, at, vma->vm_pgoff);
		vma->vm_flags |= VM_LOCAL_CPU;  // want: flag-set-late error "vm_insert_pfn()"
	}
	return err;
}

const struct file_operations jig_fops = { .mmap = jig_mmap };
