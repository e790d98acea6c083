// SPDX-License-Identifier: EPL-2.0
/* A client: has its argument turned to upper case by the server thread of its CPU. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "../pin_api.h"

int main(int argc, char **argv)
{
	struct pin_submit submit = { 0 };
	char text[256];
	int fd = open(PIN_DEVICE, O_RDWR | O_CLOEXEC);

	if (fd < 0) {
		perror(PIN_DEVICE);
		return 1;
	}
	snprintf(text, sizeof(text), "%s", argc > 1 ? argv[1] : "hello");
	submit.addr = (uint64_t)(uintptr_t)text;
	submit.bytes = (uint32_t)strlen(text);
	if (ioctl(fd, PIN_IOC_SUBMIT, &submit) < 0 || submit.result) {
		perror("PIN_IOC_SUBMIT");
		return 1;
	}
	puts(text);
	close(fd);
	return 0;
}
