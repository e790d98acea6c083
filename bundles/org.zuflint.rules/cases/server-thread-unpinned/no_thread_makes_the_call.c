// with: served verdict: unproven(C2: no thread of the given server)
// zap: want: unpinned-access warning "no thread of the given server"
// insert: want: unpinned-access warning
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "srv_api.h"

int main(void)
{
	int fd = open(SRV_DEVICE, O_RDWR);

	return fd < 0 || ioctl(fd, SRV_HELLO);
}
