// SPDX-License-Identifier: GPL-2.0-only
/*
 * latency ADAPTER PEER ROUNDS: how old is a port event when it is read? Closes
 * and opens the port of PEER, and next to each event makes a round trip by
 * generic netlink that involves no event. Prints a line for each event:
 * "NANOSECONDS-OF-THE-EVENT NANOSECONDS-OF-THE-ROUND-TRIP".
 */
#include <errno.h>
#include <inttypes.h>
#include <net/if.h>
#include <netlink/attr.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common.h"
#include "lib/event.h"
#include "lib/sock.h"
#include "lib/text.h"

/**
 * struct latency - measuring
 * @sock: connection with the module, with events
 * @ifindex: the adapter
 * @peer: whose port
 * @age_ns: of the last port event when it was read; 0 while there is none
 */
struct latency {
	struct nwc_sock sock;
	uint32_t ifindex;
	uint8_t peer[NWIFI_MAC_LEN];
	uint64_t age_ns;
};

static int on_event(const struct nlmsghdr *nlh, void *arg)
{
	const uint64_t now = now_ns();
	struct latency *l = arg;
	struct nwc_event ev;
	const char *bad;

	if (!nwc_event_parse(nlh, &ev, &bad) &&
	    ev.cmd == NWIFI_CMD_PORT_EVENT && ev.ifindex == l->ifindex)
		l->age_ns = now - ev.time_ns;
	return 0;
}

static int ignore(const struct nlmsghdr *nlh, void *arg)
{
	(void)nlh;
	(void)arg;
	return 0;
}

static void call(struct latency *l, struct nl_msg *msg)
{
	int err = nwc_call(&l->sock, msg, ignore, NULL);

	errno = -err;
	if (err)
		die("%s", l->sock.error);
}

static void set_port(struct latency *l, bool open)
{
	struct nl_msg *msg = nwc_request(NWIFI_CMD_PORT_SET);

	errno = ENOMEM;
	if (!msg || nla_put_u32(msg, NWIFI_A_IFINDEX, l->ifindex) ||
	    nla_put(msg, NWIFI_A_MAC, sizeof(l->peer), l->peer) ||
	    nla_put_u8(msg, NWIFI_A_AUTHORIZED, open))
		die("port");
	call(l, msg);
}

/* Return: how long it took, in nanoseconds. */
static uint64_t round_trip(struct latency *l)
{
	struct nl_msg *msg = nwc_request(NWIFI_CMD_ADAPTER_GET);
	uint64_t start;

	errno = ENOMEM;
	if (!msg || nla_put_u32(msg, NWIFI_A_IFINDEX, l->ifindex))
		die("adapter");
	start = now_ns();
	call(l, msg);
	return now_ns() - start;
}

static void measure(struct latency *l, bool open)
{
	struct pollfd fd = {
		.fd = nwc_sock_fd(&l->sock),
		.events = POLLIN,
	};

	l->age_ns = 0;
	set_port(l, open);
	while (!l->age_ns) {
		if (poll(&fd, 1, -1) < 0 && errno != EINTR)
			die("poll");
		nwc_sock_read(&l->sock);
	}
	/* The event of the notification that belongs to it is no concern. */
	printf("%" PRIu64, l->age_ns);
	printf(" %" PRIu64 "\n", round_trip(l));
}

int main(int argc, char **argv)
{
	struct latency l = { .sock.on_event = on_event };
	int rounds;

	if (argc != 4 || !nwc_mac_parse(argv[2], l.peer)) {
		fputs("usage: latency ADAPTER PEER ROUNDS\n", stderr);
		return 2;
	}
	l.ifindex = if_nametoindex(argv[1]);
	if (!l.ifindex)
		die("%s", argv[1]);
	errno = 0;
	if (nwc_sock_open(&l.sock) || nwc_sock_join(&l.sock))
		die("%s", l.sock.error);
	l.sock.on_event = on_event;
	l.sock.on_event_arg = &l;
	for (rounds = atoi(argv[3]); rounds > 0; rounds--) {
		measure(&l, false);
		measure(&l, true);
	}
	nwc_sock_close(&l.sock);
	return 0;
}
