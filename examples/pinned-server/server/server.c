// SPDX-License-Identifier: EPL-2.0
/* The server: one thread a CPU, created on it, never leaving it. It turns the clients' bytes to upper case. */
#define _GNU_SOURCE
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../pin_api.h"

struct server_thread {
	pthread_t id;
	int cpu;
};

static void *map(int fd, size_t pages, off_t pgoff)
{
	long page = sysconf(_SC_PAGESIZE);
	void *at = mmap(NULL, pages * page, PROT_READ | PROT_WRITE, MAP_SHARED, fd, pgoff * page);

	if (at == MAP_FAILED) {
		perror("mmap");
		return NULL;
	}
	return at;
}

static int serve(unsigned char *pages, const struct pin_wait *op)
{
	uint32_t i;

	for (i = 0; i < op->bytes; i++)
		pages[op->first_byte + i] = (unsigned char)toupper(pages[op->first_byte + i]);
	return 0;
}

/* The pages' address stays in this function: no other thread may touch them. */
static void loop(int fd)
{
	unsigned char *pages = map(fd, PIN_MAX_PAGES, PIN_PGOFF_PAGES);
	uint64_t *ring = map(fd, PIN_RING_PAGES, PIN_PGOFF_RING);
	const char *notes = map(fd, 1, PIN_PGOFF_NOTES);
	struct pin_wait op;

	if (!pages || !ring || !notes)
		return;
	if (ioctl(fd, PIN_IOC_SHOW_NOTES) == 0)
		printf("notes: %.16s\n", notes);
	memset(&op, 0, sizeof(op));
	for (;;) {
		if (ioctl(fd, PIN_IOC_WAIT, &op) == 0) {
			op.result = serve(pages, &op);
			ring[0]++;
		} else if (errno != EINTR) {
			perror("PIN_IOC_WAIT");
			return;
		}
	}
}

static void *thread_main(void *arg)
{
	struct server_thread *self = arg;
	int fd = open(PIN_DEVICE, O_RDWR | O_CLOEXEC);

	if (fd < 0) {
		perror(PIN_DEVICE);
		return NULL;
	}
	if (ioctl(fd, PIN_IOC_REGISTER) < 0)
		fprintf(stderr, "cpu %d: cannot register: %s\n", self->cpu, strerror(errno));
	else
		loop(fd);
	close(fd);
	return NULL;
}

/* The mask is set before the thread exists, so it never runs anywhere else. */
static int start(struct server_thread *thread)
{
	pthread_attr_t attr;
	cpu_set_t one;
	int err;

	CPU_ZERO(&one);
	CPU_SET(thread->cpu, &one);
	pthread_attr_init(&attr);
	err = pthread_attr_setaffinity_np(&attr, sizeof(one), &one);
	if (!err)
		err = pthread_create(&thread->id, &attr, thread_main, thread);
	pthread_attr_destroy(&attr);
	return err;
}

int main(void)
{
	int cpu, started = 0, cpus = (int)sysconf(_SC_NPROCESSORS_ONLN);
	struct server_thread *threads = calloc((size_t)cpus, sizeof(*threads));

	if (!threads)
		return EXIT_FAILURE;
	for (cpu = 0; cpu < cpus; cpu++) {
		int err;

		threads[cpu].cpu = cpu;
		err = start(&threads[cpu]);
		if (err) {
			fprintf(stderr, "cpu %d: %s\n", cpu, strerror(err));
			break;
		}
		started++;
	}
	for (cpu = 0; cpu < started; cpu++)
		pthread_join(threads[cpu].id, NULL);
	free(threads);
	return started == cpus ? EXIT_SUCCESS : EXIT_FAILURE;
}
