// kernel: 6.5
/* scoped_guard(preempt) holds until the end of its block. */
#include <linux/cleanup.h>
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
struct peek { struct vm_area_struct *area; unsigned long pfn; u64 out; };
static vm_fault_t peek_nofault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void peek_gone(struct vm_area_struct *v) { struct peek *p = v->vm_private_data; p->area = NULL; }
static const struct vm_operations_struct peek_vops = { .fault = peek_nofault, .close = peek_gone };
static int peek_map(struct file *f, struct vm_area_struct *v)  // verdict: verified
{
	struct peek *p = f->private_data;
	if (p->area)
		return -EBUSY;
	if ((v->vm_flags & VM_SHARED) == 0)
		return -EINVAL;
	vm_flags_set(v, VM_PFNMAP | VM_IO | VM_DONTEXPAND | VM_DONTDUMP | VM_DONTCOPY | VM_LOCAL_CPU);  // want: flag-bit-collision "VM_LOCAL_CPU is bit 37 in the posted patch, and so"
	v->vm_ops = &peek_vops;
	v->vm_private_data = p;
	p->area = v;
	return 0;
}
static long peek_ctl(struct file *f, unsigned int c, unsigned long a)
{
	struct peek *p = f->private_data;
	if (!p->area)
		return -ENXIO;
	scoped_guard(preempt) {
	if (vmf_insert_pfn(p->area, p->area->vm_start, p->pfn) & VM_FAULT_ERROR)
		return -EFAULT;
	p->out += *(volatile u32 *)phys_to_virt(p->pfn << PAGE_SHIFT);
	zap_vma_ptes(p->area, p->area->vm_start, PAGE_SIZE);
	}
	return 0;
}
static const struct file_operations peek_fops = { .mmap = peek_map, .unlocked_ioctl = peek_ctl };
static struct miscdevice peek_dev = { .name = "peek", .fops = &peek_fops, .minor = MISC_DYNAMIC_MINOR };
module_misc_device(peek_dev);
