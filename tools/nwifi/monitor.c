// SPDX-License-Identifier: GPL-2.0-only
/* monitor: events until interrupted. */
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "lib/gap.h"
#include "lib/json.h"
#include "lib/text.h"
#include "nwifi/monitor.h"
#include "nwifi/print.h"
#include "nwifi/request.h"
#include "nwifi/signals.h"

/* How long a reader may stall the end of the program. */
#define LAST_WORDS_MS	1000

/**
 * struct monitor - a monitor at work
 * @cli: context
 * @gaps: event numbers seen
 * @ifindex: the adapter to show; 0 while there is none of its name
 */
struct monitor {
	struct cli *cli;
	struct nwifi_gaps gaps;
	uint32_t ifindex;
};

/*
 * Write a line. Not by stdio: a reader that has stopped reading must not keep
 * a signal from ending the program, so this only writes what is sure not to
 * block.
 *
 * Return: 0, -EPIPE when there is nobody to write to any more, or another
 * negative error number.
 */
static int write_line(const struct cli *cli, const char *line, size_t len)
{
	const struct timespec last_words = { LAST_WORDS_MS / 1000, 0 };
	struct pollfd fd = { .fd = STDOUT_FILENO, .events = POLLOUT };
	ssize_t n;

	while (len) {
		n = ppoll(&fd, 1, signal_caught ? &last_words : NULL,
			  signal_caught ? NULL : cli->sock.wait_mask);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -errno;
		if (n == 0 || !(fd.revents & POLLOUT))
			return -EPIPE;
		n = write(STDOUT_FILENO, line, len < PIPE_BUF ? len : PIPE_BUF);
		if (n < 0 && errno != EINTR && errno != EAGAIN)
			return -errno;
		if (n > 0) {
			line += n;
			len -= n;
		}
	}
	return 0;
}

static int write_json(const struct cli *cli, json_t *json)
{
	char *text = json ? json_dumps(json, JSON_COMPACT) : NULL;
	size_t len;
	int err;

	json_decref(json);
	if (!text)
		return -ENOMEM;
	len = strlen(text);
	/* The end of the string makes room for the end of the line. */
	text[len] = '\n';
	err = write_line(cli, text, len + 1);
	free(text);
	return err;
}

static int emit_text(const struct cli *cli, const struct nwifi_event *ev,
		     const char **bad)
{
	char *text = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&text, &len);
	int err;

	if (!out)
		return -ENOMEM;
	event_text(cli, out, ev, bad);
	fputc('\n', out);
	err = fclose(out) ? -ENOMEM : write_line(cli, text, len);
	free(text);
	return err;
}

static int emit_lost(const struct cli *cli, const struct nwifi_event *ev,
		     uint64_t lost)
{
	char name[NWIFI_NAME_TEXT], line[128];
	int len;

	if (cli->json)
		return write_json(cli, nwifi_json_lost(ev->name, lost));
	len = snprintf(line, sizeof(line),
		       "%s!! %s: %" PRIu64 " event%s lost%s\n",
		       paint(cli, COLOR_RED),
		       nwifi_escape(name, sizeof(name), ev->name), lost,
		       lost == 1 ? "" : "s", paint(cli, COLOR_NONE));
	return write_line(cli, line, len);
}

/*
 * A named adapter is followed by its index, which survives a change of the
 * name; when it is removed, the next one of that name takes its place.
 */
static bool wanted(struct monitor *m, const struct nwifi_event *ev)
{
	const char *name = m->cli->name;

	if (!name)
		return true;
	if (!m->ifindex && ev->name.len == strlen(name) &&
	    !memcmp(ev->name.data, name, ev->name.len))
		m->ifindex = ev->ifindex;
	if (ev->ifindex != m->ifindex)
		return false;
	if (ev->cmd == NWIFI_CMD_ADAPTER_EVENT &&
	    ev->adapter_action == NWIFI_ADAPTER_ACTION_REMOVAL)
		m->ifindex = 0;
	return true;
}

static int on_event(const struct nlmsghdr *nlh, void *arg)
{
	struct monitor *m = arg;
	const struct cli *cli = m->cli;
	struct nwifi_event ev;
	const char *bad;
	uint64_t lost;
	int err;

	/* One bad message is no reason to miss the next ones. */
	if (nwifi_event_parse(nlh, &ev, &bad)) {
		complain("malformed event from the kernel: %s", bad);
		return 0;
	}
	if (!wanted(m, &ev))
		return 0;

	err = nwifi_gaps_note(&m->gaps, &ev, &lost);
	if (!err && lost)
		err = emit_lost(cli, &ev, lost);
	if (err)
		return err;

	err = cli->json ? write_json(cli, nwifi_json_event(&ev, &bad)) :
			  emit_text(cli, &ev, &bad);
	if (bad)
		complain("malformed event from the kernel: %s", bad);
	return err;
}

static int read_events(struct cli *cli)
{
	int err;

	/* What was dropped shows up as a hole in the numbers. */
	do {
		err = nwifi_sock_read(&cli->sock);
	} while (err == -ENOBUFS);
	return err;
}

static int loop(struct cli *cli)
{
	struct pollfd fds[] = {
		{ .fd = nwifi_sock_fd(&cli->sock), .events = POLLIN },
		/* No event asked for: only the end of the reader is reported. */
		{ .fd = STDOUT_FILENO },
	};
	int err = 0;

	while (!err && !signal_caught) {
		if (ppoll(fds, NWIFI_ARRAY_SIZE(fds), NULL,
			  cli->sock.wait_mask) < 0) {
			if (errno != EINTR)
				return -errno;
			continue;
		}
		if (fds[1].revents)
			return 0;
		err = read_events(cli);
	}
	/* What happened before the signal is still to be shown. */
	return err ?: read_events(cli);
}

static int resolve(struct monitor *m, struct nl_msg *msg)
{
	struct msg_list list = { 0 };
	struct nwifi_adapter a;
	const char *bad;
	int err = nwifi_call(&m->cli->sock, msg, keep_msg, &list);

	if (!err) {
		if (!list.n)
			err = nwifi_sock_malformed(&m->cli->sock, "no reply");
		else if (nwifi_adapter_parse(nlmsg_hdr(list.msgs[0]), &a, &bad))
			err = nwifi_sock_malformed(&m->cli->sock, bad);
		else
			m->ifindex = a.ifindex;
	}
	msg_list_free(&list);
	return err;
}

static int run_monitor(struct cli *cli, struct nl_msg *msg)
{
	struct monitor m = { .cli = cli };
	int err = 0;

	/* Before joining, lest events come before the line that says ready. */
	if (cli->name)
		err = resolve(&m, msg);
	if (!err)
		err = nwifi_sock_join(&cli->sock);
	if (err)
		return err;

	/* A reader that went away is an end like any other. */
	signal(SIGPIPE, SIG_IGN);
	cli->sock.on_event = on_event;
	cli->sock.on_event_arg = &m;
	if (cli->json)
		err = write_json(cli, json_pack("{s:s}", "event", "ready"));
	if (!err)
		err = loop(cli);
	nwifi_gaps_free(&m.gaps);
	return err == -EPIPE ? EXIT_OK : err;
}

const struct command monitor_commands[] = {
	{
		.words = "monitor",
		.args = {
			ADAPTER_ARG(ARG_OPTIONAL),
		},
		.request = NWIFI_CMD_ADAPTER_GET,
		.run = run_monitor,
		.help = "print events until interrupted",
		.detail =
		"    <- are indications of the station, -> requests made of it, || ports.\n"
		"    With -j the first line is {\"event\":\"ready\"}: from there on nothing is\n"
		"    missed, and a loss is reported as {\"event\":\"lost\",\"count\":N}.",
	},
	{ 0 }
};
