#include <linux/fs.h>
#include <linux/mm.h>

/* What one configuration guards, the other maps; the flag has two spellings of the same line. */

static int vary_refuse(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

#ifdef CONFIG_VARY_LAZY
static int vary_map(struct vm_fault *vmf)  // want: local-vma-faulted "'vary_map'"
{
	vmf->page = vmalloc_to_page(vmf->vma->vm_private_data);
	get_page(vmf->page);
	return 0;
}
#endif

static const struct vm_operations_struct vary_vm_ops = {
#ifdef CONFIG_VARY_LAZY
	.fault = vary_map,
#else
	.fault = vary_refuse,
#endif
};

static int vary_mmap(struct file *file, struct vm_area_struct *vma)
{
	vma->vm_ops = &vary_vm_ops;
	vma->vm_private_data = file->private_data;
#ifdef CONFIG_ARCH_USES_HIGH_VMA_FLAGS
	vma->vm_flags |= VM_LOCAL_CPU;
#endif
	return 0;
}

const struct file_operations vary_fops = { .mmap = vary_mmap };
