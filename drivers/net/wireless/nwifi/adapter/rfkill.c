// SPDX-License-Identifier: GPL-2.0-only
/*
 * A radio that was switched off comes back when it is switched on.
 *
 * cfg80211 takes the lower device down when its switch (rfkill) is thrown, and
 * leaves it to managers to bring it up again. The lower device has no manager
 * but the adapter.
 */
#include <linux/netdevice.h>
#include <linux/rtnetlink.h>
#include <linux/workqueue.h>

#include "adapter/adapter.h"
#include "adapter/rfkill.h"
#include "path/lower_admin.h"

/* Drivers tell nobody in the kernel of a switch, so it is looked at so often. */
#define RFKILL_INTERVAL	HZ

/*
 * Brings the lower device up unless its radio is still switched off. Returns
 * true if it is.
 */
static bool radio_stays_off(struct nwifi_path *path)
{
	struct net_device *lower;
	bool off = false;

	rtnl_lock();
	lower = rtnl_dereference(path->lower);
	if (lower && path->lower_linked)
		off = nwifi_lower_is_blocked(lower) ||
		      nwifi_lower_bring_up(path) == -ERFKILL;
	rtnl_unlock();
	return off;
}

static void rfkill_look(struct work_struct *work)
{
	struct nwifi_adapter *adapter =
		container_of(to_delayed_work(work), struct nwifi_adapter,
			     worker.rfkill_work);

	if (radio_stays_off(&adapter->path))
		queue_delayed_work(adapter->queue.wq,
				   &adapter->worker.rfkill_work,
				   RFKILL_INTERVAL);
}

/**
 * nwifi_rfkill_init() - the radio is not switched off
 * @adapter: the adapter
 *
 * Context: before the worker runs.
 */
void nwifi_rfkill_init(struct nwifi_adapter *adapter)
{
	INIT_DELAYED_WORK(&adapter->worker.rfkill_work, rfkill_look);
}

/**
 * nwifi_rfkill_watch() - the lower device goes down
 * @adapter: the adapter
 * @lower: the lower device
 *
 * If its switch is the cause, it is brought up when the radio is switched on. A
 * device that somebody takes down by hand stays down, as that one wants it.
 *
 * Context: RTNL held.
 */
void nwifi_rfkill_watch(struct nwifi_adapter *adapter,
			const struct net_device *lower)
{
	if (nwifi_lower_is_blocked(lower))
		mod_delayed_work(adapter->queue.wq,
				 &adapter->worker.rfkill_work, RFKILL_INTERVAL);
}
