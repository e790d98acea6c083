// with: served verdict: violation(C2)
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "srv_api.h"

static void serve(int fd)
{
	char *pages = mmap(NULL, SRV_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	struct srv_arg arg = { 0 };
	unsigned long all = ~0UL;

	if (pages == MAP_FAILED)
		return;
	syscall(SYS_sched_setaffinity, 0, sizeof(all), &all);  // want: server-affinity-set-late
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
static int start(pthread_t *id, int cpu)
{
	pthread_attr_t attr;
	cpu_set_t one;
	int err;

	CPU_ZERO(&one);
	CPU_SET(cpu, &one);
	pthread_attr_init(&attr);
	err = pthread_attr_setaffinity_np(&attr, sizeof(one), &one);
	if (!err)
		err = pthread_create(id, &attr, run, NULL);
	pthread_attr_destroy(&attr);
	return err;
}

int main(void)
{
	long cpus = sysconf(_SC_NPROCESSORS_ONLN);
	pthread_t *ids = calloc(cpus, sizeof(*ids));
	int cpu;

	for (cpu = 0; cpu < cpus; cpu++)
		if (start(&ids[cpu], cpu))
			return 1;
	for (cpu = 0; cpu < cpus; cpu++)
		pthread_join(ids[cpu], NULL);
	return 0;
}

