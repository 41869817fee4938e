// SPDX-License-Identifier: GPL-2.0-only
/* JSON forms of adapters, BSSs, ports, outcomes and events. */
#include "lib/json.h"
#include "lib/json_object.h"
#include "lib/names.h"
#include "lib/text.h"

static json_t *text_json_or_null(struct nwc_blob text)
{
	return text.data ? nwc_json_text(text) : json_null();
}

static json_t *mac_json(struct nwc_blob bytes)
{
	char buf[NWC_MAC_TEXT];

	return json_string(nwc_mac_text(buf, bytes));
}

static json_t *mac_json_or_null(struct nwc_blob bytes)
{
	return bytes.data ? mac_json(bytes) : json_null();
}

static json_t *name_json(const char *text, uint32_t number)
{
	char buf[NWC_NUMBER_TEXT];

	return json_string(nwc_name_or_number(text, number, buf));
}

static json_t *counters_json(const struct nwc_counters *c)
{
	struct nwc_json obj = NWC_JSON_NEW;
	struct nwc_json drops = NWC_JSON_NEW;
	unsigned int i;

	for (i = 0; i <= NWIFI_DROP_MAX; i++)
		nwc_json_put(&drops, nwc_drop_name(i),
			     json_integer(c->drops[i]));

	nwc_json_put(&obj, "tx_packets", json_integer(c->tx_packets));
	nwc_json_put(&obj, "tx_bytes", json_integer(c->tx_bytes));
	nwc_json_put(&obj, "rx_packets", json_integer(c->rx_packets));
	nwc_json_put(&obj, "rx_bytes", json_integer(c->rx_bytes));
	nwc_json_put(&obj, "drops", nwc_json_end(&drops));
	return nwc_json_end(&obj);
}

/* One member for each setting, named as the command names it. */
static void settings_put(struct nwc_json *obj, uint32_t settings)
{
	uint32_t bit;

	for (bit = 1; bit & NWIFI_SETTING_MASK; bit <<= 1)
		nwc_json_put(obj, nwc_setting_name(bit),
			     json_boolean(settings & bit));
}

/**
 * nwc_json_adapter() - make the JSON form of an adapter
 * @a: adapter
 *
 * Return: JSON object, or NULL for lack of memory.
 */
json_t *nwc_json_adapter(const struct nwc_adapter *a)
{
	struct nwc_json obj = NWC_JSON_NEW;

	nwc_json_put(&obj, "name", nwc_json_text(a->name));
	nwc_json_put(&obj, "lower", text_json_or_null(a->lower));
	nwc_json_put(&obj, "wiphy", text_json_or_null(a->wiphy));
	nwc_json_put(&obj, "mac", mac_json_or_null(a->mac));
	nwc_json_put(&obj, "state",
		     name_json(nwc_state_name(a->state), a->state));
	nwc_json_put(&obj, "ssid", text_json_or_null(a->ssid));
	nwc_json_put(&obj, "bssid", mac_json_or_null(a->bssid));
	nwc_json_put(&obj, "phase", text_json_or_null(a->phase));
	settings_put(&obj, a->settings);
	nwc_json_put(&obj, "counters", counters_json(&a->counters));
	return nwc_json_end(&obj);
}

/* Most radios report whole dBm, and these are printed as integers. */
static json_t *signal_json(int32_t mbm)
{
	return mbm % 100 ? json_real(mbm / 100.0) : json_integer(mbm / 100);
}

static json_t *names_json(const struct nwc_u32s *list,
			  const char *(*look_up)(uint32_t))
{
	json_t *array = json_array();
	unsigned int i;

	for (i = 0; i < list->n; i++)
		array = nwc_json_append(array, name_json(look_up(list->v[i]),
							 list->v[i]));
	return array;
}

/**
 * nwc_json_bss() - make the JSON form of an entry of the BSS cache
 * @bss: entry
 *
 * Return: JSON object, or NULL for lack of memory.
 */
json_t *nwc_json_bss(const struct nwc_bss *bss)
{
	struct nwc_json obj = NWC_JSON_NEW;

	nwc_json_put(&obj, "bssid", mac_json(bss->bssid));
	nwc_json_put(&obj, "ssid", nwc_json_text(bss->ssid));
	nwc_json_put(&obj, "frequency", json_integer(bss->frequency));
	nwc_json_put(&obj, "channel",
		     json_integer(nwc_channel(bss->frequency)));
	nwc_json_put(&obj, "signal_dbm", signal_json(bss->signal));
	nwc_json_put(&obj, "link_quality", json_integer(bss->link_quality));
	nwc_json_put(&obj, "beacon_interval",
		     json_integer(bss->beacon_interval));
	nwc_json_put(&obj, "capability", json_integer(bss->capability));
	nwc_json_put(&obj, "seen_ms_ago", json_integer(bss->seen_ms_ago));
	nwc_json_put(&obj, "current", json_boolean(bss->current));
	nwc_json_put(&obj, "auth", names_json(&bss->auth, nwc_auth_name));
	nwc_json_put(&obj, "unicast_ciphers",
		     names_json(&bss->unicast_ciphers, nwc_cipher_name));
	nwc_json_put(&obj, "multicast_cipher",
		     name_json(nwc_cipher_name(bss->multicast_cipher),
			       bss->multicast_cipher));
	nwc_json_put(&obj, "ies", nwc_json_hex(bss->ies));
	return nwc_json_end(&obj);
}

/* Add the members that the list of ports and the events have in common. */
static void port_put(struct nwc_json *obj, const struct nwc_port *port)
{
	nwc_json_put(obj, "peer", mac_json(port->peer));
	nwc_json_put(obj, "session", json_integer(port->session));
	nwc_json_put(obj, "controlled", json_boolean(port->controlled));
	nwc_json_put(obj, "authorized", json_boolean(port->authorized));
	nwc_json_put(obj, "owner",
		     name_json(nwc_port_owner_name(port->owner), port->owner));
}

/**
 * nwc_json_port() - make the JSON form of a port
 * @port: port
 *
 * Return: JSON object, or NULL for lack of memory.
 */
json_t *nwc_json_port(const struct nwc_port *port)
{
	struct nwc_json obj = NWC_JSON_NEW;

	nwc_json_put(&obj, "adapter", nwc_json_text(port->adapter));
	port_put(&obj, port);
	nwc_json_put(&obj, "since_ns", json_integer(port->since_ns));
	nwc_json_put(&obj, "counters", counters_json(&port->counters));
	return nwc_json_end(&obj);
}

/**
 * nwc_json_done() - make the JSON form of the outcome of a request
 * @done: outcome
 *
 * Return: JSON object, or NULL for lack of memory.
 */
json_t *nwc_json_done(const struct nwc_done *done)
{
	struct nwc_json obj = NWC_JSON_NEW;

	nwc_json_put(&obj, "status", json_integer(done->status));
	if (done->bssid.data)
		nwc_json_put(&obj, "bssid", mac_json(done->bssid));
	if (done->message.data)
		nwc_json_put(&obj, "message", nwc_json_text(done->message));
	return nwc_json_end(&obj);
}

static json_t *phy_list_json(struct nwc_blob words)
{
	json_t *array = json_array();
	size_t i;

	for (i = 0; i < words.len / 4; i++)
		array = nwc_json_append(array,
					json_integer(nwc_word(words, i)));
	return array;
}

static json_t *encap_table_json(struct nwc_blob words)
{
	json_t *array = json_array();
	size_t i;

	for (i = 0; i < words.len / 4; i++) {
		struct nwc_encap encap = nwc_encap(words, i);
		struct nwc_json obj = NWC_JSON_NEW;

		nwc_json_put(&obj, "usEtherType",
			     json_integer(encap.ethertype));
		nwc_json_put(&obj, "usEncapType", json_integer(encap.type));
		array = nwc_json_append(array, nwc_json_end(&obj));
	}
	return array;
}

static json_t *link_quality_json(struct nwc_blob payload)
{
	json_t *array = json_array();
	struct nwc_blob peer;
	uint8_t quality;

	while (!nwc_linkq_next(&payload, &peer, &quality)) {
		struct nwc_json obj = NWC_JSON_NEW;

		nwc_json_put(&obj, "PeerMacAddr", mac_json(peer));
		nwc_json_put(&obj, "ucLinkQuality", json_integer(quality));
		array = nwc_json_append(array, nwc_json_end(&obj));
	}
	return array;
}

static json_t *member_json(const struct nwc_member *m,
			   const struct nwc_value *value)
{
	switch ((enum nwc_kind)m->kind) {
	case NWC_KIND_BOOL:
	case NWC_KIND_FLAG:
		return json_boolean(value->u);
	case NWC_KIND_MAC:
		return mac_json(value->blob);
	case NWC_KIND_SSID:
	case NWC_KIND_STRING:
		return nwc_json_text(value->blob);
	case NWC_KIND_WORDS:
		return m->meaning == NWC_MEANS_ENCAPS ?
			       encap_table_json(value->blob) :
			       phy_list_json(value->blob);
	case NWC_KIND_LINKQ:
		return link_quality_json(value->blob);
	case NWC_KIND_BYTES:
	case NWC_KIND_NEST:
		return nwc_json_hex(value->blob);
	case NWC_KIND_S32:
		return json_integer(value->s);
	default:
		return json_integer(value->u);
	}
}

static json_t *payload_json(const struct nwc_event *ev, const char **bad)
{
	struct nwc_json obj = NWC_JSON_NEW;
	const struct nwc_member *m = ev->desc ? ev->desc->members : NULL;
	struct nwc_value value;

	for (; m && m->name; m++) {
		if (nwc_member_get(ev, m, &value)) {
			/* Report this member, and keep those that are good. */
			*bad = m->name;
			nwc_json_put(&obj, m->name, json_null());
		} else {
			nwc_json_put(&obj, m->name, member_json(m, &value));
		}
	}
	return nwc_json_end(&obj);
}

static json_t *code_name_json(const struct nwc_event *ev)
{
	return name_json(ev->desc ? ev->desc->name : NULL, ev->code);
}

static void port_event_put(struct nwc_json *obj, const struct nwc_event *ev)
{
	nwc_json_put(obj, "action",
		     name_json(nwc_port_action_name(ev->port_action),
			       ev->port_action));
	port_put(obj, &ev->port);
	if (ev->port_action == NWIFI_PORT_ACTION_DELETE) {
		nwc_json_put(obj, "cause",
			     name_json(nwc_port_cause_name(ev->port_cause),
				       ev->port_cause));
		nwc_json_put(obj, "status", json_integer(ev->status));
	}
}

/* Members that the event does not have are left out. */
static void ihv_event_put(struct nwc_json *obj, const struct nwc_event *ev)
{
	nwc_json_put(obj, ev->ihv_function ? "function" : "handler",
		     nwc_json_text(ev->ihv_name));
	nwc_json_put(obj, "phase",
		     name_json(nwc_ihv_phase_name(ev->ihv_phase),
			       ev->ihv_phase));
	if (ev->ihv_phase != NWIFI_IHV_PHASE_CALL)
		nwc_json_put(obj, "result", json_integer(ev->ihv_result));
	if (ev->peer.len)
		nwc_json_put(obj, "peer", mac_json(ev->peer));
	if (ev->ihv_session)
		nwc_json_put(obj, "session", json_integer(ev->ihv_session));
}

/**
 * nwc_json_event() - make the JSON form of an event
 * @ev: event
 * @bad: set to the documented name of a malformed member of the payload,
 *	which is null in the object; set to NULL if there is none
 *
 * Return: JSON object, or NULL for lack of memory.
 */
json_t *nwc_json_event(const struct nwc_event *ev, const char **bad)
{
	struct nwc_json obj = NWC_JSON_NEW;
	const char *action;

	*bad = NULL;
	nwc_json_put(&obj, "seq", json_integer(ev->seq));
	nwc_json_put(&obj, "time_ns", json_integer(ev->time_ns));
	nwc_json_put(&obj, "adapter", nwc_json_text(ev->name));

	switch (ev->cmd) {
	case NWIFI_CMD_INDICATION:
		nwc_json_put(&obj, "event", json_string("indication"));
		nwc_json_put(&obj, "status", code_name_json(ev));
		nwc_json_put(&obj, "payload", payload_json(ev, bad));
		break;
	case NWIFI_CMD_OID_EVENT:
		nwc_json_put(&obj, "event", json_string("oid"));
		nwc_json_put(&obj, "oid", code_name_json(ev));
		nwc_json_put(&obj, "payload", payload_json(ev, bad));
		break;
	case NWIFI_CMD_PORT_EVENT:
		nwc_json_put(&obj, "event", json_string("port"));
		port_event_put(&obj, ev);
		break;
	case NWIFI_CMD_ADAPTER_EVENT:
		nwc_json_put(&obj, "event", json_string("adapter"));
		action = nwc_adapter_action_name(ev->adapter_action);
		nwc_json_put(&obj, "action",
			     name_json(action, ev->adapter_action));
		break;
	case NWIFI_CMD_IHV_EVENT:
		nwc_json_put(&obj, "event", json_string("ihv"));
		ihv_event_put(&obj, ev);
		break;
	}
	return nwc_json_end(&obj);
}

/**
 * nwc_json_lost() - make the JSON form of a loss of events
 * @adapter: name of the adapter
 * @count: number of events that were lost
 *
 * Return: JSON object, or NULL for lack of memory.
 */
json_t *nwc_json_lost(struct nwc_blob adapter, uint64_t count)
{
	struct nwc_json obj = NWC_JSON_NEW;

	nwc_json_put(&obj, "event", json_string("lost"));
	nwc_json_put(&obj, "adapter", nwc_json_text(adapter));
	nwc_json_put(&obj, "count", json_integer(count));
	return nwc_json_end(&obj);
}
