// kernel: 6.1
/* A first write is let through: the entry becomes writable in a fault. */
#include <linux/proc_fs.h>
#include <linux/mm.h>
struct rook { struct vm_area_struct *vma; unsigned long pfn; int cpu; };
static struct rook *rook0;
static vm_fault_t rook_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static vm_fault_t rook_wr(struct vm_fault *vmf) { file_update_time(vmf->vma->vm_file); return 0; }  // want: local-vma-faulted "'rook_wr' (.pfn_mkwrite) makes entries writable in the VM_LO"
static void rook_close(struct vm_area_struct *vma) { rook0->vma = NULL; }
static const struct vm_operations_struct rook_vm_ops = { .fault = rook_fault, .pfn_mkwrite = rook_wr, .close = rook_close };
static int rook_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C3)
{
	if (rook0->vma || current->nr_cpus_allowed != 1)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;  // want: flag-bit-collision "VM_LOCAL_CPU is bit 37 in the posted patch, and so"
	vma->vm_ops = &rook_vm_ops;
	rook0->vma = vma;
	return 0;
}
static const struct proc_ops rook_pops = { .proc_mmap = rook_mmap };
static int __init rook_init(void) { proc_create("rook", 0600, NULL, &rook_pops); return 0; }
module_init(rook_init);
