#include <linux/fs.h>
#include <linux/mm.h>

/* .close alone is enough to keep the vma from being anonymous, in 4.17 too. */

static void gate_close(struct vm_area_struct *vma)
{
	pr_debug("gate: gone\n");
}

static const struct vm_operations_struct gate_vm_ops = {  // want: local-vma-without-fault-guard info "vm_ops 'gate_vm_ops'"
	.close = gate_close,
};

static int gate_mmap(struct file *file, struct vm_area_struct *vma)  // fact: ops gate_vm_ops; C3 proved
{
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_ops = &gate_vm_ops;
	return 0;
}

const struct file_operations gate_fops = { .mmap = gate_mmap };
