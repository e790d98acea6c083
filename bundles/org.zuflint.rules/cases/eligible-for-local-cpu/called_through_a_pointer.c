// kernel: 6.1
#include <linux/fs.h>
#include <linux/mm.h>

/* Who walks over its pages calls a function for each, (*each)(...), and first looks whether something is mapped. */

struct tape {
	unsigned long at;
	struct vm_area_struct *vma;
};

static int tape_put(void *page, void *state)
{
	struct tape *tape = state;

	tape->at += PAGE_SIZE;
	return vm_insert_page(tape->vma, tape->at - PAGE_SIZE, page);
}

static int tape_each(unsigned int count, void **pages, int (*each)(void *page, void *state), void *state)
{
	int err = 0;

	while (count-- && !err)
		err = (*each)(*pages++, state);
	return err;
}

static int tape_busy(pte_t *pte, unsigned long addr, void *data)
{
	return pte_none(*pte) ? 0 : -EBUSY;
}

static const struct vm_operations_struct tape_vm_ops;

static long tape_locked(struct file *file, unsigned long arg)
{
	struct vm_area_struct *vma = vma_lookup(current->mm, arg);
	struct tape state;

	if (!vma || vma->vm_ops != &tape_vm_ops)
		return -EINVAL;
	if (apply_to_page_range(vma->vm_mm, vma->vm_start, PAGE_SIZE, tape_busy, NULL))
		return -EBUSY;
	state.at = vma->vm_start;
	state.vma = vma;
	return tape_each(4, file->private_data, tape_put, &state);
}

static long tape_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	long rc;

	mmap_read_lock(current->mm);
	rc = tape_locked(file, arg);
	mmap_read_unlock(current->mm);
	return rc;
}

static vm_fault_t tape_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct tape_vm_ops = { .fault = tape_fault };

static int tape_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C4: what vm_insert_page() inserts)
{
	vma->vm_ops = &tape_vm_ops;
	return 0;
}

const struct file_operations tape_fops = { .mmap = tape_mmap, .unlocked_ioctl = tape_ioctl };

/* The same look, and one that writes. */

static const struct vm_operations_struct reel_vm_ops;

static int reel_put(pte_t *pte, unsigned long addr, void *data)
{
	if (pte_none(*pte))
		set_pte_at(current->mm, addr, pte, *(pte_t *)data);
	return 0;
}

static long reel_locked(struct file *file, unsigned long arg)
{
	struct vm_area_struct *vma = vma_lookup(current->mm, arg);

	if (!vma || vma->vm_ops != &reel_vm_ops)
		return -EINVAL;
	return apply_to_page_range(vma->vm_mm, vma->vm_start, PAGE_SIZE, reel_put, file->private_data);
}

static long reel_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	long rc;

	mmap_read_lock(current->mm);
	rc = reel_locked(file, arg);
	mmap_read_unlock(current->mm);
	return rc;
}

static const struct vm_operations_struct reel_vm_ops = { .fault = tape_fault };

static int reel_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C4: what apply_to_page_range() inserts)
{
	vma->vm_ops = &reel_vm_ops;
	return 0;
}

const struct file_operations reel_fops = { .mmap = reel_mmap, .unlocked_ioctl = reel_ioctl };
