struct plover {
	struct vm_area_struct *vma;
	int cpu;
};

void plover_prepare(struct plover *plover, struct vm_area_struct *area);
