// SPDX-License-Identifier: GPL-2.0-only
/* The IHV extension host of an adapter: who it is. See report/host.h. */
#include <linux/errno.h>
#include <linux/sched.h>
#include <linux/spinlock.h>
#include <linux/wait.h>

#include "report/host.h"

/**
 * nwifi_host_init() - an adapter without an extension host
 * @host: to be initialised, zeroed
 * @reporter: the adapter
 * @ops: who is told about the host
 *
 * Context: any.
 */
void nwifi_host_init(struct nwifi_host *host, struct nwifi_reporter *reporter,
		     const struct nwifi_host_ops *ops)
{
	host->ops = ops;
	host->reporter = reporter;
	spin_lock_init(&host->lock);
	init_waitqueue_head(&host->wait);
}

static void host_leave(struct nwifi_host *host)
{
	lockdep_assert_held(&host->lock);
	host->portid = 0;
	host->binding++;
	host->ops->bound(host, false);
}

/**
 * nwifi_host_bind() - become the extension host, at once
 * @host: the host
 * @portid: netlink port of the process
 * @binding: set to the number of the binding
 *
 * Context: any but interrupt.
 * Return: 0, or -EBUSY if there is a host already.
 */
int nwifi_host_bind(struct nwifi_host *host, u32 portid, u32 *binding)
{
	int err = 0;

	spin_lock_bh(&host->lock);
	if (host->portid) {
		err = -EBUSY;
	} else {
		host->portid = portid;
		*binding = ++host->binding;
		host->ops->bound(host, true);
	}
	spin_unlock_bh(&host->lock);
	return err;
}

/**
 * nwifi_host_known() - the core is about to hear of a host
 * @host: the host
 * @binding: the number of its binding
 *
 * Handlers are called from now on.
 *
 * Context: the worker.
 */
void nwifi_host_known(struct nwifi_host *host, u32 binding)
{
	spin_lock_bh(&host->lock);
	host->known = binding;
	spin_unlock_bh(&host->lock);
}

/**
 * nwifi_host_is() - does this socket belong to the extension host?
 * @host: the host
 * @portid: netlink port of the socket
 * @binding: set to the number of the binding
 *
 * Context: any but interrupt.
 * Return: true if it does.
 */
bool nwifi_host_is(struct nwifi_host *host, u32 portid, u32 *binding)
{
	bool is;

	spin_lock_bh(&host->lock);
	is = host->portid && host->portid == portid;
	*binding = host->binding;
	spin_unlock_bh(&host->lock);
	return is;
}

/**
 * nwifi_host_is_current() - is a binding still the present one?
 * @host: the host
 * @binding: number of the binding
 *
 * Context: any but interrupt.
 * Return: true if it is; false if that host is gone.
 */
bool nwifi_host_is_current(struct nwifi_host *host, u32 binding)
{
	bool is;

	spin_lock_bh(&host->lock);
	is = host->portid && host->binding == binding;
	spin_unlock_bh(&host->lock);
	return is;
}

/**
 * nwifi_host_release() - a socket was closed, or its process missed a deadline
 * @host: the host
 * @portid: netlink port of the socket
 *
 * The gate of the extension's port is closed when this returns; the rest
 * follows in the worker. Nothing happens if the socket is not the host's.
 *
 * Context: any but interrupt.
 */
void nwifi_host_release(struct nwifi_host *host, u32 portid)
{
	spin_lock_bh(&host->lock);
	if (host->portid && host->portid == portid) {
		host_leave(host);
		/* Before the next host can bind, lest its bind be undone. */
		host->ops->gone(host);
	}
	spin_unlock_bh(&host->lock);
	wake_up_all(&host->wait);
}

/**
 * nwifi_host_forget() - the host has been told of the end: it is none any more
 * @host: the host
 *
 * A host that has come meanwhile, and that the core has not heard of, stays.
 *
 * Context: the worker.
 */
void nwifi_host_forget(struct nwifi_host *host)
{
	spin_lock_bh(&host->lock);
	if (host->portid && host->known == host->binding)
		host_leave(host);
	spin_unlock_bh(&host->lock);
}

/**
 * nwifi_host_returned() - a handler has returned
 * @host: the host
 * @cookie: of the call
 * @result: Win32 error
 * @returned: filled in if nobody waited for the call
 *
 * Context: the netlink handler; the worker may be waiting for this.
 * Return: 1 if the worker waited for the call, 0 if @returned says what
 * returned, or -ENOENT if there is no such call, or it has returned before.
 */
int nwifi_host_returned(struct nwifi_host *host, u64 cookie, u32 result,
			struct nwifi_host_return *returned)
{
	int ret = -ENOENT;

	spin_lock_bh(&host->lock);
	if (!cookie) {
		/* No call has this cookie. */
	} else if (host->waiting == cookie) {
		host->waiting = 0;
		host->result = result;
		ret = 1;
	} else if (host->pre_cookie == cookie) {
		host->pre_cookie = 0;
		returned->pre = true;
		/* There may be a later session when the worker looks at this. */
		returned->session = host->pre_session;
		ret = 0;
	} else if (host->rx_cookie == cookie) {
		host->rx_cookie = 0;
		returned->pre = false;
		returned->session = 0;
		ret = 0;
	}
	spin_unlock_bh(&host->lock);
	if (ret > 0)
		wake_up_all(&host->wait);
	return ret;
}
