// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the radio reports, made into jobs: reports come from inside operations
 * of the radio, and happen to the core in their turn.
 */
#include <linux/etherdevice.h>
#include <linux/ieee80211.h>
#include <linux/slab.h>

#include "adapter/adapter.h"
#include "adapter/eapol.h"
#include "adapter/incoming.h"
#include "adapter/mgmt.h"
#include "adapter/sink.h"
#include "core/dot11.h"
#include "core/ie.h"
#include "report/event.h"
#include "report/trace.h"

static const char * const report_names[] = {
	[NWIFI_RADIO_AUTH] = "auth",
	[NWIFI_RADIO_AUTH_TIMEOUT] = "auth timeout",
	[NWIFI_RADIO_ASSOC] = "assoc",
	[NWIFI_RADIO_ASSOC_TIMEOUT] = "assoc timeout",
	[NWIFI_RADIO_DEAUTH] = "deauth",
	[NWIFI_RADIO_DISASSOC] = "disassoc",
	[NWIFI_RADIO_SCAN_DONE] = "scan done",
	[NWIFI_RADIO_SCAN_ABORTED] = "scan aborted",
	[NWIFI_RADIO_CONTROL_PORT] = "control port",
	[NWIFI_RADIO_MIC_FAILURE] = "mic failure",
	[NWIFI_RADIO_CHANNEL_ANNOUNCED] = "channel announced",
	[NWIFI_RADIO_CHANNEL_MOVED] = "channel moved",
	[NWIFI_RADIO_UNPROT_DEAUTH] = "unprotected deauth",
	[NWIFI_RADIO_UNPROT_DISASSOC] = "unprotected disassoc",
	[NWIFI_RADIO_ACTION] = "action",
	[NWIFI_RADIO_MGMT_STATUS] = "mgmt status",
	[NWIFI_RADIO_MGMT_EXPIRED] = "mgmt expired",
	[NWIFI_RADIO_OVERRUN] = "overrun",
};

/* Type of the Timeout Interval element that is an association comeback time. */
#define TIMEOUT_COMEBACK	3

static u32 response_comeback(const u8 *ies, size_t len)
{
	struct nwifi_element elem;

	if (nwifi_ie_find(ies, len, NWIFI_EID_TIMEOUT_INTERVAL, &elem) &&
	    elem.len == 5 && elem.data[0] == TIMEOUT_COMEBACK)
		return get_unaligned_le32(elem.data + 1);
	return 0;
}

/* An SA Query Response is the station's own affair. */
static bool sa_query_translate(const struct nwifi_radio_event *from,
			       struct nwifi_event *event)
{
	const size_t head = sizeof(struct ieee80211_hdr_3addr);
	const u8 *body = from->frame + head;

	if (from->frame_len < head + 2 + WLAN_SA_QUERY_TR_ID_LEN ||
	    body[0] != WLAN_CATEGORY_SA_QUERY ||
	    body[1] != WLAN_ACTION_SA_QUERY_RESPONSE)
		return false;
	event->type = NWIFI_EV_SA_QUERY;
	ether_addr_copy(event->sa_query.bssid, from->bssid);
	event->sa_query.id = get_unaligned_le16(body + 2);
	return true;
}

static u8 leave_type(enum nwifi_radio_event_type type)
{
	switch (type) {
	case NWIFI_RADIO_DEAUTH:
		return NWIFI_EV_DEAUTH;
	case NWIFI_RADIO_DISASSOC:
		return NWIFI_EV_DISASSOC;
	case NWIFI_RADIO_UNPROT_DEAUTH:
		return NWIFI_EV_UNPROT_DEAUTH;
	default:
		return NWIFI_EV_UNPROT_DISASSOC;
	}
}

/**
 * nwifi_sink_channel() - a channel of the radio in the words of the core
 * @from: the channel
 * @to: filled in
 *
 * Context: any.
 */
void nwifi_sink_channel(const struct nwifi_radio_channel *from,
			struct nwifi_channel *to)
{
	to->freq = from->freq;
	to->width = from->width;
	to->center1 = from->center1;
	to->center2 = from->center2;
}

static void channel_translate(const struct nwifi_radio_event *from,
			      struct nwifi_channel_report *to)
{
	nwifi_sink_channel(&from->channel, &to->channel);
	to->change = from->type == NWIFI_RADIO_CHANNEL_MOVED ?
		     NWIFI_CHANNEL_MOVED : NWIFI_CHANNEL_ANNOUNCED;
	to->count = from->count;
	to->quiet = from->quiet;
}

/**
 * nwifi_sink_translate() - what the radio reports, as an event of the core
 * @from: the report
 * @event: the event, zeroed; filled in
 *
 * Context: any.
 * Return: false if the report is no event of the core, or if its frame is too
 * short to be one.
 */
bool nwifi_sink_translate(const struct nwifi_radio_event *from,
			  struct nwifi_event *event)
{
	const struct ieee80211_mgmt *mgmt = (const void *)from->frame;
	const size_t len = from->frame_len;
	const size_t resp = offsetof(struct ieee80211_mgmt,
				     u.assoc_resp.variable);

	switch (from->type) {
	case NWIFI_RADIO_AUTH:
		if (len < offsetof(struct ieee80211_mgmt, u.auth.variable))
			return false;
		event->type = NWIFI_EV_AUTH;
		ether_addr_copy(event->response.bssid, from->bssid);
		event->response.status = le16_to_cpu(mgmt->u.auth.status_code);
		return true;
	case NWIFI_RADIO_AUTH_TIMEOUT:
		event->type = NWIFI_EV_AUTH_TIMEOUT;
		ether_addr_copy(event->response.bssid, from->bssid);
		return true;
	case NWIFI_RADIO_ASSOC:
		if (len < resp)
			return false;
		event->type = NWIFI_EV_ASSOC;
		ether_addr_copy(event->response.bssid, from->bssid);
		event->response.status =
			le16_to_cpu(mgmt->u.assoc_resp.status_code);
		event->response.reassoc =
			ieee80211_is_reassoc_resp(mgmt->frame_control);
		event->response.comeback = response_comeback(from->frame + resp,
							     len - resp);
		return true;
	case NWIFI_RADIO_ASSOC_TIMEOUT:
		event->type = NWIFI_EV_ASSOC_TIMEOUT;
		ether_addr_copy(event->response.bssid, from->bssid);
		return true;
	case NWIFI_RADIO_DEAUTH:
	case NWIFI_RADIO_DISASSOC:
	case NWIFI_RADIO_UNPROT_DEAUTH:
	case NWIFI_RADIO_UNPROT_DISASSOC:
		if (len < offsetof(struct ieee80211_mgmt, u.deauth) + 2)
			return false;
		event->type = leave_type(from->type);
		ether_addr_copy(event->leave.bssid, from->bssid);
		event->leave.reason = le16_to_cpu(mgmt->u.deauth.reason_code);
		event->leave.local = from->local;
		return true;
	case NWIFI_RADIO_SCAN_DONE:
		event->type = NWIFI_EV_SCAN_DONE;
		return true;
	case NWIFI_RADIO_SCAN_ABORTED:
		event->type = NWIFI_EV_SCAN_ABORTED;
		return true;
	case NWIFI_RADIO_CHANNEL_ANNOUNCED:
	case NWIFI_RADIO_CHANNEL_MOVED:
		event->type = NWIFI_EV_CHANNEL;
		channel_translate(from, &event->channel);
		return true;
	case NWIFI_RADIO_ACTION:
		return sa_query_translate(from, event);
	case NWIFI_RADIO_CONTROL_PORT:
	case NWIFI_RADIO_MIC_FAILURE:
	case NWIFI_RADIO_MGMT_STATUS:
	case NWIFI_RADIO_MGMT_EXPIRED:
	case NWIFI_RADIO_OVERRUN:
		return false;
	}
	return false;
}

/* The frames of a response are kept until the core says whose they are. */
static bool response_copy(struct nwifi_incoming *incoming,
			  const struct nwifi_radio_event *from)
{
	incoming->response = kmemdup(from->frame, from->frame_len, GFP_KERNEL);
	incoming->response_len = from->frame_len;
	if (from->req_ies)
		incoming->req_ies = kmemdup(from->req_ies, from->req_ies_len,
					    GFP_KERNEL);
	incoming->req_ies_len = from->req_ies_len;
	return incoming->response &&
	       (!from->req_ies_len || incoming->req_ies);
}

static int report_post(struct nwifi_adapter *adapter,
		       const struct nwifi_radio_event *from)
{
	struct nwifi_event event = {};
	struct nwifi_event_job *ej;

	if (!nwifi_sink_translate(from, &event))
		return from->type == NWIFI_RADIO_ACTION ?
		       nwifi_mgmt_reported(adapter, from) : 0;
	ej = nwifi_event_job_new(event.type, GFP_KERNEL);
	if (!ej)
		return -ENOMEM;
	ej->event = event;
	if (event.type == NWIFI_EV_ASSOC &&
	    !response_copy(&ej->incoming, from)) {
		nwifi_job_free(&ej->job);
		return -ENOMEM;
	}
	return nwifi_queue_post(&adapter->queue, &ej->job);
}

/* CIPHER-16: the OS side decides on countermeasures. */
static void report_mic_failure(struct nwifi_adapter *adapter,
			       const struct nwifi_radio_event *from)
{
	struct nwifi_indication ind = {
		.code = NWIFI_IND_TKIPMIC_FAILURE,
		.status = from->group_key,
		.comeback = from->group_key && from->key_index >= 0 ?
			    from->key_index : 0,
	};
	const struct nwifi_indicated what = { .ind = &ind };

	ether_addr_copy(ind.mac, from->bssid);
	nwifi_report_indication(&adapter->reporter, &what);
	nwifi_upper_mic_failure(&adapter->upper, from->bssid, from->group_key,
				from->key_index);
}

static void sink_event(struct nwifi_radio *radio,
		       const struct nwifi_radio_event *from)
{
	struct nwifi_adapter *adapter =
		container_of(radio, struct nwifi_adapter, worker.radio);
	int err = 0;

	trace_nwifi_radio_event(&adapter->reporter, report_names[from->type],
				from->bssid, from->local, from->frame_len);
	switch (from->type) {
	case NWIFI_RADIO_CONTROL_PORT:
		err = nwifi_eapol_received(adapter, from);
		break;
	case NWIFI_RADIO_MIC_FAILURE:
		report_mic_failure(adapter, from);
		break;
	case NWIFI_RADIO_MGMT_STATUS:
	case NWIFI_RADIO_MGMT_EXPIRED:
		err = nwifi_mgmt_reported(adapter, from);
		break;
	case NWIFI_RADIO_OVERRUN:
		nwifi_worker_of(adapter)->radio_lost = true;
		break;
	default:
		err = report_post(adapter, from);
		break;
	}
	/* A report that cannot be kept is as good as one that was lost. */
	if (err == -ENOMEM)
		nwifi_worker_of(adapter)->radio_lost = true;
}

static void sink_kick(struct nwifi_radio *radio)
{
	nwifi_queue_kick(&container_of(radio, struct nwifi_adapter,
				       worker.radio)->queue);
}

const struct nwifi_radio_sink nwifi_adapter_sink = {
	.event = sink_event,
	.kick = sink_kick,
};
