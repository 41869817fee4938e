// SPDX-License-Identifier: GPL-2.0-only
/*
 * Starting the process of a plugin. It executes this program once more, so that
 * none of the daemon's memory is in it, and it runs as another user, without
 * capabilities.
 */
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "ihvd/base/log.h"
#include "ihvd/base/rights.h"
#include "ihvd/ipc/wire.h"
#include "ihvd/plugin/image.h"
#include "ihvd/plugin/spawn.h"
#include "lib/trust.h"

/* The buffer has room for some of the longest messages. */
#define SOCKET_BUFFER	(8 * IHVD_MAX_MESSAGE)

static void socket_set_buffers(int fd)
{
	const int size = SOCKET_BUFFER;

	/* without the capability the limit of the system has to do */
	if (setsockopt(fd, SOL_SOCKET, SO_SNDBUFFORCE, &size, sizeof(size)))
		setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &size, sizeof(size));
}

_Noreturn static void child_run(const struct plugin_options *p, pid_t parent,
				const struct passwd *user, int fd, int image,
				int output)
{
	char *argv[] = { (char *)"ihvd", (char *)SPAWN_ARGUMENT, p->file,
			 NULL };
	char *envp[] = { NULL };
	sigset_t none;
	int null;

	rights_end_with(parent);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	/* neither may be in the place of the other */
	fd = fcntl(fd, F_DUPFD_CLOEXEC, SPAWN_IMAGE_FD + 1);
	image = fcntl(image, F_DUPFD_CLOEXEC, SPAWN_IMAGE_FD + 1);
	null = open("/dev/null", O_RDWR);
	if (null < 0 || fd < 0 || image < 0 || dup2(null, STDIN_FILENO) < 0 ||
	    dup2(output, STDOUT_FILENO) < 0 ||
	    dup2(output, STDERR_FILENO) < 0 ||
	    dup2(fd, SPAWN_FD) < 0 || fcntl(SPAWN_FD, F_SETFD, 0) ||
	    dup2(image, SPAWN_IMAGE_FD) < 0 ||
	    fcntl(SPAWN_IMAGE_FD, F_SETFD, 0) ||
	    close_range(SPAWN_IMAGE_FD + 1, ~0U, 0)) {
		perror("ihvd");
		_exit(EXIT_FAILURE);
	}
	if (rights_give_up(user, RIGHTS_NONE)) {
		fprintf(stderr, "ihvd: cannot give up rights\n");
		_exit(EXIT_FAILURE);
	}
	rights_end_with(parent);
	execve("/proc/self/exe", argv, envp);
	perror("ihvd");
	_exit(EXIT_FAILURE);
}

/* What an ELF file of any class begins with. */
struct elf_start {
	unsigned char ident[EI_NIDENT];
	uint16_t type;
	uint16_t machine;
};

static bool elf_read(const char *path, struct elf_start *elf)
{
	const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	ssize_t n;

	if (fd < 0)
		return false;
	n = read(fd, elf, sizeof(*elf));
	close(fd);
	return n == sizeof(*elf);
}

/*
 * Is this a shared object for this machine? It is loaded with the first adapter
 * only, but what can never be loaded is to be said when the daemon starts.
 */
static bool file_is_library(const char *path)
{
	struct elf_start elf, ours;

	return elf_read(path, &elf) && elf_read("/proc/self/exe", &ours) &&
	       elf.type == ET_DYN && elf.machine == ours.machine &&
	       !memcmp(elf.ident, ours.ident, EI_OSABI);
}

/**
 * spawn_permits() - may this plugin be loaded? (A9)
 * @p: plugin
 *
 * The process loads the plugin by its name, which has no links in it. Nobody
 * but root and the daemon's user can change what the name means between this
 * check and that.
 *
 * Return: false, after a message, if not.
 */
bool spawn_permits(const struct plugin_options *p)
{
	char why[NWC_TRUST_WHY];

	if (!nwc_trust_permits(p->file, NWC_TRUST_FILE, why)) {
		log_line("%s cannot be used: %s", p->file, why);
		return false;
	}
	if (!file_is_library(p->file)) {
		log_line("%s cannot be used: invalid ELF header", p->file);
		return false;
	}
	return true;
}

/**
 * spawn_process() - start the process of a plugin
 * @o: options
 * @p: plugin
 * @s: filled in
 *
 * Return: 0 or a negative error number, after a message.
 */
int spawn_process(const struct options *o, const struct plugin_options *p,
		  struct spawned *s)
{
	const struct passwd *user;
	const pid_t self = getpid();
	int pair[2], output[2], image, err;

	if (!spawn_permits(p))
		return -EPERM;
	if (rights_user(o->user, &user))
		return -ENOENT;
	image = image_open(p->file);
	if (image < 0)
		return image;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair)) {
		err = -errno;
		close(image);
		return err;
	}
	if (pipe2(output, O_CLOEXEC)) {
		err = -errno;
		close(image);
		close(pair[0]);
		close(pair[1]);
		return err;
	}
	socket_set_buffers(pair[0]);
	socket_set_buffers(pair[1]);
	s->pid = fork();
	if (!s->pid)
		child_run(p, self, user, pair[1], image, output[1]);
	close(image);
	close(pair[1]);
	close(output[1]);
	if (s->pid < 0) {
		close(pair[0]);
		close(output[0]);
		return -EAGAIN;
	}
	fcntl(pair[0], F_SETFL, O_NONBLOCK);
	fcntl(output[0], F_SETFL, O_NONBLOCK);
	s->fd = pair[0];
	s->err = output[0];
	return 0;
}
