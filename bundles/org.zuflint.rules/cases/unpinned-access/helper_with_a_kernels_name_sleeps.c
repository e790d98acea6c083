/* The helper's name sounds like one that never sleeps; it does. */
#include <linux/mm.h>
#include <linux/fs.h>
struct tile { struct vm_area_struct *vma; unsigned long pfn; int home; wait_queue_head_t idle; int busy; };
static int tile_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void tile_close(struct vm_area_struct *vma) { ((struct tile *)vma->vm_private_data)->vma = NULL; }
static const struct vm_operations_struct tile_vm_ops = { .fault = tile_fault, .close = tile_close };
static void dev_wait_quiet(struct tile *t)
{
	unsigned int round = 0;

	for (;;) {
		if (!READ_ONCE(t->busy))
			break;
		if (++round > 100)
			break;
		wait_event(t->idle, !t->busy);
	}
}
static int tile_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C2)
{
	struct tile *t = file->private_data;
	if (t->vma || t->home != smp_processor_id() || !(vma->vm_flags & VM_SHARED))
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &tile_vm_ops;
	vma->vm_private_data = t;
	t->vma = vma;
	return 0;
}
static long tile_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct tile *t = file->private_data;
	int rc;
	if (!t->vma)
		return -ENODEV;
	if (t->home != smp_processor_id())
		return -EXDEV;
	rc = vm_insert_pfn(t->vma, t->vma->vm_start, t->pfn);
	if (rc)
		return rc;
	dev_wait_quiet(t);
	zap_vma_ptes(t->vma, t->vma->vm_start, PAGE_SIZE);  // want: migration-window "zap_vma_ptes() on the VM_LOCAL_CPU vma"
	return 0;
}
const struct file_operations tile_fops = { .mmap = tile_mmap, .unlocked_ioctl = tile_ioctl };
