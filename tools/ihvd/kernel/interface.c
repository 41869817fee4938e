// SPDX-License-Identifier: GPL-2.0-only
/* A second wireless interface on a radio, if the radio is able to have two. */
#include <errno.h>
#include <linux/nl80211.h>
#include <net/if.h>
#include <netlink/genl/ctrl.h>
#include <netlink/genl/genl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "ihvd/kernel/interface.h"

/* libnl has numbers of its own for errors; this keeps that of the kernel. */
static int on_error(struct sockaddr_nl *from, struct nlmsgerr *err, void *arg)
{
	(void)from;
	*(int *)arg = err->error;
	return NL_STOP;
}

static int interface_request(int command, uint32_t ifindex, const char *name)
{
	struct nl_sock *sock = nl_socket_alloc();
	struct nl_msg *msg = nlmsg_alloc();
	int family = -1, err = -EIO;
	struct nl_cb *cb = NULL;

	if (sock && !genl_connect(sock))
		family = genl_ctrl_resolve(sock, "nl80211");
	if (family < 0 || !msg ||
	    !genlmsg_put(msg, NL_AUTO_PORT, NL_AUTO_SEQ, family, 0,
			 NLM_F_REQUEST | NLM_F_ACK, command, 0) ||
	    nla_put_u32(msg, NL80211_ATTR_IFINDEX, ifindex))
		goto out;
	if (name && (nla_put_string(msg, NL80211_ATTR_IFNAME, name) ||
		     nla_put_u32(msg, NL80211_ATTR_IFTYPE,
				 NL80211_IFTYPE_STATION)))
		goto out;
	cb = nl_socket_get_cb(sock);
	nl_cb_err(cb, NL_CB_CUSTOM, on_error, &err);
	if (nl_send_auto(sock, msg) < 0)
		goto out;
	err = 0;
	/* the acknowledgement follows the message about the new interface */
	if (nl_wait_for_ack(sock) < 0 && !err)
		err = -EIO;
out:
	nl_cb_put(cb);
	nlmsg_free(msg);
	nl_socket_free(sock);
	return err;
}

/* Sets the interface up once: only that shows whether the radio can have it. */
static int interface_try_up(const char *name)
{
	struct ifreq ifr = {};
	int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0), err = 0;

	memcpy(ifr.ifr_name, name, strnlen(name, sizeof(ifr.ifr_name) - 1));
	if (fd < 0 || ioctl(fd, SIOCGIFFLAGS, &ifr))
		err = -errno;
	ifr.ifr_flags |= IFF_UP;
	if (!err && ioctl(fd, SIOCSIFFLAGS, &ifr))
		err = -errno;
	ifr.ifr_flags &= ~IFF_UP;
	if (!err && ioctl(fd, SIOCSIFFLAGS, &ifr))
		err = -errno;
	if (fd >= 0)
		close(fd);
	return err;
}

/**
 * interface_add() - add a station interface to a radio
 * @beside: an interface of the radio
 * @name: name of the new one
 *
 * The radio chooses an address for it.
 *
 * Return: 0, or a negative error number if the radio cannot have it.
 */
int interface_add(uint32_t beside, const char *name)
{
	int err = interface_request(NL80211_CMD_NEW_INTERFACE, beside, name);

	if (err)
		return err;
	err = interface_try_up(name);
	if (err)
		interface_delete(name);
	return err;
}

/**
 * interface_delete() - delete such an interface, if it exists
 * @name: its name
 */
void interface_delete(const char *name)
{
	const unsigned int ifindex = if_nametoindex(name);

	if (ifindex)
		interface_request(NL80211_CMD_DEL_INTERFACE, ifindex, NULL);
}
