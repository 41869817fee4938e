// SPDX-License-Identifier: GPL-2.0-only
/*
 * Starting a supplicant: wpa_supplicant, alone with one end of a wire in
 * namespaces of its own, as another user, with the one capability that it needs
 * to use that wire.
 *
 * All that takes time or deals with secrets happens in the new process, for
 * which the daemon does not wait.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/close_range.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "ihvd/base/rights.h"
#include "ihvd/onex/child.h"
#include "ihvd/onex/config.h"
#include "ihvd/onex/control.h"
#include "ihvd/onex/link.h"
#include "ihvd/onex/namespace.h"
#include "ihvd/onex/output.h"

/*
 * The channel has this number in the new process. No other descriptor of the
 * daemon is left open there: the process may wait for the user for long, and
 * the ports of a plugin are closed only when its socket is closed everywhere.
 */
#define CHANNEL	(STDERR_FILENO + 1)

/**
 * union ancillary - descriptors that go with a message
 * @head: see cmsg(3)
 * @bytes: room for @head and the descriptors
 */
union ancillary {
	struct cmsghdr head;
	char bytes[CMSG_SPACE(sizeof(struct onex_ends))];
};

__attribute__((format(printf, 2, 3)))
_Noreturn static void child_give_up(enum onex_exit status, const char *fmt, ...)
{
	va_list ap;

	fputs(ONEX_OWN_WORDS, stdout);
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	fputc('\n', stdout);
	fflush(stdout);
	_exit(status);
}

static int ends_send(int channel, const struct onex_ends *ends)
{
	union ancillary control = {
		.head = {
			.cmsg_len = CMSG_LEN(sizeof(*ends)),
			.cmsg_level = SOL_SOCKET,
			.cmsg_type = SCM_RIGHTS,
		},
	};
	char byte = 0;
	struct iovec iov = { &byte, 1 };
	struct msghdr msg = {
		.msg_iov = &iov,
		.msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = sizeof(control),
	};

	memcpy(CMSG_DATA(&control.head), ends, sizeof(*ends));
	return sendmsg(channel, &msg, MSG_NOSIGNAL) < 0 ? -errno : 0;
}

/* @arg: descriptor that the answer comes from */
static bool on_missing(void *arg, const char *what,
		       char value[ONEX_MAX_VALUE + 1])
{
	const int *channel = arg;
	ssize_t len;

	printf(ONEX_OWN_WORDS ONEX_OWN_ASKS "%s\n", what);
	fflush(stdout);
	len = recv(*channel, value, ONEX_MAX_VALUE, 0);
	if (len <= 0)
		return false;
	value[len] = '\0';
	return true;
}

/* The supplicant writes no file, and leaves no memory behind. */
static void child_limit(void)
{
	const struct rlimit none = { 0, 0 };

	setrlimit(RLIMIT_CORE, &none);
	setrlimit(RLIMIT_FSIZE, &none);
}

_Noreturn static void child_exec(const struct onex_plan *plan,
				 const struct onex_config *config)
{
	char file[32];
	char *argv[] = {
		(char *)"wpa_supplicant", (char *)"-dK", (char *)"-Dwired",
		(char *)"-i" ONEX_LINK, (char *)"-g" ONEX_CONTROL_OPTION,
		(char *)"-c", file, NULL
	};
	char *envp[] = { NULL };

	snprintf(file, sizeof(file), "/proc/self/fd/%d", config->fd);
	execve(plan->program, argv, envp);
	child_give_up(ONEX_EXIT_NOT_STARTED, "%s: %s", plan->program,
		      strerror(errno));
}

static int ends_make(const uint8_t mac[ETH_ALEN], struct onex_ends *ends)
{
	ends->link = onex_link_make(mac);
	if (ends->link < 0)
		return ends->link;
	ends->control = onex_control_make();
	return ends->control < 0 ? ends->control : 0;
}

_Noreturn static void child_run(const struct onex_plan *plan,
				const struct passwd *user, pid_t parent,
				int output, int channel)
{
	struct onex_config config;
	struct onex_ends ends;
	sigset_t none;
	int err, null;

	rights_end_with(parent);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	null = open("/dev/null", O_RDWR | O_CLOEXEC);
	if (null < 0 || dup2(null, STDIN_FILENO) < 0 ||
	    dup2(output, STDOUT_FILENO) < 0 ||
	    dup2(output, STDERR_FILENO) < 0 ||
	    dup2(channel, CHANNEL) < 0 ||
	    fcntl(CHANNEL, F_SETFD, FD_CLOEXEC) ||
	    close_range(CHANNEL + 1, ~0U, 0))
		_exit(ONEX_EXIT_NOT_STARTED);
	channel = CHANNEL;
	/*
	 * The supplicant reads its settings from memory, and can open no file.
	 */
	err = onex_config_make(&config, plan->settings, plan->eap_type,
			       on_missing, &channel);
	if (err)
		child_give_up(err == -ENOENT ? ONEX_EXIT_NO_SETTINGS :
					       ONEX_EXIT_BAD_SETTINGS, "%s: %s",
			      plan->settings, config.why);
	err = onex_namespace_enter(user);
	if (err)
		child_give_up(ONEX_EXIT_NOT_STARTED, "cannot enter namespaces: %s",
			      strerror(-err));
	err = ends_make(plan->mac, &ends);
	if (!err)
		err = ends_send(channel, &ends);
	if (err)
		child_give_up(ONEX_EXIT_NOT_STARTED, "cannot make a link: %s",
			      strerror(-err));
	child_limit();
	err = rights_give_up(user, CAP_NET_RAW);
	if (!err && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		err = -errno;
	if (err)
		child_give_up(ONEX_EXIT_NOT_STARTED, "cannot give up rights: %s",
			      strerror(-err));
	rights_end_with(parent);
	child_exec(plan, &config);
}

/**
 * onex_child_start() - start a supplicant
 * @plan: how
 * @child: filled in
 *
 * Return: 0 or a negative error number.
 */
int onex_child_start(const struct onex_plan *plan, struct onex_child *child)
{
	const struct passwd *user;
	const pid_t self = getpid();
	int output[2], channel[2];

	if (rights_user(plan->user, &user))
		return -ENOENT;
	if (pipe2(output, O_CLOEXEC))
		return -errno;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, channel)) {
		close(output[0]);
		close(output[1]);
		return -EMFILE;
	}
	child->pid = fork();
	if (!child->pid)
		child_run(plan, user, self, output[1], channel[1]);
	close(output[1]);
	close(channel[1]);
	if (child->pid < 0) {
		close(output[0]);
		close(channel[0]);
		return -EAGAIN;
	}
	child->output = output[0];
	child->channel = channel[0];
	fcntl(child->output, F_SETFL, O_NONBLOCK);
	fcntl(child->channel, F_SETFL, O_NONBLOCK);
	return 0;
}

/**
 * onex_child_answer() - answer a supplicant that has not started yet
 * @channel: see &onex_child.channel
 * @text: the answer, without control characters
 * @len: bytes of the answer, from 1 to %ONEX_MAX_VALUE
 *
 * Return: false if the supplicant has ended.
 */
bool onex_child_answer(int channel, const void *text, size_t len)
{
	return send(channel, text, len, MSG_NOSIGNAL) == (ssize_t)len;
}

/**
 * onex_child_ends() - take the daemon's ends of what leads to the supplicant
 * @channel: see &onex_child.channel
 * @ends: filled in
 *
 * Return: 0 or a negative error number.
 */
int onex_child_ends(int channel, struct onex_ends *ends)
{
	union ancillary control = {};
	char byte;
	struct iovec iov = { &byte, 1 };
	struct msghdr msg = {
		.msg_iov = &iov,
		.msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = sizeof(control),
	};

	if (recvmsg(channel, &msg, MSG_CMSG_CLOEXEC) <= 0 ||
	    control.head.cmsg_type != SCM_RIGHTS ||
	    control.head.cmsg_len != CMSG_LEN(sizeof(*ends)))
		return -EPIPE;
	memcpy(ends, CMSG_DATA(&control.head), sizeof(*ends));
	return 0;
}
