#include <linux/dma-buf.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sysfs.h>
#include <drm/drm_drv.h>
#include <drm/drm_gem.h>

/* mmap handlers that are no file_operations member. */

static int shared_fault(struct vm_fault *vmf)  // want: local-vma-faulted "'vault_dmabuf_mmap" want: local-vma-faulted "'vault_bin_mmap" want: local-vma-faulted "'vault_gem_mmap"
{
	vmf->page = vmf->vma->vm_private_data;
	get_page(vmf->page);
	return 0;
}

static const struct vm_operations_struct shared_vm_ops = { .fault = shared_fault };

static int vault_dmabuf_mmap(struct dma_buf *dmabuf, struct vm_area_struct *vma)  // verdict: violation(C3)
{
	vma->vm_private_data = dmabuf->priv;
	vma->vm_ops = &shared_vm_ops;
	vma->vm_flags |= VM_LOCAL_CPU;
	return 0;
}

static const struct dma_buf_ops vault_dmabuf_ops = {
	.mmap = vault_dmabuf_mmap,
};

static int vault_bin_mmap(struct file *file, struct kobject *kobj, struct bin_attribute *attr, struct vm_area_struct *vma)  // verdict: violation(C3)
{
	vma->vm_private_data = attr->private;
	vma->vm_ops = &shared_vm_ops;
	vma->vm_flags |= VM_LOCAL_CPU;
	return 0;
}

static struct bin_attribute vault_bin = {
	.attr = { .name = "vault", .mode = 0600 },
	.size = PAGE_SIZE,
	.mmap = vault_bin_mmap,
};

static int vault_gem_mmap(struct drm_gem_object *obj, struct vm_area_struct *vma)  // verdict: violation(C3)
{
	vma->vm_private_data = obj->dev->dev_private;
	vma->vm_ops = &shared_vm_ops;
	vma->vm_flags |= VM_LOCAL_CPU;
	return 0;
}

static struct drm_driver vault_drm_driver = {
	.name = "vault",
	.gem_prime_mmap = vault_gem_mmap,
};
