// with: served verdict: violation(C2)
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <threads.h>

#include "srv_api.h"

static void serve(int fd)
{
	char *pages = mmap(NULL, SRV_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	struct srv_arg arg = { 0 };

	if (pages == MAP_FAILED)
		return;
	while (ioctl(fd, SRV_NEXT, &arg) == 0)
		memset(pages, 0, arg.pages * 4096);
}

static int run(void *arg)
{
	int fd = open(SRV_DEVICE, O_RDWR);

	if (fd < 0)
		return 1;
	serve(fd);
	return 0;
}

int main(void)
{
	thrd_t id;

	return thrd_create(&id, run, NULL) == thrd_success ? thrd_join(id, NULL) : 1;  // want: server-thread-unpinned error
}
