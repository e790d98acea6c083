// with: served verdict: verified
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
	cpu_set_t mask = { 0 };
	int fd;

	CPU_SET(*(int *)arg, &mask);
	if (sched_setaffinity(0, sizeof(mask), &mask) < 0) {
		perror("affinity");
		return 1;
	}
	fd = open(SRV_DEVICE, O_RDWR);
	if (fd < 0)
		return 1;
	serve(fd);
	return 0;
}

int main(void)
{
	thrd_t id[4];
	int cpu[4], i;

	for (i = 0; i < 4; i++) {
		cpu[i] = i;
		if (thrd_create(&id[i], run, &cpu[i]) != thrd_success)
			return 1;
	}
	for (i = 0; i < 4; i++)
		thrd_join(id[i], NULL);
	return 0;
}
