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

static void *run(void *arg)
{
	int fd = open(SRV_DEVICE, O_RDWR);

	if (fd >= 0)
		serve(fd);
	return NULL;
}

static int pin = 1;

int main(int argc, char **argv)
{
	pthread_attr_t attr;
	cpu_set_t one;
	pthread_t id;

	pin = argc < 2;
	pthread_attr_init(&attr);
	if (pin) {
		CPU_ZERO(&one);
		CPU_SET(1, &one);
		if (pthread_attr_setaffinity_np(&attr, sizeof(one), &one))
			return 1;
	}
	if (pthread_create(&id, &attr, run, NULL))  // want: server-thread-unpinned error
		return 1;
	return pthread_join(id, NULL);
}
