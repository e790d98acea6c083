/* Initializers: designated, nested, old, and macros that bring their own comma. */
static const struct vm_operations_struct vm_ops = {
	.open	= zu_open,
	.close	= zu_close,
	.fault	= zu_fault,
};
static struct file_operations fops = {
	owner:		THIS_MODULE,
	llseek:		no_llseek,
};
int sparse[] = { [0] = 1, [2 ... 4] = 5, [7] 8, 9, };
struct pair pairs[2] = { { 1, 2 }, [1].second = 3 };
struct deep d = { .a.b[2].c = 4, .e = { .f = { } } };
static const struct pci_device_id ids[] = {
	{ PCI_VDEVICE(INTEL, 0x1234), .driver_data = 1 },
	{ PCI_DEVICE(1, 2) },
	MACRO_ITEM(3)
	MACRO_ITEM(4)
	{ }
};
static u32 channels[][3] = {
	RF_CHANNEL(1) = { 1, 2, 3, },
};
char text[] = "a" "b", *words[] = { "one", "two" "three", };
static DEFINE_PER_CPU(struct stats, stats) = { .n = 1 };
MACHINE_START(BOARD, "Board")
	.atag_offset	= 0x100,
	.init		= board_init,
MACHINE_END
define_machine(other) {
	.name	= "other",
};
