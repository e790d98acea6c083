// with: served verdict: violation(C2)
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

/* The process number is the first thread's, not this one's. */
static int bind_me(int cpu)
{
	cpu_set_t *set = CPU_ALLOC(1024);
	size_t bytes = CPU_ALLOC_SIZE(1024);
	int err;

	if (!set)
		return -1;
	CPU_ZERO_S(bytes, set);
	CPU_SET_S(cpu, bytes, set);
	err = sched_setaffinity(getpid(), bytes, set);
	CPU_FREE(set);
	return err;
}

static void *run(void *arg)
{
	int fd;

	if (bind_me((int)(long)arg) != 0)
		abort();
	if ((fd = open(SRV_DEVICE, O_RDWR)) < 0)
		return NULL;
	serve(fd);
	return NULL;
}

int main(void)
{
	pthread_t ids[8];

	for (long cpu = 0; cpu < 8; cpu++)
		if (pthread_create(ids + cpu, NULL, run, (void *)cpu))  // want: server-thread-unpinned
			return 1;
	for (int i = 0; i < 8; i++)
		pthread_join(ids[i], NULL);
	return 0;
}
