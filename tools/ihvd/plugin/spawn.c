// SPDX-License-Identifier: GPL-2.0-only
/*
 * Starting the process of a plugin. It executes this program once more, so that
 * none of the daemon's memory is in it, and is then kept apart from all other
 * processes (apart.c). The program becomes another user, without capabilities,
 * by itself (process/process.c): only then can nobody see its memory from the
 * first instruction on, for whoever executes a program can be traced by its
 * user.
 */
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ihvd/base/log.h"
#include "ihvd/base/rights.h"
#include "ihvd/base/usermap.h"
#include "ihvd/ipc/wire.h"
#include "ihvd/plugin/apart.h"
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

/* Descriptors of the child that lie here are closed when it executes. */
#define FIRST_OWN_FD	10

/**
 * struct birth - what a child needs to become the process of a plugin
 * @file: the plugin
 * @user: user to become, NULL for none
 * @program: this program
 * @image: the plugin, opened
 * @go: says by a byte that the user exists in the child's namespace
 * @fd: its end of the socket
 * @output: its standard error
 */
struct birth {
	const char *file;
	const struct passwd *user;
	int program;
	int image;
	int go;
	int fd;
	int output;
};

__attribute__((format(printf, 1, 2)))
_Noreturn static void child_give_up(const char *fmt, ...)
{
	const int err = errno;
	va_list ap;

	va_start(ap, fmt);
	vdprintf(STDERR_FILENO, fmt, ap);
	va_end(ap);
	dprintf(STDERR_FILENO, ": %s\n", strerror(err));
	_exit(EXIT_FAILURE);
}

/* Only what the process is to have stays open, and what it takes to get there */
static void child_take_descriptors(struct birth *b)
{
	const int null = open("/dev/null", O_RDWR);

	/* none may be in the place of another */
	b->fd = fcntl(b->fd, F_DUPFD_CLOEXEC, FIRST_OWN_FD);
	b->image = fcntl(b->image, F_DUPFD_CLOEXEC, FIRST_OWN_FD);
	b->program = fcntl(b->program, F_DUPFD_CLOEXEC, FIRST_OWN_FD);
	if (null < 0 || b->fd < 0 || b->image < 0 || b->program < 0 ||
	    dup2(null, STDIN_FILENO) < 0 ||
	    dup2(b->output, STDOUT_FILENO) < 0 ||
	    dup2(b->output, STDERR_FILENO) < 0 ||
	    dup2(b->fd, SPAWN_FD) < 0 || fcntl(SPAWN_FD, F_SETFD, 0) ||
	    dup2(b->image, SPAWN_IMAGE_FD) < 0 ||
	    fcntl(SPAWN_IMAGE_FD, F_SETFD, 0) ||
	    close_range(SPAWN_IMAGE_FD + 1, (unsigned int)b->program - 1, 0) ||
	    close_range((unsigned int)b->program + 1, ~0U, 0))
		child_give_up("cannot arrange files");
}

_Noreturn static void child_run(struct birth *b)
{
	char user[SPAWN_USER_LEN] = "";
	char *argv[] = { (char *)"ihvd", (char *)SPAWN_ARGUMENT,
			 (char *)b->file, user, NULL };
	char *envp[] = { NULL };
	sigset_t none;
	char byte;
	int err;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	/* the daemon ends the process, or has ended, if no byte comes */
	if (read(b->go, &byte, 1) != 1)
		_exit(EXIT_FAILURE);
	child_take_descriptors(b);
	rights_end_with_socket(SPAWN_FD);
	err = apart_furnish();
	if (!err)
		err = rights_keep_to_change_user();
	errno = -err;
	if (err)
		child_give_up("cannot be kept apart from others");
	if (b->user)
		snprintf(user, sizeof(user), "%u:%u", b->user->pw_uid,
			 b->user->pw_gid);
	fexecve(b->program, argv, envp);
	child_give_up("cannot execute ihvd");
}

/* Return: process, or a negative error number. */
static pid_t child_start(struct birth *b)
{
	int go[2], err;
	pid_t pid;

	if (pipe2(go, O_CLOEXEC))
		return -errno;
	pid = apart_fork();
	if (!pid) {
		close(go[1]);
		b->go = go[0];
		child_run(b);
	}
	close(go[0]);
	if (pid < 0) {
		close(go[1]);
		log_line("%s: it cannot have namespaces of its own: %s",
			 b->file, apart_why(pid));
		return pid;
	}
	err = usermap_write(pid, b->user);
	if (!err && write(go[1], "", 1) != 1)
		err = -errno;
	close(go[1]);
	if (!err)
		return pid;
	log_line("%s: its user cannot be mapped: %s", b->file, strerror(-err));
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	return err;
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
	struct birth birth = { .file = p->file };
	int pair[2], output[2], err;

	if (!spawn_permits(p))
		return -EPERM;
	if (rights_user(o->user, &birth.user))
		return -ENOENT;
	birth.program = open("/proc/self/exe", O_PATH | O_CLOEXEC);
	if (birth.program < 0)
		return -errno;
	birth.image = image_open(p->file);
	if (birth.image < 0) {
		err = birth.image;
		goto err_program;
	}
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair)) {
		err = -errno;
		goto err_image;
	}
	if (pipe2(output, O_CLOEXEC)) {
		err = -errno;
		goto err_pair;
	}
	socket_set_buffers(pair[0]);
	socket_set_buffers(pair[1]);
	birth.fd = pair[1];
	birth.output = output[1];
	err = child_start(&birth);
	close(output[1]);
	if (err < 0)
		goto err_output;
	close(pair[1]);
	close(birth.image);
	close(birth.program);
	fcntl(pair[0], F_SETFL, O_NONBLOCK);
	fcntl(output[0], F_SETFL, O_NONBLOCK);
	s->pid = err;
	s->fd = pair[0];
	s->err = output[0];
	return 0;

err_output:
	close(output[0]);
err_pair:
	close(pair[0]);
	close(pair[1]);
err_image:
	close(birth.image);
err_program:
	close(birth.program);
	return err;
}
