// with: served verdict: verified
#define _GNU_SOURCE
#include <err.h>
#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "srv_api.h"

/* The first thread of a process has the number of its process. */
static void child(int cpu)
{
	struct srv_arg arg = { 0 };
	cpu_set_t one;
	char *pages;
	int fd;

	CPU_ZERO(&one);
	CPU_SET(cpu, &one);
	if (sched_setaffinity(getpid(), sizeof(one), &one))
		err(1, "affinity");
	fd = open(SRV_DEVICE, O_RDWR);
	if (fd < 0)
		err(1, "open");
	pages = mmap(NULL, SRV_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (pages == MAP_FAILED)
		err(1, "mmap");
	while (ioctl(fd, SRV_NEXT, &arg) == 0)
		memset(pages, 0, arg.pages * 4096);
	exit(0);
}

int main(void)
{
	for (int i = 0; i < 8; i++)
		switch (fork()) {
		case -1:
			err(1, "fork");
		case 0:
			child(i);
		}
	while (wait(NULL) > 0)
		;
	return 0;
}
