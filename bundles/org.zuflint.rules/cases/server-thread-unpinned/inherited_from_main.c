// with: served verdict: verified
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

static void serve(int fd)
{
	char *pages = mmap(NULL, SRV_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	struct srv_arg arg = { 0 };

	if (pages == MAP_FAILED)
		return;
	while (ioctl(fd, SRV_NEXT, &arg) == 0)
		memset(pages, 0, arg.pages * 4096);
}

static void *run(void *arg)
{
	int fd = open(SRV_DEVICE, O_RDWR);

	if (fd >= 0)
		serve(fd);
	return NULL;
}

static void stay_on(int cpu)
{
	unsigned long mask = 1UL << cpu;

	if (sched_setaffinity(0, sizeof(mask), (cpu_set_t *)&mask) == -1)
		exit(1);
}

int main(void)
{
	pthread_t id;

	stay_on(0);
	if (pthread_create(&id, NULL, run, NULL))
		return 1;
	return pthread_join(id, NULL);
}
