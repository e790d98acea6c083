// kernel: 6.1
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/shrinker.h>

/* The shrinker looks its vma up, as the one that is kept may be gone, and compares the two. */

struct shed {
	struct mm_struct *mm;
	struct vm_area_struct *vma;
	struct mutex lock;
	unsigned long start;
	struct page *page;
};

static inline struct vm_area_struct *shed_vma(struct shed *shed)
{
	return smp_load_acquire(&shed->vma);
}

static enum lru_status shed_free(struct list_head *item, struct list_lru_one *lru, spinlock_t *lock, void *arg)
{
	struct shed *shed = container_of(item, struct shed, lru);
	struct vm_area_struct *vma;

	if (!mutex_trylock(&shed->lock))
		return LRU_SKIP;
	vma = vma_lookup(shed->mm, shed->start);
	if (vma && vma != shed_vma(shed)) {
		mutex_unlock(&shed->lock);
		return LRU_SKIP;
	}
	if (vma)
		zap_page_range(vma, shed->start, PAGE_SIZE);
	list_lru_isolate(lru, item);
	__free_page(shed->page);
	mutex_unlock(&shed->lock);
	return LRU_REMOVED;
}

static unsigned long shed_scan(struct shrinker *shrinker, struct shrink_control *sc)
{
	return list_lru_walk(&shed_lru, shed_free, NULL, sc->nr_to_scan);
}

static struct shrinker shed_shrinker = { .scan_objects = shed_scan };

static long shed_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct shed *shed = file->private_data;
	int err = -ESRCH;

	mutex_lock(&shed->lock);
	if (shed_vma(shed))
		err = vm_insert_page(shed_vma(shed), arg, shed->page);
	mutex_unlock(&shed->lock);
	return err;
}

static vm_fault_t shed_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void shed_close(struct vm_area_struct *vma)
{
	struct shed *shed = vma->vm_private_data;

	smp_store_release(&shed->vma, NULL);
}

static const struct vm_operations_struct shed_vm_ops = { .fault = shed_fault, .close = shed_close };

static int shed_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C2: nothing in the driver fixes the CPU of this unlocked_ioctl)
{
	struct shed *shed = file->private_data;

	if (shed->vma)
		return -EBUSY;
	vma->vm_ops = &shed_vm_ops;
	vma->vm_private_data = shed;
	shed->start = vma->vm_start;
	smp_store_release(&shed->vma, vma);
	return 0;
}

const struct file_operations shed_fops = { .mmap = shed_mmap, .unlocked_ioctl = shed_ioctl };
