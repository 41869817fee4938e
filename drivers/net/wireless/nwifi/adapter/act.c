// SPDX-License-Identifier: GPL-2.0-only
/* Carrying out what the core asks for, one action after the other. */
#include <linux/netdevice.h>
#include <linux/rtnetlink.h>

#include "adapter/act.h"
#include "adapter/act_host.h"
#include "adapter/act_radio.h"
#include "adapter/adapter.h"
#include "adapter/eapol.h"
#include "adapter/frames.h"
#include "adapter/incoming.h"
#include "adapter/indicated.h"
#include "adapter/link.h"
#include "adapter/timer.h"
#include "core/dot11.h"
#include "path/gate.h"
#include "path/lower_admin.h"
#include "path/statistics.h"
#include "report/event.h"
#include "report/peers.h"

static void act_indicate(struct nwifi_adapter *adapter,
			 const struct nwifi_indication *ind)
{
	struct nwifi_worker *worker = nwifi_worker_of(adapter);
	struct nwifi_indicated what;

	if (ind->code == NWIFI_IND_ASSOCIATION_START) {
		nwifi_frames_free(&worker->frames);
		nwifi_eapol_purge_early(adapter);
	}
	if (ind->code == NWIFI_IND_ASSOCIATION_COMPLETION)
		worker->completion = *ind;
	nwifi_indicated_fill(adapter, ind, &what);
	nwifi_report_indication(&adapter->reporter, &what);
	if (ind->code == NWIFI_IND_ASSOCIATION_COMPLETION &&
	    ind->status != NWIFI_ASSOC_SUCCESS)
		nwifi_eapol_purge_early(adapter);
}

/* What came with the event replaces what was in force until now. */
static void act_accept(struct nwifi_adapter *adapter)
{
	struct nwifi_worker *worker = nwifi_worker_of(adapter);
	struct nwifi_incoming *incoming = worker->incoming;

	if (!incoming)
		return;
	switch (worker->accepting) {
	case NWIFI_EV_CONNECT:
	case NWIFI_EV_ROAM:
	case NWIFI_EV_IHV_PRE:
		swap(worker->join, incoming->join);
		break;
	case NWIFI_EV_SCAN:
		swap(worker->scan, incoming->scan);
		break;
	case NWIFI_EV_ASSOC:
		nwifi_frames_response(&worker->frames, incoming->response,
				      incoming->response_len,
				      incoming->req_ies,
				      incoming->req_ies_len);
		break;
	case NWIFI_EV_IHV_ETHERTYPES:
		WRITE_ONCE(adapter->ihv_rx.backlog, incoming->backlog);
		break;
	}
}

static void act_port(struct nwifi_adapter *adapter,
		     const struct nwifi_port_change *change)
{
	struct nwifi_worker *worker = nwifi_worker_of(adapter);
	struct net_device *dev = adapter->path.dev;
	int err = 0;

	switch (change->action) {
	case NWIFI_PORT_CREATE:
		err = nwifi_gate_create(&adapter->path, change,
					nwifi_core_registration(&worker->core));
		/*
		 * A closed port of the radio lets one EtherType through. More
		 * of them need the radio's port open all along; then the gate
		 * alone keeps data out.
		 */
		if (nwifi_core_keeps_radio_open(&worker->core, change->owner))
			worker->radio.ops->set_authorized(&worker->radio,
							  change->peer, true);
		break;
	case NWIFI_PORT_OPEN:
	case NWIFI_PORT_CLOSE:
		nwifi_gate_set(&adapter->path, change->authorized);
		break;
	case NWIFI_PORT_DELETE:
		nwifi_gate_delete(&adapter->path);
		break;
	}
	if (err)
		netdev_warn(dev, "%pM: no memory for the port, no data passes\n",
			    change->peer);
	if (change->authorized)
		netif_dormant_off(dev);
	nwifi_report_port(&adapter->reporter, change);
}

/*
 * Link state as Windows users know it: the carrier stays over a roam, and the
 * port is closed and opened instead. The netdev is DORMANT until the first port
 * is open.
 */
static void act_link_up(struct nwifi_adapter *adapter,
			const struct nwifi_action *act)
{
	const struct nwifi_bss_table *table = &adapter->cache.table;
	struct nwifi_worker *worker = nwifi_worker_of(adapter);
	const int i = nwifi_link_find_bss(adapter, act->link.bssid);

	nwifi_upper_link_up(&adapter->upper, act, &worker->frames,
			    i < 0 ? nwifi_core_bss(&worker->core,
						   act->link.bssid) :
				    &table->bss[i],
			    i < 0 ? NULL : &table->beacon[i]);
	netif_carrier_on(adapter->path.dev);
	nwifi_eapol_release_early(adapter);
	nwifi_link_watch(adapter);
	nwifi_link_ask_channel(adapter);
}

static void act_link_lost(struct nwifi_adapter *adapter,
			  const struct nwifi_action *act)
{
	netif_carrier_off(adapter->path.dev);
	netif_dormant_on(adapter->path.dev);
	nwifi_upper_link_lost(&adapter->upper, act);
}

/*
 * The lower device must not swallow what the stack sends now: its queue
 * discipline may still be the no-op one of the moment without carrier.
 */
static void act_peers(struct nwifi_adapter *adapter)
{
	rtnl_lock();
	nwifi_lower_activate(&adapter->path);
	nwifi_peers_renew(adapter->path.dev);
	rtnl_unlock();
}

/* RESET-5: the radio's keys went with the association; PMKSAs are ours. */
static void act_forget(struct nwifi_adapter *adapter,
		       const struct nwifi_action *act)
{
	if (act->forget.keys)
		nwifi_pmksa_del(&nwifi_worker_of(adapter)->pmksa, NULL, NULL);
	if (act->forget.bss)
		nwifi_bss_cache_flush(&adapter->cache);
	if (act->forget.statistics)
		nwifi_statistics_reset(&adapter->path);
}

/**
 * nwifi_act() - carry out one action
 * @adapter: the adapter
 * @act: the action
 *
 * Context: the worker.
 */
void nwifi_act(struct nwifi_adapter *adapter, const struct nwifi_action *act)
{
	switch ((enum nwifi_action_type)act->type) {
	case NWIFI_ACT_INDICATE:
		act_indicate(adapter, &act->indication);
		break;
	case NWIFI_ACT_OID:
		nwifi_report_oid(&adapter->reporter, act);
		break;
	case NWIFI_ACT_ACCEPT:
		act_accept(adapter);
		break;
	case NWIFI_ACT_GATE:
		nwifi_gate_block(&adapter->path);
		break;
	case NWIFI_ACT_PORT:
		act_port(adapter, &act->port);
		break;
	case NWIFI_ACT_RADIO_AUTHORIZE:
		nwifi_act_authorize(adapter, act);
		break;
	case NWIFI_ACT_RADIO_SCAN:
		nwifi_act_scan(adapter, act);
		break;
	case NWIFI_ACT_RADIO_ABORT_SCAN:
		nwifi_act_abort_scan(adapter);
		break;
	case NWIFI_ACT_RADIO_AUTH:
	case NWIFI_ACT_RADIO_ASSOC:
		nwifi_act_join(adapter, act);
		break;
	case NWIFI_ACT_RADIO_DEAUTH:
	case NWIFI_ACT_RADIO_DISASSOC:
		nwifi_act_leave(adapter, act);
		break;
	case NWIFI_ACT_RADIO_SA_QUERY:
		nwifi_act_sa_query(adapter, act);
		break;
	case NWIFI_ACT_RADIO_KEY:
		nwifi_act_key(adapter, act);
		break;
	case NWIFI_ACT_TIMER:
		nwifi_timer_set(adapter, act->timer.id, act->timer.ms);
		break;
	case NWIFI_ACT_LINK_UP:
		act_link_up(adapter, act);
		break;
	case NWIFI_ACT_LINK_LOST:
		act_link_lost(adapter, act);
		break;
	case NWIFI_ACT_CHANNEL:
		nwifi_upper_channel(&adapter->upper, &act->channel);
		break;
	case NWIFI_ACT_CONNECT_FAILED:
		nwifi_upper_connect_failed(&adapter->upper, act);
		break;
	case NWIFI_ACT_SCAN_DONE:
		nwifi_upper_scan_done(&adapter->upper, act->done.request,
				      act->done.aborted);
		nwifi_request_done(&adapter->requests, act);
		break;
	case NWIFI_ACT_PEERS:
		act_peers(adapter);
		break;
	case NWIFI_ACT_FORGET:
		act_forget(adapter, act);
		break;
	case NWIFI_ACT_DONE:
		nwifi_request_done(&adapter->requests, act);
		break;
	case NWIFI_ACT_REQUIRE_HOST:
		nwifi_gate_require(&adapter->path, act->require_host);
		break;
	case NWIFI_ACT_IHV_PRE:
	case NWIFI_ACT_IHV_PERFORM:
	case NWIFI_ACT_IHV_STOP:
	case NWIFI_ACT_IHV_RESET:
	case NWIFI_ACT_IHV_DEINIT:
		nwifi_act_host(adapter, act);
		break;
	}
}
