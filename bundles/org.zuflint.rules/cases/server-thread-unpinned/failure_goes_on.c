// with: served verdict: unproven(C2: may fail)
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
	cpu_set_t mask;
	int fd;

	CPU_ZERO(&mask);
	CPU_SET((long)arg, &mask);
	if (sched_setaffinity(0, sizeof(mask), &mask))  // want: server-thread-unpinned warning "may fail, and what it answers is not checked"
		perror("sched_setaffinity");
	fd = open(SRV_DEVICE, O_RDWR);
	if (fd >= 0)
		serve(fd);
	return NULL;
}

int main(void)
{
	pthread_t id;

	if (pthread_create(&id, NULL, run, (void *)3L))
		return 1;
	return pthread_join(id, NULL);
}
