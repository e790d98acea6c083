#include <linux/fs.h>
#include <linux/mm.h>

/* The vma is handed down as a parameter, through two levels, under other names. */

struct tray {
	struct vm_area_struct *mapping;
	unsigned long *pfns;
};

static int lay(struct vm_area_struct *v, unsigned long at, unsigned long what)
{
	return vm_insert_pfn(v, at, what);  // want: unpinned-access warning "vm_insert_pfn()"
}

static int lay_all(struct tray *tray, struct vm_area_struct *where, int n)
{
	int i, err = 0;

	for (i = 0; i < n && !err; ++i)
		err = lay(where, where->vm_start + i * PAGE_SIZE, tray->pfns[i]);
	return err;
}

static void clear_all(struct vm_area_struct *where)
{
	zap_vma_ptes(where, where->vm_start, where->vm_end - where->vm_start);  // want: unpinned-access warning "zap_vma_ptes()"
}

static long tray_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct tray *tray = file->private_data;
	struct vm_area_struct *m = READ_ONCE(tray->mapping);
	int err;

	if (!m)
		return -ENXIO;
	err = lay_all(tray, m, arg);
	clear_all(m);
	return err;
}

static int tray_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct tray_vm_ops = { .fault = tray_fault };

static int tray_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C2)
{
	struct tray *tray = file->private_data;

	if (tray->mapping)
		return -EBUSY;
	vma->vm_flags |= VM_LOCAL_CPU | VM_DONTCOPY | VM_PFNMAP;
	vma->vm_ops = &tray_vm_ops;
	WRITE_ONCE(tray->mapping, vma);  // want: stored-vma-outlives-mapping
	return 0;
}

const struct file_operations tray_fops = {
	.mmap		= tray_mmap,
	.unlocked_ioctl	= tray_ioctl,
	.compat_ioctl	= tray_ioctl,
};
