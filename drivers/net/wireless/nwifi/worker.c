// SPDX-License-Identifier: GPL-2.0-only
/*
 * The worker. Every event of an adapter passes through here, one at a time;
 * the actions that the core answers with are carried out in their order, with
 * no lock held.
 */
#include <linux/etherdevice.h>
#include <linux/ieee80211.h>
#include <linux/slab.h>
#include <linux/timekeeping.h>
#include <net/cfg80211.h>

#include "adapter.h"
#include "core/dot11.h"
#include "eapol.h"
#include "event.h"
#include "job.h"
#include "key.h"
#include "request.h"
#include "scan.h"
#include "trace.h"
#include "worker.h"

/* time that a frame spends between the air and the lower device's table */
#define SEEN_MARGIN_MS	100

/* how often the link is measured */
#define LINK_INTERVAL	(2 * HZ)

static u64 now_ms(void)
{
	return div_u64(ktime_get_boottime_ns(), NSEC_PER_MSEC);
}

/*
 * Which events can make the station look for an AP? The cache is read anew
 * for those; for the others what it holds will do.
 */
static bool wants_cache(const struct nwifi_event *event)
{
	switch (event->type) {
	case NWIFI_EV_CONNECT:
	case NWIFI_EV_ROAM:
	case NWIFI_EV_RADIO_UP:
	case NWIFI_EV_DEAUTH:
	case NWIFI_EV_DISASSOC:
	case NWIFI_EV_KEY_FAILED:
	case NWIFI_EV_SCAN_DONE:
	case NWIFI_EV_SCAN_ABORTED:
	case NWIFI_EV_IHV_PRE:
		return true;
	case NWIFI_EV_TIMER:
		return event->timer == NWIFI_TIMER_ROAM ||
		       event->timer == NWIFI_TIMER_SCAN_END;
	default:
		return false;
	}
}

/*
 * The lower device's table is not told of every beacon of the AP at hand, but
 * its station entry is: the signal of the AP is always that of its most recent
 * frame (SCAN-23). False if there is none.
 */
static bool measure_link(struct nwifi_adapter *adapter)
{
	const struct nwifi_station *st = &adapter->core.station;
	struct station_info info = {};
	netdevice_tracker tracker;
	struct net_device *lower;
	bool measured;

	if (st->phase != NWIFI_PHASE_A)
		return false;
	lower = nwifi_adapter_lower(adapter, &tracker);
	if (!lower)
		return false;
	measured = !cfg80211_get_station(lower, st->ap.bssid, &info);
	if (measured)
		cfg80211_sinfo_release_content(&info);
	netdev_put(lower, &tracker);
	measured = measured && info.filled & BIT_ULL(NL80211_STA_INFO_SIGNAL);
	if (measured)
		nwifi_bss_cache_heard(&adapter->cache, st->ap.bssid,
				      info.signal * 100);
	return measured;
}

static void refresh_cache(struct nwifi_adapter *adapter)
{
	int err;

	if (!adapter->radio_started)
		return;
	err = nwifi_bss_cache_refresh(&adapter->cache, &adapter->radio);
	trace_nwifi_radio(adapter, "dump_bss", NULL, err);
	measure_link(adapter);
}

static void take_snapshot(struct nwifi_adapter *adapter)
{
	const struct nwifi_station *st = &adapter->core.station;
	struct nwifi_snapshot snapshot = {
		.phase = st->phase,
		.op = nwifi_core_is_op(&adapter->core),
		.scanning = adapter->core.scan.wanted,
		.associated = st->phase == NWIFI_PHASE_A,
		.ssid = st->ap.ssid,
	};

	ether_addr_copy(snapshot.bssid, st->ap.bssid);
	spin_lock_bh(&adapter->lock);
	adapter->snapshot = snapshot;
	spin_unlock_bh(&adapter->lock);
}

/**
 * nwifi_frames_free() - forget the frames of the association operation
 * @adapter: the adapter
 *
 * Context: the worker.
 */
void nwifi_frames_free(struct nwifi_adapter *adapter)
{
	kfree(adapter->frames.req);
	kfree(adapter->frames.resp);
	memset(&adapter->frames, 0, sizeof(adapter->frames));
}

/*
 * Body of the (re)association request (ASSOC-9, 3). nl80211 tells only its
 * elements; the fixed fields before them are made up again as mac80211 has
 * made them.
 */
static void keep_request(struct nwifi_adapter *adapter, const u8 *ies,
			 size_t len, bool reassoc)
{
	const struct nwifi_station *st = &adapter->core.station;
	struct nwifi_frames *frames = &adapter->frames;
	const size_t fixed = reassoc ? 4 + ETH_ALEN : 4;
	u16 capab = WLAN_CAPABILITY_ESS;
	u8 *body;

	body = kmalloc(fixed + len, GFP_KERNEL);
	if (!body)
		return;
	if (st->target.freq < 3000)
		capab |= WLAN_CAPABILITY_SHORT_PREAMBLE |
			 WLAN_CAPABILITY_SHORT_SLOT_TIME;
	capab |= st->target.capability & WLAN_CAPABILITY_PRIVACY;
	put_unaligned_le16(capab, body);
	put_unaligned_le16(5, body + 2);	/* mac80211's listen interval */
	if (reassoc)
		ether_addr_copy(body + 4, st->prev);
	memcpy(body + fixed, ies, len);
	kfree(frames->req);
	frames->req = body;
	frames->req_len = fixed + len;
	frames->req_fixed = fixed;
}

static void keep_response(struct nwifi_adapter *adapter, const u8 *frame,
			  size_t len)
{
	const size_t header = offsetof(struct ieee80211_mgmt, u);

	kfree(adapter->frames.resp);
	adapter->frames.resp_len = 0;
	adapter->frames.resp = kmemdup(frame + header, len - header,
				       GFP_KERNEL);
	if (adapter->frames.resp)
		adapter->frames.resp_len = len - header;
}

static void set_timer(struct nwifi_adapter *adapter,
		      const struct nwifi_action *act)
{
	struct nwifi_timer_work *timer = &adapter->timers[act->timer.id];

	timer->generation++;
	if (act->timer.ms)
		mod_delayed_work(adapter->wq, &timer->work,
				 msecs_to_jiffies(act->timer.ms));
	else
		cancel_delayed_work(&timer->work);
}

struct timer_job {
	struct nwifi_job job;
	u8 id;
	u32 generation;
};

static void run_timer(struct nwifi_adapter *adapter, struct nwifi_job *job)
{
	const struct timer_job *tj = container_of(job, struct timer_job, job);
	const struct nwifi_event event = {
		.type = NWIFI_EV_TIMER,
		.timer = tj->id,
	};

	/* disarmed or armed anew while it waited in the queue */
	if (adapter->timers[tj->id].generation == tj->generation)
		nwifi_worker_event(adapter, &event);
}

static void free_timer(struct nwifi_job *job)
{
	kfree(container_of(job, struct timer_job, job));
}

/* in the worker's queue, which is ordered: the generation is the worker's */
static void timer_expired(struct work_struct *work)
{
	struct nwifi_timer_work *timer =
		container_of(to_delayed_work(work), struct nwifi_timer_work,
			     work);
	struct timer_job *tj = kmalloc(sizeof(*tj), GFP_KERNEL);

	if (!tj) {
		/* a timer must not get lost: nothing else ends what it ends */
		queue_delayed_work(timer->adapter->wq, &timer->work, HZ / 10);
		return;
	}
	tj->job.run = run_timer;
	tj->job.free = free_timer;
	tj->id = timer->id;
	tj->generation = timer->generation;
	nwifi_job_post(timer->adapter, &tj->job);
}

/* while associated: keep the entry of the AP fresh, watch the link quality */
static void watch_link(struct work_struct *work)
{
	struct nwifi_adapter *adapter =
		container_of(to_delayed_work(work), struct nwifi_adapter,
			     link_work);
	const struct nwifi_bss_table *table = &adapter->cache.table;
	struct nwifi_event event = { .type = NWIFI_EV_LINK };
	int i;

	if (adapter->core.station.phase != NWIFI_PHASE_A ||
	    !adapter->radio_started)
		return;
	refresh_cache(adapter);
	i = nwifi_bss_cache_find(&adapter->cache,
				 adapter->core.station.ap.bssid);
	if (i >= 0) {
		event.signal = table->bss[i].signal;
		nwifi_worker_event(adapter, &event);
	}
	queue_delayed_work(adapter->wq, &adapter->link_work, LINK_INTERVAL);
}

/**
 * nwifi_worker_init() - make the worker ready
 * @adapter: the adapter
 */
void nwifi_worker_init(struct nwifi_adapter *adapter)
{
	unsigned int i;

	nwifi_core_init(&adapter->core);
	INIT_DELAYED_WORK(&adapter->link_work, watch_link);
	__skb_queue_head_init(&adapter->eapol_rx);
	for (i = 0; i < NWIFI_N_TIMERS; i++) {
		INIT_DELAYED_WORK(&adapter->timers[i].work, timer_expired);
		adapter->timers[i].adapter = adapter;
		adapter->timers[i].id = i;
	}
}

/**
 * nwifi_worker_stop_timers() - no timer runs any more
 * @adapter: the adapter; takes no more jobs
 *
 * Context: outside of the worker; may sleep.
 */
void nwifi_worker_stop_timers(struct nwifi_adapter *adapter)
{
	unsigned int i;

	for (i = 0; i < NWIFI_N_TIMERS; i++)
		cancel_delayed_work_sync(&adapter->timers[i].work);
	cancel_delayed_work_sync(&adapter->link_work);
}

/* an action on the radio failed: that is an event of its own */
static void failed(struct nwifi_adapter *adapter, u8 action, const u8 *bssid,
		   int err)
{
	struct nwifi_event event = {
		.type = NWIFI_EV_RADIO_FAILED,
		.action = action,
		.error = err,
		.busy = err == -EBUSY,
	};

	if (bssid)
		ether_addr_copy(event.bssid, bssid);
	if (nwifi_job_post_event(adapter, &event, GFP_KERNEL) == -ENOMEM)
		adapter->radio_lost = true;
}

static void radio_scan(struct nwifi_adapter *adapter,
		       const struct nwifi_action *act)
{
	const struct nwifi_config *config = &adapter->core.station.config;
	struct nwifi_radio *radio = &adapter->radio;
	struct nwifi_scan_params *own = NULL;
	int err = -ENOMEM;

	adapter->scan_began_ms = now_ms();
	if (act->scan.implicit) {
		/* the desired SSIDs, and whatever else is there (CAND-8) */
		struct nwifi_ssid ssids[NWIFI_MAX_DESIRED_SSIDS + 1] = {};
		unsigned int i, n = 0;

		for (i = 0; i < config->n_ssids; i++)
			if (config->ssids[i].len)
				ssids[n++] = config->ssids[i];
		if (n >= adapter->wiphy->max_scan_ssids)
			n = adapter->wiphy->max_scan_ssids - 1;
		own = nwifi_scan_params_genl(ssids, n + 1, NULL, 0);
		if (own) {
			own->radio.freqs = act->scan.freqs;
			own->radio.n_freqs = act->scan.n_freqs;
			err = radio->ops->scan(radio, &own->radio);
		}
		nwifi_scan_params_free(own);
	} else if (adapter->scan) {
		err = radio->ops->scan(radio, &adapter->scan->radio);
	}
	trace_nwifi_radio(adapter, act->scan.implicit ? "scan (implicit)" :
			  "scan (explicit)", NULL, err);
	if (err)
		failed(adapter, act->type, NULL, err);
}

/* elements of the request: those of the manager, fitted to this AP */
static u8 *join_ies(struct nwifi_adapter *adapter, const u8 *bssid, size_t *len)
{
	const struct nwifi_join_params *params = adapter->join;
	const struct nwifi_config *config;
	bool keep;
	u8 *ies;

	*len = 0;
	if (!params || !params->ies_len)
		return NULL;
	ies = kmalloc(params->ies_len + 2 + NWIFI_PMKID_LEN, GFP_KERNEL);
	if (!ies)
		return ERR_PTR(-ENOMEM);
	config = &params->config;
	keep = (config->have_hint && ether_addr_equal(config->hint, bssid)) ||
	       ether_addr_equal(config->bssids[0], bssid);
	*len = nwifi_pmksa_apply(&adapter->pmksa, bssid, keep, params->ies,
				 params->ies_len, ies);
	return ies;
}

static void radio_join(struct nwifi_adapter *adapter,
		       const struct nwifi_action *act)
{
	const bool assoc = act->type == NWIFI_ACT_RADIO_ASSOC;
	const struct nwifi_join_params *params = adapter->join;
	const struct nwifi_bss *bss = &act->join.bss;
	struct nwifi_radio *radio = &adapter->radio;
	struct nwifi_radio_join join = {
		.ssid_len = bss->ssid.len,
		.freq = bss->freq,
		.auth_type = NL80211_AUTHTYPE_OPEN_SYSTEM,
		.control_port = nwifi_ihv_control_port(adapter),
	};
	u8 *ies;
	int err;

	ether_addr_copy(join.bssid, bss->bssid);
	memcpy(join.ssid, bss->ssid.data, bss->ssid.len);
	if (params && params->akm) {
		join.privacy = params->privacy;
		join.wpa_versions = params->wpa_versions;
		join.cipher_pairwise = params->cipher_pairwise;
		join.cipher_group = params->cipher_group;
		join.akm = params->akm;
		join.mfp = params->mfp;
	}
	ies = join_ies(adapter, bss->bssid, &join.ies_len);
	if (IS_ERR(ies)) {
		failed(adapter, act->type, bss->bssid, PTR_ERR(ies));
		return;
	}
	join.ies = ies;
	if (assoc) {
		nwifi_keys_begin(adapter);
		if (act->join.have_prev)
			join.prev_bssid = act->join.prev;
		/* what was sent is told with the response; until then, this */
		keep_request(adapter, join.ies, join.ies_len,
			     act->join.have_prev);
		err = radio->ops->assoc(radio, &join);
	} else {
		err = radio->ops->auth(radio, &join);
	}
	kfree(ies);
	trace_nwifi_radio(adapter, assoc ? "assoc" : "auth", bss->bssid, err);
	if (err)
		failed(adapter, act->type, bss->bssid, err);
}

static void radio_leave(struct nwifi_adapter *adapter,
			const struct nwifi_action *act)
{
	const bool deauth = act->type == NWIFI_ACT_RADIO_DEAUTH;
	struct nwifi_radio *radio = &adapter->radio;
	int err;

	if (deauth)
		err = radio->ops->deauth(radio, act->leave.bssid,
					 act->leave.reason, act->leave.local);
	else
		err = radio->ops->disassoc(radio, act->leave.bssid,
					   act->leave.reason);
	trace_nwifi_radio(adapter, deauth ? "deauth" : "disassoc",
			  act->leave.bssid, err);
}

/*
 * A closed port of the radio lets one EtherType through. An extension that has
 * registered more of them needs the radio's port open all along; then the gate
 * alone keeps data out.
 */
static bool needs_open_radio(const struct nwifi_adapter *adapter,
			     const struct nwifi_port_change *port)
{
	return port->owner == NWIFI_OWNER_IHV &&
	       adapter->ihv.registration.n > 1;
}

/* the radio's AUTHORIZED flag mirrors the port */
static void radio_authorize(struct nwifi_adapter *adapter,
			    const struct nwifi_action *act)
{
	struct nwifi_radio *radio = &adapter->radio;
	int err;

	if (!act->port.authorized && needs_open_radio(adapter, &act->port))
		return;
	err = radio->ops->set_authorized(radio, act->port.peer,
					 act->port.authorized);
	trace_nwifi_radio(adapter, act->port.authorized ? "authorize" :
			  "unauthorize", act->port.peer, err);
	if (err)
		failed(adapter, act->type, act->port.peer, err);
}

/*
 * Link state as Windows users know it: the carrier stays over a roam, the port
 * is closed and opened instead. DORMANT until the first port is open.
 */
static void link_up(struct nwifi_adapter *adapter,
		    const struct nwifi_action *act)
{
	nwifi_wiphy_link_up(adapter, act);
	netif_carrier_on(adapter->dev);
	nwifi_eapol_release(adapter);
	mod_delayed_work(adapter->wq, &adapter->link_work, LINK_INTERVAL);
}

static void link_lost(struct nwifi_adapter *adapter,
		      const struct nwifi_action *act)
{
	netif_carrier_off(adapter->dev);
	netif_dormant_on(adapter->dev);
	nwifi_wiphy_link_lost(adapter, act);
}

static void port(struct nwifi_adapter *adapter,
		 const struct nwifi_port_change *change)
{
	int err = 0;

	switch (change->action) {
	case NWIFI_PORT_CREATE:
		err = nwifi_gate_create(adapter, change);
		if (needs_open_radio(adapter, change))
			adapter->radio.ops->set_authorized(&adapter->radio,
							   change->peer, true);
		break;
	case NWIFI_PORT_OPEN:
	case NWIFI_PORT_CLOSE:
		nwifi_gate_set(adapter, change->authorized);
		break;
	case NWIFI_PORT_DELETE:
		nwifi_gate_delete(adapter);
		break;
	}
	if (err)
		netdev_warn(adapter->dev,
			    "%pM: no memory for the port, no data passes\n",
			    change->peer);
	if (change->authorized)
		netif_dormant_off(adapter->dev);
	nwifi_event_port(adapter, change);
}

static void forget(struct nwifi_adapter *adapter,
		   const struct nwifi_action *act)
{
	if (act->forget.keys)
		nwifi_keys_forget(adapter);
	if (act->forget.bss)
		nwifi_bss_cache_flush(&adapter->cache);
	if (act->forget.statistics)
		nwifi_data_reset(adapter);
}

static void indicate(struct nwifi_adapter *adapter,
		     const struct nwifi_indication *ind)
{
	if (ind->code == NWIFI_IND_ASSOCIATION_START) {
		nwifi_frames_free(adapter);
		nwifi_eapol_purge(adapter);
	}
	if (ind->code == NWIFI_IND_ASSOCIATION_COMPLETION)
		adapter->ihv.completion = *ind;
	nwifi_event_indication(adapter, ind);
	if (ind->code == NWIFI_IND_ASSOCIATION_COMPLETION &&
	    ind->status != NWIFI_ASSOC_SUCCESS)
		nwifi_eapol_purge(adapter);
}

static void carry_out(struct nwifi_adapter *adapter,
		      const struct nwifi_action *act)
{
	switch ((enum nwifi_action_type)act->type) {
	case NWIFI_ACT_INDICATE:
		indicate(adapter, &act->indication);
		break;
	case NWIFI_ACT_OID:
		nwifi_event_oid(adapter, act);
		break;
	case NWIFI_ACT_GATE:
		nwifi_gate_block(adapter);
		break;
	case NWIFI_ACT_PORT:
		port(adapter, &act->port);
		break;
	case NWIFI_ACT_RADIO_AUTHORIZE:
		radio_authorize(adapter, act);
		break;
	case NWIFI_ACT_RADIO_SCAN:
		radio_scan(adapter, act);
		break;
	case NWIFI_ACT_RADIO_ABORT_SCAN:
		trace_nwifi_radio(adapter, "abort_scan", NULL,
				  adapter->radio.ops->abort_scan(&adapter->radio));
		break;
	case NWIFI_ACT_RADIO_AUTH:
	case NWIFI_ACT_RADIO_ASSOC:
		radio_join(adapter, act);
		break;
	case NWIFI_ACT_RADIO_DEAUTH:
	case NWIFI_ACT_RADIO_DISASSOC:
		radio_leave(adapter, act);
		break;
	case NWIFI_ACT_TIMER:
		set_timer(adapter, act);
		break;
	case NWIFI_ACT_LINK_UP:
		link_up(adapter, act);
		break;
	case NWIFI_ACT_LINK_LOST:
		link_lost(adapter, act);
		break;
	case NWIFI_ACT_CONNECT_FAILED:
		nwifi_wiphy_connect_failed(adapter, act);
		break;
	case NWIFI_ACT_SCAN_DONE:
		nwifi_wiphy_scan_done(adapter, act->done.request,
				      act->done.aborted);
		nwifi_request_done(adapter, act);
		break;
	case NWIFI_ACT_FORGET:
		forget(adapter, act);
		break;
	case NWIFI_ACT_DONE:
		nwifi_request_done(adapter, act);
		break;
	case NWIFI_ACT_IHV_PRE:
	case NWIFI_ACT_IHV_PERFORM:
	case NWIFI_ACT_IHV_STOP:
	case NWIFI_ACT_IHV_RESET:
	case NWIFI_ACT_IHV_DEINIT:
		nwifi_ihv_act(adapter, act);
		break;
	}
}

static void step(struct nwifi_adapter *adapter, const struct nwifi_event *event)
{
	struct nwifi_actions *actions = &adapter->actions;
	struct nwifi_event full = *event;
	struct nwifi_bss_list list;
	unsigned int i;

	list.n = adapter->cache.table.n;
	list.bss = adapter->cache.table.bss;
	full.cache = &list;
	full.now_ms = now_ms();

	nwifi_core_step(&adapter->core, &full, actions);
	WARN_ON_ONCE(actions->overflow);
	take_snapshot(adapter);
	for (i = 0; i < actions->n; i++)
		carry_out(adapter, &actions->list[i]);
}

/**
 * nwifi_worker_event() - let an event happen, and carry out what follows
 * @adapter: the adapter
 * @event: the event; time and BSS cache are added here
 *
 * Context: the worker.
 */
void nwifi_worker_event(struct nwifi_adapter *adapter,
			const struct nwifi_event *event)
{
	const bool scanned = event->type == NWIFI_EV_SCAN_DONE ||
			     event->type == NWIFI_EV_SCAN_ABORTED;
	struct nwifi_ihv_host *ihv = &adapter->ihv;
	struct nwifi_event after;

	if (wants_cache(event))
		refresh_cache(adapter);
	/* results before their scan is said to be done */
	if (scanned && adapter->scan_began_ms)
		nwifi_wiphy_inform(adapter,
				   (adapter->scan_began_ms - SEEN_MARGIN_MS) *
				   NSEC_PER_MSEC);
	step(adapter, event);
	/* what handlers have returned comes before anything else */
	while (ihv->n_after) {
		after = ihv->after[0];
		ihv->n_after--;
		memmove(ihv->after, ihv->after + 1,
			ihv->n_after * sizeof(after));
		step(adapter, &after);
	}
}

/* the lower device reports: made into jobs, so that it happens in its turn */

struct radio_job {
	struct nwifi_job job;
	struct nwifi_event event;
	bool reassoc_req;
	u8 *req_ies;
	size_t req_ies_len;
	u8 *frame;
	size_t frame_len;
};

static void run_radio(struct nwifi_adapter *adapter, struct nwifi_job *job)
{
	struct radio_job *rj = container_of(job, struct radio_job, job);

	if (rj->event.type == NWIFI_EV_ASSOC) {
		const struct nwifi_station *st = &adapter->core.station;

		if (st->attempt == NWIFI_ATTEMPT_ASSOC &&
		    ether_addr_equal(st->target.bssid, rj->event.bssid)) {
			if (rj->req_ies)
				keep_request(adapter, rj->req_ies,
					     rj->req_ies_len, st->reassoc);
			keep_response(adapter, rj->frame, rj->frame_len);
		}
	}
	nwifi_worker_event(adapter, &rj->event);
}

static void free_radio(struct nwifi_job *job)
{
	struct radio_job *rj = container_of(job, struct radio_job, job);

	kfree(rj->req_ies);
	kfree(rj->frame);
	kfree(rj);
}

static u32 comeback_time(const u8 *ies, size_t len)
{
	struct nwifi_element elem;

	/* type 3: association comeback time, TU */
	if (nwifi_ie_find(ies, len, NWIFI_EID_TIMEOUT_INTERVAL, &elem) &&
	    elem.len == 5 && elem.data[0] == 3)
		return get_unaligned_le32(elem.data + 1);
	return 0;
}

/**
 * nwifi_worker_translate() - what the radio reports, as an event of the core
 * @from: the report
 * @event: the event, zeroed; filled in
 *
 * Context: any.
 * Return: false if that is none, or if the frame is too short to say.
 */
bool nwifi_worker_translate(const struct nwifi_radio_event *from,
			    struct nwifi_event *event)
{
	const struct ieee80211_mgmt *mgmt = (const void *)from->frame;
	const size_t len = from->frame_len;
	const size_t resp = offsetof(struct ieee80211_mgmt,
				     u.assoc_resp.variable);

	ether_addr_copy(event->bssid, from->bssid);
	event->local = from->local;
	switch (from->type) {
	case NWIFI_RADIO_AUTH:
		if (len < offsetof(struct ieee80211_mgmt, u.auth.variable))
			return false;
		event->type = NWIFI_EV_AUTH;
		event->code = le16_to_cpu(mgmt->u.auth.status_code);
		return true;
	case NWIFI_RADIO_AUTH_TIMEOUT:
		event->type = NWIFI_EV_AUTH_TIMEOUT;
		return true;
	case NWIFI_RADIO_ASSOC:
		if (len < resp)
			return false;
		event->type = NWIFI_EV_ASSOC;
		event->code = le16_to_cpu(mgmt->u.assoc_resp.status_code);
		event->on = ieee80211_is_reassoc_resp(mgmt->frame_control);
		event->comeback = comeback_time(from->frame + resp, len - resp);
		return true;
	case NWIFI_RADIO_ASSOC_TIMEOUT:
		event->type = NWIFI_EV_ASSOC_TIMEOUT;
		return true;
	case NWIFI_RADIO_DEAUTH:
	case NWIFI_RADIO_DISASSOC:
		if (len < offsetof(struct ieee80211_mgmt, u.deauth) + 2)
			return false;
		event->type = from->type == NWIFI_RADIO_DEAUTH ?
			      NWIFI_EV_DEAUTH : NWIFI_EV_DISASSOC;
		event->code = le16_to_cpu(mgmt->u.deauth.reason_code);
		return true;
	case NWIFI_RADIO_SCAN_DONE:
		event->type = NWIFI_EV_SCAN_DONE;
		return true;
	case NWIFI_RADIO_SCAN_ABORTED:
		event->type = NWIFI_EV_SCAN_ABORTED;
		return true;
	case NWIFI_RADIO_CONTROL_PORT:
	case NWIFI_RADIO_MIC_FAILURE:
	case NWIFI_RADIO_OVERRUN:
		return false;
	}
	return false;
}

static int post_radio(struct nwifi_adapter *adapter,
		      const struct nwifi_radio_event *from)
{
	struct radio_job *rj = kzalloc(sizeof(*rj), GFP_KERNEL);

	if (!rj)
		return -ENOMEM;
	rj->job.run = run_radio;
	rj->job.free = free_radio;
	if (!nwifi_worker_translate(from, &rj->event)) {
		kfree(rj);
		return 0;
	}
	if (rj->event.type == NWIFI_EV_ASSOC) {
		rj->frame = kmemdup(from->frame, from->frame_len, GFP_KERNEL);
		rj->frame_len = from->frame_len;
		if (from->req_ies)
			rj->req_ies = kmemdup(from->req_ies, from->req_ies_len,
					      GFP_KERNEL);
		rj->req_ies_len = from->req_ies_len;
		if (!rj->frame || (from->req_ies_len && !rj->req_ies)) {
			free_radio(&rj->job);
			return -ENOMEM;
		}
	}
	return nwifi_job_post(adapter, &rj->job);
}

/* CIPHER-16: the OS side decides on countermeasures */
static void mic_failure(struct nwifi_adapter *adapter,
			const struct nwifi_radio_event *from)
{
	struct nwifi_indication ind = {
		.code = NWIFI_IND_TKIPMIC_FAILURE,
		.status = from->group_key,
		.comeback = from->group_key && from->key_index >= 0 ?
			    from->key_index : 0,
	};

	ether_addr_copy(ind.mac, from->bssid);
	nwifi_event_indication(adapter, &ind);
	nwifi_wiphy_mic_failure(adapter, from->bssid, from->group_key,
				from->key_index);
}

static void radio_event(struct nwifi_radio *radio,
			const struct nwifi_radio_event *from)
{
	struct nwifi_adapter *adapter =
		container_of(radio, struct nwifi_adapter, radio);
	int err = 0;

	trace_nwifi_radio_event(adapter, from);
	switch (from->type) {
	case NWIFI_RADIO_CONTROL_PORT:
		err = nwifi_eapol_received(adapter, from);
		break;
	case NWIFI_RADIO_MIC_FAILURE:
		mic_failure(adapter, from);
		break;
	case NWIFI_RADIO_OVERRUN:
		adapter->radio_lost = true;
		break;
	default:
		err = post_radio(adapter, from);
		break;
	}
	/* an event that cannot be kept is as good as one that was lost */
	if (err == -ENOMEM)
		adapter->radio_lost = true;
}

static void radio_kick(struct nwifi_radio *radio)
{
	nwifi_job_kick(container_of(radio, struct nwifi_adapter, radio));
}

const struct nwifi_radio_sink nwifi_worker_sink = {
	.event = radio_event,
	.kick = radio_kick,
};

/*
 * Events were lost. Attempts and scans have deadlines of their own; what has
 * none is the end of an association, so look whether it still is there.
 */
static void resynchronise(struct nwifi_adapter *adapter)
{
	const struct nwifi_station *st = &adapter->core.station;
	struct nwifi_event event = { .type = NWIFI_EV_DEAUTH, .local = true };

	netdev_warn(adapter->dev, "events of the radio were lost\n");
	if (st->phase != NWIFI_PHASE_A ||
	    adapter->radio.ops->associated(&adapter->radio, st->ap.bssid) == 1)
		return;
	ether_addr_copy(event.bssid, st->ap.bssid);
	nwifi_worker_event(adapter, &event);
}

/**
 * nwifi_worker_poll() - take what the radio has to say
 * @adapter: the adapter
 *
 * Context: the worker.
 */
void nwifi_worker_poll(struct nwifi_adapter *adapter)
{
	if (!adapter->radio_started)
		return;
	adapter->radio.ops->poll(&adapter->radio);
	if (adapter->radio_lost) {
		adapter->radio_lost = false;
		resynchronise(adapter);
	}
}
