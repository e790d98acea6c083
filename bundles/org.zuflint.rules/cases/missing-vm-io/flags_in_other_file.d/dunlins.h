struct dunlins {
	struct vm_area_struct *vma;
	int cpu;
};

void dunlins_prepare(struct dunlins *dunlins, struct vm_area_struct *area);
