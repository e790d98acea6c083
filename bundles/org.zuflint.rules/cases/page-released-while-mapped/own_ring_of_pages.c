// kernel: 5.10
/* Pages of the file, mapped with vm_map_pages(), go back with the last user of the file, or when open() fails. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#define CUB_RING 8
#define CHECK(c) do { if (unlikely((c)->home != smp_processor_id() || current->nr_cpus_allowed != 1)) return -EXDEV; } while (0)

struct cub {
	int home;
	struct vm_area_struct *lair;
	struct page *ring[CUB_RING];
	bool visible;
};

static vm_fault_t cub_fault(struct vm_fault *vmf)
{
	pr_warn_once("cub: fault\n");
	return VM_FAULT_SIGBUS;
}

static void cub_close(struct vm_area_struct *vma)
{
	struct cub *c = vma->vm_private_data;

	c->lair = NULL;
	c->visible = false;
}

static int cub_whole(struct vm_area_struct *vma, unsigned long addr)
{
	return -EINVAL;
}

static const struct vm_operations_struct cub_vm_ops = {
	.fault		= cub_fault,
	.close		= cub_close,
	.split	= cub_whole,
};

static int cub_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct cub *c = file->private_data;

	CHECK(c);
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (vma_pages(vma) != CUB_RING)
		return -EINVAL;
	if (c->lair)
		return -EBUSY;
	vma->vm_flags |= VM_MIXEDMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP;
	vma->vm_flags |= VM_LOCAL_CPU;
	vma->vm_ops = &cub_vm_ops;
	vma->vm_private_data = c;
	c->lair = vma;
	return 0;
}

static int cub_show(struct cub *c)
{
	int err;

	if (!c->lair)
		return -ENXIO;
	if (c->visible)
		return 0;
	err = vm_map_pages(c->lair, c->ring, CUB_RING);
	if (!err)
		c->visible = true;
	else
		zap_page_range(c->lair, c->lair->vm_start, CUB_RING * PAGE_SIZE);
	return err;
}

static void cub_hide(struct cub *c)
{
	if (c->lair && c->visible)
		zap_page_range(c->lair, c->lair->vm_start, c->lair->vm_end - c->lair->vm_start);
	c->visible = false;
}

static long cub_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct cub *c = file->private_data;
	long err = 0;

	CHECK(c);
	mmap_read_lock(current->mm);
	switch (cmd) {
	case _IO('c', 0):
		err = cub_show(c);
		break;
	case _IO('c', 1):
		cub_hide(c);
		break;
	default:
		err = -ENOTTY;
	}
	mmap_read_unlock(current->mm);
	return err;
}

static void cub_free(struct cub *c)
{
	int i;

	for (i = 0; i < CUB_RING; i++)
		if (c->ring[i])
			__free_page(c->ring[i]);
	kfree(c);
}

static int cub_open(struct inode *inode, struct file *file)
{
	struct cub *c = kzalloc(sizeof(*c), GFP_KERNEL);
	int i;

	if (!c)
		return -ENOMEM;
	c->home = raw_smp_processor_id();
	for (i = 0; i < CUB_RING; i++) {
		c->ring[i] = alloc_page(GFP_KERNEL | __GFP_ZERO);
		if (!c->ring[i]) {
			cub_free(c);
			return -ENOMEM;
		}
	}
	file->private_data = c;
	return 0;
}

static int cub_release(struct inode *inode, struct file *file)
{
	cub_free(file->private_data);
	return 0;
}

static const struct file_operations cub_fops = {
	.owner = THIS_MODULE, .open = cub_open, .release = cub_release, .mmap = cub_mmap, .unlocked_ioctl = cub_ioctl,
};
