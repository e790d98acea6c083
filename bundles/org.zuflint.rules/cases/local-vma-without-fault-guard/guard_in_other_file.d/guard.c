#include <linux/mm.h>

static int complain_and_refuse(struct vm_fault *vmf, const char *who)
{
	pr_warn_ratelimited("%s: fault at %lx\n", who, vmf->address);
	return VM_FAULT_SIGBUS;
}

static int common_fault(struct vm_fault *vmf)
{
	return complain_and_refuse(vmf, current->comm);
}

const struct vm_operations_struct common_guard = {
	.fault = common_fault,
};
