// SPDX-License-Identifier: GPL-2.0-only
/*
 * Sockets of IHV extension hosts that are closed: whatever becomes of a host,
 * its ports close at once.
 */
#include <linux/netlink.h>
#include <linux/notifier.h>
#include <linux/xarray.h>
#include <net/net_namespace.h>
#include <net/netns/generic.h>

#include "adapter/adapter.h"
#include "adapter/registry.h"
#include "request/host_watch.h"

/**
 * struct host_net - hosts of one network namespace
 * @ports: netlink ports that have been a host, by their number
 *
 * Every generic netlink socket that is closed is looked up here, without a
 * lock; the adapters are looked at for the few that are found. A port stays
 * until its namespace goes: its number may be given to another socket, and then
 * costs no more than a look at the adapters.
 */
struct host_net {
	struct xarray ports;
};

static unsigned int host_net_id;

static int __net_init host_net_init(struct net *net)
{
	struct host_net *hosts = net_generic(net, host_net_id);

	xa_init(&hosts->ports);
	return 0;
}

static void __net_exit host_net_exit(struct net *net)
{
	struct host_net *hosts = net_generic(net, host_net_id);

	xa_destroy(&hosts->ports);
}

static struct pernet_operations host_net_ops = {
	.init = host_net_init,
	.exit = host_net_exit,
	.id = &host_net_id,
	.size = sizeof(struct host_net),
};

/**
 * nwifi_host_watch_port() - a socket is about to become a host
 * @net: its network namespace
 * @portid: its netlink port
 *
 * Context: may sleep.
 * Return: 0 or -ENOMEM.
 */
int nwifi_host_watch_port(struct net *net, u32 portid)
{
	struct host_net *hosts = net_generic(net, host_net_id);

	return xa_err(xa_store(&hosts->ports, portid, xa_mk_value(1),
			       GFP_KERNEL));
}

static int netlink_event(struct notifier_block *nb, unsigned long event,
			 void *ptr)
{
	const struct netlink_notify *notify = ptr;
	struct nwifi_adapter *adapter;
	struct host_net *hosts;
	int after = 0;

	if (event != NETLINK_URELEASE || notify->protocol != NETLINK_GENERIC)
		return NOTIFY_DONE;
	hosts = net_generic(notify->net, host_net_id);
	if (!xa_load(&hosts->ports, notify->portid))
		return NOTIFY_DONE;
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
	int err;

	err = register_pernet_subsys(&host_net_ops);
	if (err)
		return err;
	err = netlink_register_notifier(&netlink_notifier);
	if (err)
		unregister_pernet_subsys(&host_net_ops);
	return err;
}

/**
 * nwifi_host_watch_exit() - undo nwifi_host_watch_init()
 *
 * Context: module exit.
 */
void nwifi_host_watch_exit(void)
{
	netlink_unregister_notifier(&netlink_notifier);
	unregister_pernet_subsys(&host_net_ops);
}
