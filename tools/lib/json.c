// SPDX-License-Identifier: GPL-2.0-only
/*
 * JSON forms of what the kernel says, and of profiles.
 *
 * jansson's setters take NULL for a value and fail then, and so does
 * json_object_set_new() on a NULL object: a failure anywhere, which can only
 * be lack of memory, makes the whole object NULL.
 */
#include <stdlib.h>

#include "lib/json.h"
#include "lib/names.h"
#include "lib/text.h"

/**
 * struct builder - an object being built
 * @o: the object
 * @failed: a member could not be added
 */
struct builder {
	json_t *o;
	bool failed;
};

static void put(struct builder *obj, const char *key, json_t *value)
{
	if (json_object_set_new(obj->o, key, value))
		obj->failed = true;
}

static json_t *append(json_t *array, json_t *value)
{
	if (json_array_append_new(array, value)) {
		json_decref(array);
		return NULL;
	}
	return array;
}

static json_t *finish(struct builder *obj)
{
	if (obj->failed) {
		json_decref(obj->o);
		return NULL;
	}
	return obj->o;
}

/**
 * nwc_json_text() - bytes as a string
 * @text: bytes; those outside printable ASCII, and the backslash, become
 *	``\xNN``
 *
 * Return: JSON string, or NULL for lack of memory.
 */
json_t *nwc_json_text(struct nwc_blob text)
{
	char *buf = malloc(NWC_ESCAPED(text.len));
	json_t *json = NULL;

	if (buf)
		json = json_string(nwc_escape(buf, NWC_ESCAPED(text.len),
					      text));
	free(buf);
	return json;
}

static json_t *text_or_null(struct nwc_blob text)
{
	return text.data ? nwc_json_text(text) : json_null();
}

static json_t *hex(struct nwc_blob bytes)
{
	char *buf = malloc(NWC_HEX(bytes.len));
	json_t *json = NULL;

	if (buf)
		json = json_string(nwc_hex(buf, NWC_HEX(bytes.len),
					   bytes));
	free(buf);
	return json;
}

static json_t *mac(struct nwc_blob bytes)
{
	char buf[NWC_MAC_TEXT];

	return json_string(nwc_mac_text(buf, bytes));
}

static json_t *mac_or_null(struct nwc_blob bytes)
{
	return bytes.data ? mac(bytes) : json_null();
}

static json_t *name(const char *text, uint32_t number)
{
	char buf[NWC_NUMBER_TEXT];

	return json_string(nwc_name_or_number(text, number, buf));
}

static json_t *counters(const struct nwc_counters *c)
{
	struct builder obj = { .o = json_object() };
	struct builder drops = { .o = json_object() };
	unsigned int i;

	for (i = 0; i <= NWIFI_DROP_MAX; i++)
		put(&drops, nwc_drop_name(i), json_integer(c->drops[i]));

	put(&obj, "tx_packets", json_integer(c->tx_packets));
	put(&obj, "tx_bytes", json_integer(c->tx_bytes));
	put(&obj, "rx_packets", json_integer(c->rx_packets));
	put(&obj, "rx_bytes", json_integer(c->rx_bytes));
	put(&obj, "drops", finish(&drops));
	return finish(&obj);
}

/**
 * nwc_json_adapter() - an adapter
 * @a: adapter
 *
 * Return: JSON object, or NULL for lack of memory.
 */
json_t *nwc_json_adapter(const struct nwc_adapter *a)
{
	struct builder obj = { .o = json_object() };

	put(&obj, "name", nwc_json_text(a->name));
	put(&obj, "lower", text_or_null(a->lower));
	put(&obj, "wiphy", text_or_null(a->wiphy));
	put(&obj, "mac", mac_or_null(a->mac));
	put(&obj, "state", name(nwc_state_name(a->state), a->state));
	put(&obj, "ssid", text_or_null(a->ssid));
	put(&obj, "bssid", mac_or_null(a->bssid));
	put(&obj, "phase", text_or_null(a->phase));
	put(&obj, "counters", counters(&a->counters));
	return finish(&obj);
}

/* dBm; whole numbers stay whole, as radios usually report them. */
static json_t *signal_dbm(int32_t mbm)
{
	return mbm % 100 ? json_real(mbm / 100.0) : json_integer(mbm / 100);
}

static json_t *names(const struct nwc_u32s *list,
		     const char *(*look_up)(uint32_t))
{
	json_t *array = json_array();
	unsigned int i;

	for (i = 0; i < list->n; i++)
		array = append(array, name(look_up(list->v[i]), list->v[i]));
	return array;
}

/**
 * nwc_json_bss() - an entry of the BSS cache
 * @bss: entry
 *
 * Return: JSON object, or NULL for lack of memory.
 */
json_t *nwc_json_bss(const struct nwc_bss *bss)
{
	struct builder obj = { .o = json_object() };

	put(&obj, "bssid", mac(bss->bssid));
	put(&obj, "ssid", nwc_json_text(bss->ssid));
	put(&obj, "frequency", json_integer(bss->frequency));
	put(&obj, "channel", json_integer(nwc_channel(bss->frequency)));
	put(&obj, "signal_dbm", signal_dbm(bss->signal));
	put(&obj, "link_quality", json_integer(bss->link_quality));
	put(&obj, "beacon_interval", json_integer(bss->beacon_interval));
	put(&obj, "capability", json_integer(bss->capability));
	put(&obj, "seen_ms_ago", json_integer(bss->seen_ms_ago));
	put(&obj, "current", json_boolean(bss->current));
	put(&obj, "auth", names(&bss->auth, nwc_auth_name));
	put(&obj, "unicast_ciphers",
	    names(&bss->unicast_ciphers, nwc_cipher_name));
	put(&obj, "multicast_cipher",
	    name(nwc_cipher_name(bss->multicast_cipher),
		 bss->multicast_cipher));
	put(&obj, "ies", hex(bss->ies));
	return finish(&obj);
}

/* The members that the list of ports and the events have in common. */
static void put_port(struct builder *obj, const struct nwc_port *port)
{
	put(obj, "peer", mac(port->peer));
	put(obj, "session", json_integer(port->session));
	put(obj, "controlled", json_boolean(port->controlled));
	put(obj, "authorized", json_boolean(port->authorized));
	put(obj, "owner",
	    name(nwc_port_owner_name(port->owner), port->owner));
}

/**
 * nwc_json_port() - a port
 * @port: port
 *
 * Return: JSON object, or NULL for lack of memory.
 */
json_t *nwc_json_port(const struct nwc_port *port)
{
	struct builder obj = { .o = json_object() };

	put(&obj, "adapter", nwc_json_text(port->adapter));
	put_port(&obj, port);
	put(&obj, "since_ns", json_integer(port->since_ns));
	put(&obj, "counters", counters(&port->counters));
	return finish(&obj);
}

/**
 * nwc_json_done() - the outcome of a request
 * @done: outcome
 *
 * Return: JSON object, or NULL for lack of memory.
 */
json_t *nwc_json_done(const struct nwc_done *done)
{
	struct builder obj = { .o = json_object() };

	put(&obj, "status", json_integer(done->status));
	if (done->bssid.data)
		put(&obj, "bssid", mac(done->bssid));
	if (done->message.data)
		put(&obj, "message", nwc_json_text(done->message));
	return finish(&obj);
}

static json_t *phy_list(struct nwc_blob words)
{
	json_t *array = json_array();
	size_t i;

	for (i = 0; i < words.len / 4; i++)
		array = append(array, json_integer(nwc_word(words, i)));
	return array;
}

static json_t *encap_table(struct nwc_blob words)
{
	json_t *array = json_array();
	size_t i;

	for (i = 0; i < words.len / 4; i++) {
		struct nwc_encap encap = nwc_encap(words, i);
		struct builder obj = { .o = json_object() };

		put(&obj, "usEtherType", json_integer(encap.ethertype));
		put(&obj, "usEncapType", json_integer(encap.type));
		array = append(array, finish(&obj));
	}
	return array;
}

static json_t *link_quality_list(struct nwc_blob payload)
{
	json_t *array = json_array();
	struct nwc_blob peer;
	uint8_t quality;

	while (!nwc_linkq_next(&payload, &peer, &quality)) {
		struct builder obj = { .o = json_object() };

		put(&obj, "PeerMacAddr", mac(peer));
		put(&obj, "ucLinkQuality", json_integer(quality));
		array = append(array, finish(&obj));
	}
	return array;
}

static json_t *member(const struct nwc_member *m,
		      const struct nwc_value *value)
{
	switch ((enum nwc_kind)m->kind) {
	case NWC_KIND_BOOL:
	case NWC_KIND_FLAG:
		return json_boolean(value->u);
	case NWC_KIND_MAC:
		return mac(value->blob);
	case NWC_KIND_SSID:
	case NWC_KIND_STRING:
		return nwc_json_text(value->blob);
	case NWC_KIND_WORDS:
		return m->meaning == NWC_MEANS_ENCAPS ?
			encap_table(value->blob) : phy_list(value->blob);
	case NWC_KIND_LINKQ:
		return link_quality_list(value->blob);
	case NWC_KIND_BYTES:
	case NWC_KIND_NEST:
		return hex(value->blob);
	case NWC_KIND_S32:
		return json_integer(value->s);
	default:
		return json_integer(value->u);
	}
}

static json_t *payload(const struct nwc_event *ev, const char **bad)
{
	struct builder obj = { .o = json_object() };
	const struct nwc_member *m = ev->desc ? ev->desc->members : NULL;
	struct nwc_value value;

	for (; m && m->name; m++) {
		if (nwc_member_get(ev, m, &value)) {
			/* Say so, and keep the members that are good. */
			*bad = m->name;
			put(&obj, m->name, json_null());
		} else {
			put(&obj, m->name, member(m, &value));
		}
	}
	return finish(&obj);
}

static json_t *code_name(const struct nwc_event *ev)
{
	return name(ev->desc ? ev->desc->name : NULL, ev->code);
}

static void put_port_event(struct builder *obj, const struct nwc_event *ev)
{
	put(obj, "action", name(nwc_port_action_name(ev->port_action),
				ev->port_action));
	put_port(obj, &ev->port);
	if (ev->port_action == NWIFI_PORT_ACTION_DELETE) {
		put(obj, "cause", name(nwc_port_cause_name(ev->port_cause),
				       ev->port_cause));
		put(obj, "status", json_integer(ev->status));
	}
}

/* contract: never key material; what an event does not have is left out */
static void put_ihv_event(struct builder *obj, const struct nwc_event *ev)
{
	put(obj, ev->ihv_function ? "function" : "handler",
	    nwc_json_text(ev->ihv_name));
	put(obj, "phase", name(nwc_ihv_phase_name(ev->ihv_phase),
			       ev->ihv_phase));
	if (ev->ihv_phase != NWIFI_IHV_PHASE_CALL)
		put(obj, "result", json_integer(ev->ihv_result));
	if (ev->peer.len)
		put(obj, "peer", mac(ev->peer));
	if (ev->ihv_session)
		put(obj, "session", json_integer(ev->ihv_session));
}

/**
 * nwc_json_event() - an event
 * @ev: event
 * @bad: set to the documented name of a malformed member of the payload,
 *	which is null in the object then; else to NULL
 *
 * Return: JSON object, or NULL for lack of memory.
 */
json_t *nwc_json_event(const struct nwc_event *ev, const char **bad)
{
	struct builder obj = { .o = json_object() };

	*bad = NULL;
	put(&obj, "seq", json_integer(ev->seq));
	put(&obj, "time_ns", json_integer(ev->time_ns));
	put(&obj, "adapter", nwc_json_text(ev->name));

	switch (ev->cmd) {
	case NWIFI_CMD_INDICATION:
		put(&obj, "event", json_string("indication"));
		put(&obj, "status", code_name(ev));
		put(&obj, "payload", payload(ev, bad));
		break;
	case NWIFI_CMD_OID_EVENT:
		put(&obj, "event", json_string("oid"));
		put(&obj, "oid", code_name(ev));
		put(&obj, "payload", payload(ev, bad));
		break;
	case NWIFI_CMD_PORT_EVENT:
		put(&obj, "event", json_string("port"));
		put_port_event(&obj, ev);
		break;
	case NWIFI_CMD_ADAPTER_EVENT:
		put(&obj, "event", json_string("adapter"));
		put(&obj, "action",
		    name(nwc_adapter_action_name(ev->adapter_action),
			 ev->adapter_action));
		break;
	case NWIFI_CMD_IHV_EVENT:
		put(&obj, "event", json_string("ihv"));
		put_ihv_event(&obj, ev);
		break;
	}
	return finish(&obj);
}

/**
 * nwc_json_lost() - events that are missing
 * @adapter: name of the adapter
 * @count: how many
 *
 * Return: JSON object, or NULL for lack of memory.
 */
json_t *nwc_json_lost(struct nwc_blob adapter, uint64_t count)
{
	struct builder obj = { .o = json_object() };

	put(&obj, "event", json_string("lost"));
	put(&obj, "adapter", nwc_json_text(adapter));
	put(&obj, "count", json_integer(count));
	return finish(&obj);
}

static json_t *string_or_null(const char *text)
{
	return text ? json_string(text) : json_null();
}

static json_t *ssids(const struct nwc_profile *p)
{
	json_t *array = json_array();
	size_t i;

	for (i = 0; i < p->n_ssids; i++)
		array = append(array, nwc_json_text((struct nwc_blob){
			p->ssids[i].data, p->ssids[i].len }));
	return array;
}

/* That there is a key, and what kind of, but never the key. */
static json_t *shared_key(const struct nwc_profile_security *s)
{
	struct builder obj = { .o = json_object() };

	put(&obj, "keyType", string_or_null(s->key_type));
	put(&obj, "protected", json_boolean(s->key_protected));
	put(&obj, "keyMaterial", json_string("present"));
	put(&obj, "keyIndex", json_integer(s->key_index));
	return finish(&obj);
}

/* A fragment may hold secrets; nobody but the extension can tell. */
static json_t *fragment(const char *text)
{
	return text ? json_string("present") : json_null();
}

static json_t *ihv(const struct nwc_profile_ihv *ihv)
{
	struct builder obj = { .o = json_object() };

	put(&obj, "OUI", hex((struct nwc_blob){ ihv->oui,
						  sizeof(ihv->oui) }));
	put(&obj, "type", hex((struct nwc_blob){ &ihv->type, 1 }));
	put(&obj, "connectivity", fragment(ihv->connectivity));
	put(&obj, "security", fragment(ihv->security));
	put(&obj, "useMSOneX", json_boolean(ihv->use_ms_onex));
	return finish(&obj);
}

/**
 * nwc_json_profile() - a profile, without its secrets
 * @p: profile
 *
 * Members are called as the elements of the schema. The name is what it is,
 * the SSIDs have the form that they have everywhere.
 *
 * Return: JSON object, or NULL for lack of memory.
 */
json_t *nwc_json_profile(const struct nwc_profile *p)
{
	const struct nwc_profile_security *s = &p->security;
	struct builder obj = { .o = json_object() };

	put(&obj, "name", json_string(p->name));
	put(&obj, "SSID", ssids(p));
	put(&obj, "nonBroadcast", json_boolean(p->non_broadcast));
	put(&obj, "connectionType", json_string(nwc_profile_type(p)));
	put(&obj, "connectionMode", json_string(nwc_profile_mode(p)));
	put(&obj, "autoSwitch", json_boolean(p->auto_switch));
	put(&obj, "authentication", string_or_null(s->authentication));
	put(&obj, "encryption", string_or_null(s->encryption));
	put(&obj, "useOneX", json_boolean(s->use_onex));
	put(&obj, "sharedKey", s->key ? shared_key(s) : json_null());
	put(&obj, "IHV", p->ihv.set ? ihv(&p->ihv) : json_null());
	return finish(&obj);
}
