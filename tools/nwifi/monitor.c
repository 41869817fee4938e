// SPDX-License-Identifier: GPL-2.0-only
/* monitor: print events until interrupted. */
#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/gap.h"
#include "lib/json.h"
#include "lib/text.h"
#include "nwifi/command.h"
#include "nwifi/event_text.h"
#include "nwifi/print.h"
#include "nwifi/request.h"
#include "nwifi/signals.h"

/**
 * struct monitor - state of the command
 * @cli: context
 * @gaps: event numbers that were seen
 * @ifindex: the adapter to show; 0 while none has the wanted name
 */
struct monitor {
	struct cli *cli;
	struct nwc_gaps gaps;
	uint32_t ifindex;
};

static int event_print(const struct cli *cli, const struct nwc_event *ev,
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
	err = fclose(out) ? -ENOMEM : print_line(cli, text, len);
	free(text);
	return err;
}

static int lost_print(const struct cli *cli, const struct nwc_event *ev,
		      uint64_t lost)
{
	char name[NWC_NAME_TEXT], line[128];
	int len;

	if (cli->json)
		return print_json_line(cli, nwc_json_lost(ev->name, lost));
	len = snprintf(line, sizeof(line),
		       "%s!! %s: %" PRIu64 " event%s lost%s\n",
		       color_code(cli, COLOR_RED),
		       nwc_escape(name, sizeof(name), ev->name), lost,
		       lost == 1 ? "" : "s", color_code(cli, COLOR_NONE));
	return print_line(cli, line, len);
}

/*
 * A named adapter is recognized by its index, which stays when the name
 * changes. When it is removed, the next adapter of that name takes its place.
 */
static bool event_is_wanted(struct monitor *m, const struct nwc_event *ev)
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
	struct nwc_event ev;
	const char *bad;
	uint64_t lost;
	int err;

	/* A malformed message does not end the command. */
	if (nwc_event_parse(nlh, &ev, &bad)) {
		error_print("malformed event from the kernel: %s", bad);
		return 0;
	}
	if (!event_is_wanted(m, &ev))
		return 0;

	err = nwc_gaps_note(&m->gaps, &ev, &lost);
	if (!err && lost)
		err = lost_print(cli, &ev, lost);
	if (err)
		return err;

	err = cli->json ? print_json_line(cli, nwc_json_event(&ev, &bad)) :
			  event_print(cli, &ev, &bad);
	if (bad)
		error_print("malformed event from the kernel: %s", bad);
	return err;
}

static int events_read(struct cli *cli)
{
	int err;

	/* Dropped messages are noticed by the gap in the numbers. */
	do {
		err = nwc_sock_read(&cli->sock);
	} while (err == -ENOBUFS);
	return err;
}

static int monitor_loop(struct cli *cli)
{
	struct pollfd fds[] = {
		{ .fd = nwc_sock_fd(&cli->sock), .events = POLLIN },
		/* Without events only the end of the reader is reported. */
		{ .fd = STDOUT_FILENO },
	};
	int err = 0;

	while (!err && !signal_caught) {
		if (ppoll(fds, NWC_ARRAY_SIZE(fds), NULL,
			  cli->sock.wait_mask) < 0) {
			if (errno != EINTR)
				return -errno;
			continue;
		}
		if (fds[1].revents)
			return 0;
		err = events_read(cli);
	}
	/* Show what happened before the signal. */
	return err ?: events_read(cli);
}

static int monitor_resolve(struct monitor *m, struct nl_msg *msg)
{
	struct msg_list list = { 0 };
	struct nwc_adapter a;
	const char *bad;
	int err = nwc_call(&m->cli->sock, msg, msg_list_add, &list);

	if (!err) {
		if (!list.n)
			err = nwc_sock_malformed(&m->cli->sock, "no reply");
		else if (nwc_adapter_parse(nlmsg_hdr(list.msgs[0]), &a, &bad))
			err = nwc_sock_malformed(&m->cli->sock, bad);
		else
			m->ifindex = a.ifindex;
	}
	msg_list_free(&list);
	return err;
}

static int monitor_run(struct cli *cli, struct nl_msg *msg)
{
	struct monitor m = { .cli = cli };
	int err = 0;

	/* Do this before joining, or events may precede the "ready" line. */
	if (cli->name)
		err = monitor_resolve(&m, msg);
	if (!err)
		err = nwc_sock_join(&cli->sock);
	if (err)
		return err;

	/* The end of the reader is a regular end of the command. */
	signal(SIGPIPE, SIG_IGN);
	cli->sock.on_event = on_event;
	cli->sock.on_event_arg = &m;
	if (cli->json)
		err = print_json_line(cli,
				      json_pack("{s:s}", "event", "ready"));
	if (!err)
		err = monitor_loop(cli);
	nwc_gaps_free(&m.gaps);
	return err == -EPIPE ? EXIT_OK : err;
}

const struct command monitor_commands[] = {
	{
		.words = "monitor",
		.args = {
			ADAPTER_ARG(ARG_OPTIONAL),
		},
		.request = NWIFI_CMD_ADAPTER_GET,
		.run = monitor_run,
		.help = "print events until interrupted",
		.detail =
		"    A line with <- is an indication of the station, one with -> a request made\n"
		"    of it, one with || concerns a port, one with => is a handler of a plugin,\n"
		"    one with <= a function that a plugin calls.\n"
		"    With -j the first line is {\"event\":\"ready\"}. Nothing that happens after\n"
		"    it is missed; a loss is reported as {\"event\":\"lost\",\"count\":N}.",
	},
	{ 0 }
};
