#include <linux/fs.h>
#include <linux/mm.h>
#include <band/voice.h>

/*
 * The core sets vm_ops, then calls a function that was put into a struct of an unseen header, which calls the part's
 * own: what they call by is told by what they hand over.
 */

struct band_part {
	int (*mmap)(struct band *band, struct voice *voice, struct vm_area_struct *vma);
	void (*mute)(struct band *band);
};

static vm_fault_t voice_fault(struct vm_fault *vmf)  // want: local-vma-faulted "sets vmf->page"
{
	vmf->page = voice_page(vmf->vma->vm_private_data, vmf->pgoff);
	return 0;
}

static const struct vm_operations_struct voice_vm_ops = { .fault = voice_fault };

static int voice_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct voice *voice = file->private_data;

	vma->vm_ops = &voice_vm_ops;
	vma->vm_private_data = voice;
	if (!voice->play->mmap)
		return -ENXIO;
	return voice->play->mmap(voice, vma);
}

static int band_mmap(struct voice *voice, struct vm_area_struct *vma)  // fact: ops voice_vm_ops
{
	struct band *band = voice_band(voice);
	const struct band_part *part = band_part_of(band);

	return part->mmap(band, voice, vma);
}

void band_join(struct band_seat *seat)
{
	seat->play.mmap = band_mmap;
}

static int drum_mmap(struct band *band, struct voice *voice, struct vm_area_struct *vma)  // fact: ops voice_vm_ops verdict: violation(C3)
{
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	return 0;
}

static const struct band_part drum = { .mmap = drum_mmap };

const struct file_operations voice_fops = { .mmap = voice_mmap };
