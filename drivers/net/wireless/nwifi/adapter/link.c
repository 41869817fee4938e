// SPDX-License-Identifier: GPL-2.0-only
/* The link to the AP: its signal, and the AP's entry in the BSS cache. */
#include <linux/workqueue.h>
#include <net/cfg80211.h>

#include "adapter/adapter.h"
#include "adapter/link.h"
#include "adapter/queue.h"
#include "adapter/sink.h"
#include "report/trace.h"

/* While associated the link is measured so often. */
#define LINK_INTERVAL	(2 * HZ)

/*
 * The lower device's BSS table is not told of every beacon of the AP at hand,
 * but its station entry is: the signal of the AP is always that of its most
 * recent frame (SCAN-23). Returns false if there is none.
 */
static bool link_measure(struct nwifi_adapter *adapter)
{
	const struct nwifi_core *core = &nwifi_worker_of(adapter)->core;
	const u8 *bssid = nwifi_core_associated(core);
	struct station_info info = {};
	netdevice_tracker tracker;
	struct net_device *lower;
	bool measured;

	if (!bssid)
		return false;
	lower = nwifi_path_lower(&adapter->path, &tracker);
	if (!lower)
		return false;
	measured = !cfg80211_get_station(lower, bssid, &info);
	if (measured)
		cfg80211_sinfo_release_content(&info);
	netdev_put(lower, &tracker);
	measured = measured && info.filled & BIT_ULL(NL80211_STA_INFO_SIGNAL);
	if (measured)
		nwifi_bss_cache_heard(&adapter->cache,
				      nwifi_core_bss(core, bssid),
				      info.signal * 100);
	return measured;
}

/**
 * nwifi_link_refresh_cache() - read what the lower device has heard
 * @adapter: the adapter
 * @event: event that it is read for, %NULL for none
 *
 * Context: the worker; may sleep.
 */
void nwifi_link_refresh_cache(struct nwifi_adapter *adapter,
			      const struct nwifi_event *event)
{
	struct nwifi_worker *worker = nwifi_worker_of(adapter);
	int err;

	if (!worker->radio_started)
		return;
	err = nwifi_bss_cache_refresh(&adapter->cache, &worker->radio,
				      &worker->core, event);
	trace_nwifi_radio(&adapter->reporter, "dump_bss", NULL, err);
	link_measure(adapter);
}

/**
 * nwifi_link_ask_channel() - have the core told on which channel the AP is
 * @adapter: the adapter
 *
 * Until then, and where the radio does not tell, the core takes the channel that
 * the AP was found on, without its width.
 *
 * Context: the worker, while it carries out the actions of a step.
 */
void nwifi_link_ask_channel(struct nwifi_adapter *adapter)
{
	struct nwifi_worker *worker = nwifi_worker_of(adapter);
	struct nwifi_event event = {
		.type = NWIFI_EV_CHANNEL,
		.channel.change = NWIFI_CHANNEL_IS,
	};
	struct nwifi_radio_channel channel;
	int err;

	if (!worker->radio_started)
		return;
	err = worker->radio.ops->channel(&worker->radio, &channel);
	trace_nwifi_radio(&adapter->reporter, "channel", NULL, err);
	if (err)
		return;
	nwifi_sink_channel(&channel, &event.channel.channel);
	nwifi_worker_follow(worker, &event);
}

/**
 * nwifi_link_find_bss() - find an AP of the station in the BSS cache
 * @adapter: the adapter
 * @bssid: its AP, or one that it tries or has tried
 *
 * Context: the worker.
 * Return: index of the entry, or -1.
 */
int nwifi_link_find_bss(struct nwifi_adapter *adapter, const u8 *bssid)
{
	const struct nwifi_core *core = &nwifi_worker_of(adapter)->core;

	return nwifi_bss_cache_find(&adapter->cache, bssid,
				    nwifi_core_bss(core, bssid));
}

static bool link_job_run(struct nwifi_adapter *adapter, struct nwifi_job *job,
			 struct nwifi_event *event)
{
	struct nwifi_worker *worker = nwifi_worker_of(adapter);
	const u8 *bssid = nwifi_core_associated(&worker->core);
	int i;

	if (!bssid || !worker->radio_started)
		return false;
	nwifi_link_watch(adapter);
	worker->link_measured = true;
	/* A radio that reports no signal of its AP may have it in its table. */
	if (!link_measure(adapter) || nwifi_link_find_bss(adapter, bssid) < 0)
		nwifi_link_refresh_cache(adapter, NULL);
	i = nwifi_link_find_bss(adapter, bssid);
	if (i < 0)
		return false;
	event->type = NWIFI_EV_LINK;
	event->link.signal = adapter->cache.table.bss[i].signal;
	return true;
}

static const struct nwifi_job_type link_job_type = {
	.size = sizeof(struct nwifi_job),
	.run = link_job_run,
};

static void link_is_due(struct work_struct *work)
{
	struct nwifi_adapter *adapter =
		container_of(to_delayed_work(work), struct nwifi_adapter,
			     worker.link_work);
	struct nwifi_job *job;

	job = nwifi_job_alloc(&link_job_type, 0, GFP_KERNEL);
	if (job)
		nwifi_queue_post(&adapter->queue, job);
	else
		queue_delayed_work(adapter->queue.wq,
				   &adapter->worker.link_work, LINK_INTERVAL);
}

/**
 * nwifi_link_init() - nothing is measured yet
 * @adapter: the adapter
 *
 * Context: before the worker runs.
 */
void nwifi_link_init(struct nwifi_adapter *adapter)
{
	INIT_DELAYED_WORK(&adapter->worker.link_work, link_is_due);
}

/**
 * nwifi_link_watch() - measure the link from now on, while it is there
 * @adapter: the adapter
 *
 * Context: the worker.
 */
void nwifi_link_watch(struct nwifi_adapter *adapter)
{
	mod_delayed_work(adapter->queue.wq, &adapter->worker.link_work,
			 LINK_INTERVAL);
}
