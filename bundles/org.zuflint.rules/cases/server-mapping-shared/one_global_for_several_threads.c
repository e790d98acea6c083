// with: served verdict: violation(C1)
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

static char *mem;

static void *run(void *arg)
{
	struct srv_arg op = { 0 };
	int fd = open(SRV_DEVICE, O_RDWR);

	stay((long)arg);
	mem = mmap(NULL, SRV_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	while (ioctl(fd, SRV_NEXT, &op) == 0)
		memset(mem, 0, op.pages * 4096);  // want: server-mapping-shared "each of its threads writes it"
	return NULL;
}

int main(void)
{
	pthread_t ids[4];
	long i;

	for (i = 0; i < 4; i++)
		if (pthread_create(&ids[i], NULL, run, (void *)i))
			return 1;
	return pthread_join(ids[0], NULL);
}
