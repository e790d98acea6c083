#include <linux/ioctl.h>
#include <linux/types.h>

#define SRV_DEVICE	"/dev/srv"
#define SRV_BYTES	(16 * 4096)

struct srv_arg {
	__u32 pages;
	__s32 result;
};

#define SRV_NEXT	_IOWR('S', 1, struct srv_arg)
#define SRV_HELLO	_IO('S', 2)
