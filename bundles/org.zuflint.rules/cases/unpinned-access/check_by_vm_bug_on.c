// VM_BUG_ON() looks only with CONFIG_DEBUG_VM
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/sched.h>
struct lane { struct vm_area_struct *area; int cpu; struct page *pg; };
static vm_fault_t no_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static int stay(struct vm_area_struct *vma) { return -EINVAL; }
static int whole(struct vm_area_struct *vma, unsigned long at) { return -EINVAL; }
static void lane_close(struct vm_area_struct *v) { struct lane *l = v->vm_private_data; l->area = NULL; }
static const struct vm_operations_struct lane_vm = { .fault = no_fault, .close = lane_close, .mremap = stay, .split = whole };
static int door(struct lane *l)
{
	VM_BUG_ON(current->nr_cpus_allowed != 1 || !(current->flags & PF_NO_SETAFFINITY));
	return l->cpu == smp_processor_id() ? 0 : -EXDEV;
}
static int lane_mmap(struct file *f, struct vm_area_struct *v) // verdict: unproven(C2)
{
	struct lane *l = f->private_data;

	if (door(l) || !(v->vm_flags & VM_SHARED))
		return -EINVAL;
	if (l->area)
		return -EBUSY;
	v->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	v->vm_ops = &lane_vm;
	v->vm_private_data = l;
	l->area = v;
	return 0;
}
static long lane_ioctl(struct file *f, unsigned int cmd, unsigned long arg)
{
	struct lane *l = f->private_data;
	int err = door(l);

	if (err || !l->area)
		return err;
	err = vmf_insert_pfn(l->area, l->area->vm_start, page_to_pfn(l->pg)) & VM_FAULT_ERROR;
	if (err)
		return -EFAULT;
	schedule();
	zap_vma_ptes(l->area, l->area->vm_start, PAGE_SIZE); // want: migration-window
	return 0;
}
const struct file_operations lane_fops = { .mmap = lane_mmap, .unlocked_ioctl = lane_ioctl };
