// with: served verdict: verified
// without: VM_DONTCOPY want: missing-vm-dontcopy
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

static void stay(int cpu)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(cpu, &set);
	if (sched_setaffinity(0, sizeof(set), &set))
		exit(1);
}

static void *run(void *arg)
{
	struct srv_arg op = { 0 };
	char *mem;
	int fd;

	stay(1);
	fd = open(SRV_DEVICE, O_RDWR);
	mem = mmap(NULL, SRV_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (mem == MAP_FAILED)
		return NULL;
	if (madvise(mem, SRV_BYTES, MADV_DONTFORK))
		return NULL;
	if (fork() == 0)
		_exit(0);
	while (ioctl(fd, SRV_NEXT, &op) == 0)
		memset(mem, 0, op.pages * 4096);
	return NULL;
}

int main(void)
{
	pthread_t id;

	if (pthread_create(&id, NULL, run, NULL))
		return 1;
	return pthread_join(id, NULL);
}
