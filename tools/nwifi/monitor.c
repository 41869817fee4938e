// SPDX-License-Identifier: GPL-2.0-only
/* monitor: events until interrupted. */
#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/gap.h"
#include "lib/json.h"
#include "lib/text.h"
#include "nwifi/monitor.h"
#include "nwifi/print.h"
#include "nwifi/request.h"
#include "nwifi/signals.h"

/**
 * struct monitor - a monitor at work
 * @cli: context
 * @gaps: event numbers seen
 * @ifindex: the adapter to show; 0 while there is none of its name
 */
struct monitor {
	struct cli *cli;
	struct nwc_gaps gaps;
	uint32_t ifindex;
};

static int emit_text(const struct cli *cli, const struct nwc_event *ev,
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

static int emit_lost(const struct cli *cli, const struct nwc_event *ev,
		     uint64_t lost)
{
	char name[NWC_NAME_TEXT], line[128];
	int len;

	if (cli->json)
		return print_json_line(cli, nwc_json_lost(ev->name, lost));
	len = snprintf(line, sizeof(line),
		       "%s!! %s: %" PRIu64 " event%s lost%s\n",
		       paint(cli, COLOR_RED),
		       nwc_escape(name, sizeof(name), ev->name), lost,
		       lost == 1 ? "" : "s", paint(cli, COLOR_NONE));
	return print_line(cli, line, len);
}

/*
 * A named adapter is followed by its index, which survives a change of the
 * name; when it is removed, the next one of that name takes its place.
 */
static bool wanted(struct monitor *m, const struct nwc_event *ev)
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

	/* One bad message is no reason to miss the next ones. */
	if (nwc_event_parse(nlh, &ev, &bad)) {
		complain("malformed event from the kernel: %s", bad);
		return 0;
	}
	if (!wanted(m, &ev))
		return 0;

	err = nwc_gaps_note(&m->gaps, &ev, &lost);
	if (!err && lost)
		err = emit_lost(cli, &ev, lost);
	if (err)
		return err;

	err = cli->json ? print_json_line(cli, nwc_json_event(&ev, &bad)) :
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
		err = nwc_sock_read(&cli->sock);
	} while (err == -ENOBUFS);
	return err;
}

static int loop(struct cli *cli)
{
	struct pollfd fds[] = {
		{ .fd = nwc_sock_fd(&cli->sock), .events = POLLIN },
		/* No event asked for: only the end of the reader is reported. */
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
		err = read_events(cli);
	}
	/* What happened before the signal is still to be shown. */
	return err ?: read_events(cli);
}

static int resolve(struct monitor *m, struct nl_msg *msg)
{
	struct msg_list list = { 0 };
	struct nwc_adapter a;
	const char *bad;
	int err = nwc_call(&m->cli->sock, msg, keep_msg, &list);

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

static int run_monitor(struct cli *cli, struct nl_msg *msg)
{
	struct monitor m = { .cli = cli };
	int err = 0;

	/* Before joining, lest events come before the line that says ready. */
	if (cli->name)
		err = resolve(&m, msg);
	if (!err)
		err = nwc_sock_join(&cli->sock);
	if (err)
		return err;

	/* A reader that went away is an end like any other. */
	signal(SIGPIPE, SIG_IGN);
	cli->sock.on_event = on_event;
	cli->sock.on_event_arg = &m;
	if (cli->json)
		err = print_json_line(cli, json_pack("{s:s}", "event", "ready"));
	if (!err)
		err = loop(cli);
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
		.run = run_monitor,
		.help = "print events until interrupted",
		.detail =
		"    <- are indications of the station, -> requests made of it, || ports.\n"
		"    With -j the first line is {\"event\":\"ready\"}: from there on nothing is\n"
		"    missed, and a loss is reported as {\"event\":\"lost\",\"count\":N}.",
	},
	{ 0 }
};
