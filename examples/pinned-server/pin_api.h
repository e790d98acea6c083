/* SPDX-License-Identifier: EPL-2.0 OR GPL-2.0-only */
/* What the kernel half and the server half agree on. */
#ifndef PIN_API_H
#define PIN_API_H

#include <linux/ioctl.h>
#include <linux/types.h>

#define PIN_DEVICE		"/dev/pinned"
#define PIN_MAX_PAGES		16

/* Which of its three vmas a server thread maps: the page offset says it. */
#define PIN_PGOFF_PAGES		0
#define PIN_PGOFF_RING		0x1000
#define PIN_PGOFF_NOTES		0x2000
#define PIN_RING_PAGES		4

/* From the server: done with the last operation; filled in by the kernel: the next one. */
struct pin_wait {
	__s32 result;
	__u32 nr_pages;
	__u32 first_byte;
	__u32 bytes;
};

/* From a client: work on this memory. */
struct pin_submit {
	__u64 addr;
	__u32 bytes;
	__s32 result;
};

#define PIN_IOC_REGISTER	_IO('P', 1)
#define PIN_IOC_WAIT		_IOWR('P', 2, struct pin_wait)
#define PIN_IOC_SUBMIT		_IOWR('P', 3, struct pin_submit)
#define PIN_IOC_SHOW_NOTES	_IO('P', 4)

#endif
