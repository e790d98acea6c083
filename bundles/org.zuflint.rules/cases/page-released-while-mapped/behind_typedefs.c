/* The vma and the fault have names of the driver's own. */
#include <linux/mm.h>
#include <linux/fs.h>
typedef struct vm_area_struct area_t;
typedef struct vm_fault fault_t;
struct ibis { area_t *vma; unsigned long pfn; int cpu; struct completion *c; };
static int ibis_fault(fault_t *vmf) { return VM_FAULT_SIGBUS; }
static void ibis_close(area_t *vma) { struct ibis *p = vma->vm_private_data; p->vma = NULL; }
static const struct vm_operations_struct ibis_vm_ops = { .fault = ibis_fault, .close = ibis_close };
static int ibis_mmap(struct file *file, area_t *vma) // verdict: violation(C4)
{
	struct ibis *p = file->private_data;
	if (p->vma || current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id())
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &ibis_vm_ops;
	vma->vm_private_data = p;
	p->vma = vma;
	return 0;
}
static int ibis_hide(area_t *vma) { return zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE); }
static long ibis_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct ibis *p = file->private_data;
	int rc;
	if (current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id() || !p->vma)
		return -EINVAL;
	rc = vm_insert_pfn(p->vma, p->vma->vm_start, p->pfn);
	if (rc)
		return rc;
	complete(p->c);  // want: page-released-while-mapped "complete() in unlocked_ioctl tells the owner of th"
	ibis_hide(p->vma);
	return 0;
}
const struct file_operations ibis_fops = { .mmap = ibis_mmap, .unlocked_ioctl = ibis_ioctl };
