// kernel: 4.19
#include <linux/fs.h>
#include <linux/mm.h>

/* vma_init() points vm_ops to an empty table: do_fault() finds no .fault and answers SIGBUS. */

static int bare_mmap(struct file *file, struct vm_area_struct *vma)  // fact: ops none; C3 proved
{
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;  // want: local-vma-without-fault-guard info "Linux 4.19 answers a fault with SIGBUS (empty dummy vm_ops)"
	return 0;
}

const struct file_operations bare_fops = { .mmap = bare_mmap };
