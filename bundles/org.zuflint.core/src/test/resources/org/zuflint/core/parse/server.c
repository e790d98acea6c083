/* User-mode C: a server as it would be written beside such a driver. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static volatile sig_atomic_t stop;

typedef struct {
	int fd;
	uint64_t *pages;
} server_t;

static void *worker(void *arg)
{
	server_t *s = arg;
	cpu_set_t set;
	struct pollfd fds[2] = { { .fd = s->fd, .events = POLLIN } };

	CPU_ZERO(&set);
	CPU_SET(s->fd, &set);
	if (pthread_setaffinity_np(pthread_self(), sizeof(set), &set) != 0)
		perror("affinity");
	while (!stop) {
		int ready = poll(fds, 1, -1);
		if (ready < 0 && errno == EINTR)
			continue;
		fprintf(stderr, "%d" PRIu64 "\n", ready);
	}
	return NULL;
}

int main(int argc, char **argv)
{
	pthread_t threads[4];
	bool verbose = argc > 1;

	for (size_t i = 0; i < sizeof threads / sizeof threads[0]; i++)
		pthread_create(&threads[i], NULL, worker, (void *)(uintptr_t)i);
	FILE *f = fopen(argv[1], "r");
	auto length = fread(argv, 1, 2, f);
	return EXIT_SUCCESS;
}
