// kernel: 6.1
#include <linux/dma-mapping.h>
#include <linux/fs.h>
#include <linux/mm.h>

/* Memory in one piece or page by page: a loop that ends at once in the second way is no third vma. */

struct reel {
	struct device *dev;
	struct page **pages;
	void *whole;
	dma_addr_t at;
	int one;
};

static const struct vm_operations_struct reel_vm_ops = { .access = generic_access_phys };

static int reel_mmap(struct file *file, struct vm_area_struct *vma)  // fact: vma reel_mmap; ops reel_vm_ops; insert dma_mmap_coherent; insert remap_pfn_range
{
	struct reel *reel = file->private_data;
	unsigned long addr = vma->vm_start;
	int n = vma_pages(vma);
	int err, i;

	if (reel->one) {
		err = dma_mmap_coherent(reel->dev, vma, reel->whole, reel->at, n * PAGE_SIZE);
	} else {
		err = 0;
		for (i = 0; i < n; i++) {
			err = remap_pfn_range(vma, addr, page_to_pfn(reel->pages[i]), PAGE_SIZE, PAGE_SHARED);
			if (err)
				break;
			addr += PAGE_SIZE;
		}
		if (err)
			zap_vma_ptes(vma, vma->vm_start, n * PAGE_SIZE);
	}
	if (err == 0)
		vma->vm_ops = &reel_vm_ops;
	return err;
}

const struct file_operations reel_fops = { .mmap = reel_mmap };
