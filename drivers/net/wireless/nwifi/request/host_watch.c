// SPDX-License-Identifier: GPL-2.0-only
/*
 * Sockets of IHV extension hosts that are closed: whatever becomes of a host,
 * its ports close at once.
 */
#include <linux/netlink.h>
#include <linux/notifier.h>
#include <linux/xarray.h>

#include "adapter/adapter.h"
#include "adapter/registry.h"
#include "request/host_watch.h"

/*
 * Netlink ports that have been a host. Every netlink socket of the machine that
 * is closed is looked up here, without a lock; the adapters are looked at for
 * these few only. Ports are of a network namespace, and the same number in
 * another one costs no more than such a look.
 */
static DEFINE_XARRAY(host_ports);

/**
 * nwifi_host_watch_port() - a socket is about to become a host
 * @portid: its netlink port
 *
 * Context: may sleep.
 * Return: 0 or -ENOMEM.
 */
int nwifi_host_watch_port(u32 portid)
{
	return xa_err(xa_store(&host_ports, portid, xa_mk_value(1),
			       GFP_KERNEL));
}

static int netlink_event(struct notifier_block *nb, unsigned long event,
			 void *ptr)
{
	const struct netlink_notify *notify = ptr;
	struct nwifi_adapter *adapter;
	int after = 0;

	if (event != NETLINK_URELEASE || notify->protocol != NETLINK_GENERIC ||
	    !xa_load(&host_ports, notify->portid))
		return NOTIFY_DONE;
	xa_erase(&host_ports, notify->portid);
	while ((adapter = nwifi_adapter_next(notify->net, after))) {
		after = adapter->reporter.ifindex;
		nwifi_host_release(&adapter->host, notify->portid);
		nwifi_adapter_put(adapter);
	}
	return NOTIFY_DONE;
}

static struct notifier_block netlink_notifier = {
	.notifier_call = netlink_event,
};

/**
 * nwifi_host_watch_init() - watch sockets
 *
 * Context: module init.
 * Return: 0 or a negative error number.
 */
int __init nwifi_host_watch_init(void)
{
	return netlink_register_notifier(&netlink_notifier);
}

/**
 * nwifi_host_watch_exit() - undo nwifi_host_watch_init()
 *
 * Context: module exit.
 */
void nwifi_host_watch_exit(void)
{
	netlink_unregister_notifier(&netlink_notifier);
	xa_destroy(&host_ports);
}
