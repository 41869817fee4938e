// SPDX-License-Identifier: GPL-2.0-only
/*
 * The wire between a supplicant and the daemon: a veth pair in a network
 * namespace with nothing else in it. The daemon holds a socket at one end,
 * which keeps the namespace.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <linux/if_ether.h>
#include <linux/if_link.h>
#include <linux/if_packet.h>
#include <linux/rtnetlink.h>
#include <linux/veth.h>
#include <net/if.h>
#include <netlink/attr.h>
#include <netlink/msg.h>
#include <netlink/netlink.h>
#include <stdbool.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "ihvd/onex/link.h"

/* The daemon's end of the wire */
#define DAEMON_LINK	"onex1"

static bool pair_put(struct nl_msg *msg, const uint8_t mac[ETH_ALEN])
{
	struct ifinfomsg up = { .ifi_flags = IFF_UP, .ifi_change = IFF_UP };
	struct ifinfomsg down = { .ifi_flags = 0 };
	struct nlattr *info, *data, *peer;

	if (nlmsg_append(msg, &up, sizeof(up), NLMSG_ALIGNTO) ||
	    nla_put_string(msg, IFLA_IFNAME, ONEX_LINK) ||
	    nla_put(msg, IFLA_ADDRESS, ETH_ALEN, mac))
		return false;
	info = nla_nest_start(msg, IFLA_LINKINFO);
	if (!info || nla_put_string(msg, IFLA_INFO_KIND, "veth"))
		return false;
	data = nla_nest_start(msg, IFLA_INFO_DATA);
	peer = data ? nla_nest_start(msg, VETH_INFO_PEER) : NULL;
	/* one end of a pair cannot be up before the other exists */
	if (!peer || nlmsg_append(msg, &down, sizeof(down), NLMSG_ALIGNTO) ||
	    nla_put_string(msg, IFLA_IFNAME, DAEMON_LINK))
		return false;
	nla_nest_end(msg, peer);
	nla_nest_end(msg, data);
	nla_nest_end(msg, info);
	return true;
}

static int pair_make(const uint8_t mac[ETH_ALEN])
{
	struct nl_sock *sock = nl_socket_alloc();
	struct nl_msg *msg;
	int err = -NLE_NOMEM;

	msg = nlmsg_alloc_simple(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL);
	if (sock && msg && pair_put(msg, mac)) {
		err = nl_connect(sock, NETLINK_ROUTE);
		if (!err) {
			/* frees the message */
			err = nl_send_sync(sock, msg);
			msg = NULL;
		}
	}
	nlmsg_free(msg);
	nl_socket_free(sock);
	return err ? -ENODEV : 0;
}

/* @fd: any socket */
static int link_set_up(int fd, const char *name)
{
	struct ifreq ifr = { .ifr_flags = IFF_UP };

	strcpy(ifr.ifr_name, name);
	return ioctl(fd, SIOCSIFFLAGS, &ifr) ? -errno : 0;
}

/**
 * onex_link_make() - make the wire
 * @mac: address of the supplicant's end
 *
 * Context: the process that becomes the supplicant, in its namespaces.
 * Return: a socket at the daemon's end, which takes and gives whole EAPOL
 * frames; or a negative error number.
 */
int onex_link_make(const uint8_t mac[ETH_ALEN])
{
	struct sockaddr_ll at = {
		.sll_family = AF_PACKET,
		.sll_protocol = htons(ETH_P_PAE),
	};
	int err, fd;

	err = pair_make(mac);
	if (err)
		return err;
	fd = socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return -errno;
	err = link_set_up(fd, DAEMON_LINK);
	at.sll_ifindex = (int)if_nametoindex(DAEMON_LINK);
	if (!err && bind(fd, (struct sockaddr *)&at, sizeof(at)))
		err = -errno;
	if (!err)
		return fd;
	close(fd);
	return err;
}
