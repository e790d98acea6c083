/* The object with the vma is a variable of the driver: any pinned thread comes to it. */
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/sysfs.h>
struct fox { struct vm_area_struct *vma; struct task_struct *task; };
static struct fox fox;
static DEFINE_MUTEX(fox_lock);
static int fox_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void fox_close(struct vm_area_struct *vma)
{
	mutex_lock(&fox_lock);
	if (fox.vma == vma) {
		fox.vma = NULL;
		fox.task = NULL;
	}
	mutex_unlock(&fox_lock);
}
static const struct vm_operations_struct fox_ops = { .fault = fox_fault, .close = fox_close };
static int fox_mmap(struct file *file, struct kobject *kobj, struct bin_attribute *attr, struct vm_area_struct *vma)  // verdict: unproven(C1: all open files share)
{
	int err = -EBUSY;
	if (!is_percpu_thread() || !(vma->vm_flags & VM_SHARED))
		return -EPERM;
	mutex_lock(&fox_lock);
	if (!fox.vma) {
		vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
		vma->vm_ops = &fox_ops;
		fox.vma = vma;
		fox.task = current;
		err = 0;
	}
	mutex_unlock(&fox_lock);
	return err;
}
static ssize_t fox_write(struct file *file, struct kobject *kobj, struct bin_attribute *attr, char *buf, loff_t off, size_t n)
{
	struct page *page;
	int err = -EPERM;
	page = alloc_page(GFP_KERNEL);
	if (!page)
		return -ENOMEM;
	memcpy(page_address(page), buf, min_t(size_t, n, PAGE_SIZE));
	mutex_lock(&fox_lock);
	if (is_percpu_thread() && fox.vma) {
		err = vm_insert_pfn(fox.vma, fox.vma->vm_start, page_to_pfn(page));
		if (!err)
			zap_vma_ptes(fox.vma, fox.vma->vm_start, PAGE_SIZE);
	}
	mutex_unlock(&fox_lock);
	__free_page(page);
	return err ? err : n;
}
static struct bin_attribute fox_attr = { .attr = { .name = "fox", .mode = 0600 }, .mmap = fox_mmap, .write = fox_write };
