// SPDX-License-Identifier: GPL-2.0-only
/*
 * receive LOG STATUS: take the frames of a virtual machine (channel.h) from
 * standard input. The output of COMMAND goes to our standard output and error,
 * the kernel log to the file LOG and the exit status to the file STATUS. This
 * file is not created if the machine ends without an exit status.
 */
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>

#include "channel.h"

static int create(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	if (fd < 0)
		err(EXIT_FAILURE, "%s", path);
	return fd;
}

/* Fill @buf. Returns false at the end of the stream, also within a frame. */
static bool read_all(void *buf, size_t size)
{
	char *p = buf;

	while (size) {
		ssize_t n = read(STDIN_FILENO, p, size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		p += n;
		size -= n;
	}
	return true;
}

static void write_all(int fd, const char *p, size_t size)
{
	while (size) {
		ssize_t n = write(fd, p, size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			err(EXIT_FAILURE, "write");
		p += n;
		size -= n;
	}
}

int main(int argc, char *argv[])
{
	static char payload[FRAME_MAX];
	struct frame frame;
	int log;

	if (argc != 3)
		errx(EXIT_FAILURE, "usage: receive LOG STATUS");
	log = create(argv[1]);

	while (read_all(&frame, sizeof(frame))) {
		if (frame.size > sizeof(payload))
			errx(EXIT_FAILURE, "frame of %u bytes", frame.size);
		if (!read_all(payload, frame.size))
			break;
		switch (frame.type) {
		case FRAME_STDOUT:
			write_all(STDOUT_FILENO, payload, frame.size);
			break;
		case FRAME_STDERR:
			write_all(STDERR_FILENO, payload, frame.size);
			break;
		case FRAME_KERNEL_LOG:
			write_all(log, payload, frame.size);
			break;
		case FRAME_STATUS:
			write_all(create(argv[2]), payload, frame.size);
			return EXIT_SUCCESS;
		default:
			errx(EXIT_FAILURE, "frame of type %u", frame.type);
		}
	}
	return EXIT_FAILURE;
}
