// SPDX-License-Identifier: GPL-2.0-only
/* Actions as text, one per line, with every member that has a meaning. */
#include "rig.h"

#include <stdio.h>
#include <string.h>

static void say(struct rig *rig, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

static void say(struct rig *rig, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(rig->text + rig->len, sizeof(rig->text) - rig->len, fmt,
		      ap);
	va_end(ap);
	assert_true(n >= 0 && rig->len + n < sizeof(rig->text));
	rig->len += n;
}

/* what is left of an indication once the members of its code are taken out */
static bool stray(const struct nwifi_indication *ind)
{
	static const struct nwifi_indication none;
	struct nwifi_indication rest = *ind;

	rest.code = 0;
	switch (ind->code) {
	case NWIFI_IND_CONNECTION_START:
		rest.bss_type = 0;
		memset(rest.mac, 0, sizeof(rest.mac));
		memset(&rest.ssid, 0, sizeof(rest.ssid));
		break;
	case NWIFI_IND_ASSOCIATION_START:
		memset(rest.mac, 0, sizeof(rest.mac));
		memset(&rest.ssid, 0, sizeof(rest.ssid));
		break;
	case NWIFI_IND_ASSOCIATION_COMPLETION:
		return ind->ssid.len || ind->bss_type || ind->quality;
	case NWIFI_IND_LINK_QUALITY:
		rest.quality = 0;
		memset(rest.mac, 0, sizeof(rest.mac));
		break;
	default:
		rest.status = 0;
		if (ind->code == NWIFI_IND_DISASSOCIATION)
			memset(rest.mac, 0, sizeof(rest.mac));
		break;
	}
	return !nwifi_mac_equal(rest.mac, none.mac) || rest.ssid.len ||
	       rest.status || rest.bss_type || rest.reassoc_req ||
	       rest.reassoc_resp || rest.auth || rest.unicast ||
	       rest.multicast || rest.phy || rest.qos || rest.ds_info ||
	       rest.mgmt_cipher || rest.comeback || rest.quality;
}

static void completion(struct rig *rig, const struct nwifi_indication *ind)
{
	say(rig, "IND ASSOCIATION_COMPLETION %s 0x%x",
	    text_mac_name(ind->mac), ind->status);
	say(rig, " %s/%s", ind->reassoc_req ? "reassoc" : "assoc",
	    ind->reassoc_resp ? "reassoc" : "assoc");
	if (!ind->status)
		say(rig, " auth=%u unicast=%u multicast=%u mgmt=%u phy=%u qos=%u",
		    ind->auth, ind->unicast, ind->multicast, ind->mgmt_cipher,
		    ind->phy, ind->qos);
	else if (ind->auth || ind->unicast || ind->multicast ||
		 ind->mgmt_cipher || ind->phy || ind->qos)
		say(rig, " NEGOTIATED");
	say(rig, " ds=%u", ind->ds_info);
	if (ind->comeback)
		say(rig, " comeback=%u", ind->comeback);
}

static void indication(struct rig *rig, const struct nwifi_indication *ind)
{
	switch (ind->code) {
	case NWIFI_IND_CONNECTION_START:
		say(rig, "IND CONNECTION_START type=%u %s '%.*s'",
		    ind->bss_type, text_mac_name(ind->mac), ind->ssid.len,
		    (const char *)ind->ssid.data);
		break;
	case NWIFI_IND_CONNECTION_COMPLETION:
		say(rig, "IND CONNECTION_COMPLETION 0x%x", ind->status);
		break;
	case NWIFI_IND_ROAMING_START:
		say(rig, "IND ROAMING_START 0x%x", ind->status);
		break;
	case NWIFI_IND_ROAMING_COMPLETION:
		say(rig, "IND ROAMING_COMPLETION 0x%x", ind->status);
		break;
	case NWIFI_IND_ASSOCIATION_START:
		say(rig, "IND ASSOCIATION_START %s '%.*s'",
		    text_mac_name(ind->mac), ind->ssid.len,
		    (const char *)ind->ssid.data);
		break;
	case NWIFI_IND_ASSOCIATION_COMPLETION:
		completion(rig, ind);
		break;
	case NWIFI_IND_DISASSOCIATION:
		say(rig, "IND DISASSOCIATION %s 0x%x", text_mac_name(ind->mac),
		    ind->status);
		break;
	case NWIFI_IND_SCAN_CONFIRM:
		say(rig, "IND SCAN_CONFIRM 0x%x", ind->status);
		break;
	case NWIFI_IND_LINK_QUALITY:
		say(rig, "IND LINK_QUALITY %s %u", text_mac_name(ind->mac),
		    ind->quality);
		break;
	default:
		say(rig, "IND 0x%x", ind->code);
		break;
	}
	if (stray(ind))
		say(rig, " STRAY");
}

static void oid(struct rig *rig, const struct nwifi_action *act)
{
	switch (act->oid.code) {
	case NWIFI_OID_CONNECT_REQUEST:
		say(rig, "OID CONNECT_REQUEST");
		break;
	case NWIFI_OID_DISCONNECT_REQUEST:
		say(rig, "OID DISCONNECT_REQUEST");
		break;
	case NWIFI_OID_RESET_REQUEST:
		say(rig, "OID RESET_REQUEST");
		break;
	case NWIFI_OID_PORT_STATE_NOTIFICATION:
		say(rig, "OID PORT_STATE_NOTIFICATION %s %s",
		    text_mac_name(act->oid.peer),
		    act->oid.open ? "open" : "closed");
		break;
	default:
		say(rig, "OID 0x%x", act->oid.code);
		break;
	}
}

static void port(struct rig *rig, const struct nwifi_port_change *c)
{
	static const char * const actions[] = { "create", "open", "close",
						"delete" };
	static const char * const owners[] = { "none", "os", "ihv" };
	static const char * const causes[] = { "explicit", "implicit",
					       "removal" };

	say(rig, "PORT %s %s #%u %s %s %s", actions[c->action],
	    text_mac_name(c->peer), c->session,
	    c->controlled ? "controlled" : "uncontrolled",
	    c->authorized ? "authorized" : "unauthorized", owners[c->owner]);
	if (c->action == NWIFI_PORT_DELETE)
		say(rig, " %s 0x%x", causes[c->cause], c->status);
}

static void join(struct rig *rig, const char *what,
		 const struct nwifi_action *act)
{
	say(rig, "RADIO %s %s auth=%u", what,
	    text_mac_name(act->join.bss.bssid), act->join.auth);
	if (act->join.mfp != NWIFI_MFP_LACKING)
		say(rig, act->join.mfp == NWIFI_MFP_USED ? " mfp" : " no-mfp");
	if (act->join.have_prev)
		say(rig, " prev=%s", text_mac_name(act->join.prev));
}

static void leave(struct rig *rig, const char *what,
		  const struct nwifi_action *act)
{
	say(rig, "RADIO %s %s reason=%u%s", what,
	    text_mac_name(act->leave.bssid), act->leave.reason,
	    act->leave.local ? " local" : "");
}

static const char *manager(const struct nwifi_action *act)
{
	return act->link.manager == NWIFI_MANAGER_NL80211 ? "nl80211" : "genl";
}

static void done(struct rig *rig, const char *what,
		 const struct nwifi_action *act)
{
	const char *message = nwifi_message_text(act->done.message);

	say(rig, "%s %u ndis=0x%x", what, act->done.request, act->done.ndis);
	if (act->type == NWIFI_ACT_DONE)
		say(rig, " status=0x%x", act->done.status);
	if (act->done.aborted)
		say(rig, " aborted");
	if (act->done.have_bssid)
		say(rig, " %s", text_mac_name(act->done.bssid));
	if (message)
		say(rig, " \"%s\"", message);
}

static void key(struct rig *rig, const struct nwifi_key_request *key)
{
	static const char * const ops[] = { "add", "del", "default", "mgmt" };

	say(rig, "RADIO key %s %u", ops[key->op], key->index);
	if (key->pairwise)
		say(rig, " %s", text_mac_name(key->peer));
	if (key->session)
		say(rig, " session=%u", key->session);
	if (key->unicast)
		say(rig, " unicast");
	if (key->multicast)
		say(rig, " multicast");
}

/*
 * When a timer is set within a step makes no difference, nor how often it is
 * made sure that one is off: what changed is shown, once, after the rest.
 */
static void timers(struct rig *rig, const u64 *before)
{
	unsigned int i;

	for (i = 0; i < NWIFI_N_TIMERS; i++) {
		if (rig->due[i] && rig->due[i] != before[i])
			say(rig, "TIMER %s %u\n", text_timers[i],
			    (unsigned int)(rig->due[i] - rig->now));
		else if (before[i] && !rig->due[i])
			say(rig, "TIMER %s off\n", text_timers[i]);
	}
}

static void action(struct rig *rig, const struct nwifi_action *act)
{
	switch (act->type) {
	case NWIFI_ACT_INDICATE:
		indication(rig, &act->indication);
		break;
	case NWIFI_ACT_OID:
		oid(rig, act);
		break;
	case NWIFI_ACT_GATE:
		say(rig, "GATE %s #%u", text_mac_name(act->port.peer),
		    act->port.session);
		break;
	case NWIFI_ACT_PORT:
		port(rig, &act->port);
		break;
	case NWIFI_ACT_RADIO_AUTHORIZE:
		say(rig, "RADIO authorize %s %s",
		    text_mac_name(act->port.peer),
		    act->port.authorized ? "on" : "off");
		break;
	case NWIFI_ACT_RADIO_SCAN:
		if (act->scan.n_freqs)
			say(rig, "RADIO scan implicit channels=%u",
			    act->scan.n_freqs);
		else
			say(rig, "RADIO scan %s",
			    act->scan.implicit ? "implicit" : "explicit");
		break;
	case NWIFI_ACT_RADIO_ABORT_SCAN:
		say(rig, "RADIO abort-scan");
		break;
	case NWIFI_ACT_RADIO_AUTH:
		join(rig, "auth", act);
		break;
	case NWIFI_ACT_RADIO_ASSOC:
		join(rig, "assoc", act);
		break;
	case NWIFI_ACT_RADIO_DEAUTH:
		leave(rig, "deauth", act);
		break;
	case NWIFI_ACT_RADIO_DISASSOC:
		leave(rig, "disassoc", act);
		break;
	case NWIFI_ACT_LINK_UP:
		say(rig, "LINK up %s %s%s", text_mac_name(act->link.bssid),
		    manager(act), act->link.roamed ? " roamed" : "");
		break;
	case NWIFI_ACT_LINK_LOST:
		say(rig, "LINK lost %s %s 0x%x",
		    text_mac_name(act->link.bssid), manager(act),
		    act->link.status);
		break;
	case NWIFI_ACT_CONNECT_FAILED:
		say(rig, "LINK failed %s 0x%x", manager(act),
		    act->link.status);
		break;
	case NWIFI_ACT_SCAN_DONE:
		done(rig, "SCAN_DONE", act);
		break;
	case NWIFI_ACT_FORGET:
		say(rig, "FORGET%s%s", act->forget.keys ? " keys" : "",
		    act->forget.bss ? " bss" : "");
		break;
	case NWIFI_ACT_DONE:
		done(rig, "DONE", act);
		break;
	case NWIFI_ACT_IHV_PRE:
		say(rig, "IHV PreAssociate #%u", act->ihv.session);
		break;
	case NWIFI_ACT_IHV_PERFORM:
		say(rig, "IHV Perform %s #%u %s", text_mac_name(act->port.peer),
		    act->port.session,
		    act->port.authorized ? "authorized" : "unauthorized");
		break;
	case NWIFI_ACT_IHV_STOP:
		say(rig, "IHV Stop %s #%u 0x%x", text_mac_name(act->port.peer),
		    act->port.session, act->port.status);
		break;
	case NWIFI_ACT_IHV_RESET:
		say(rig, "IHV AdapterReset");
		break;
	case NWIFI_ACT_IHV_DEINIT:
		say(rig, "IHV DeinitAdapter");
		break;
	case NWIFI_ACT_REQUIRE_HOST:
		say(rig, "HOST %s", act->require_host ? "required" :
		    "not required");
		break;
	case NWIFI_ACT_ACCEPT:
		say(rig, "ACCEPT");
		break;
	case NWIFI_ACT_RADIO_KEY:
		key(rig, &act->key);
		break;
	case NWIFI_ACT_CHANNEL:
		say(rig, "CHANNEL %s %u width=%u center=%u+%u",
		    act->channel.change == NWIFI_CHANNEL_MOVED ? "moved" :
		    "announced", act->channel.channel.freq,
		    act->channel.channel.width, act->channel.channel.center1,
		    act->channel.channel.center2);
		if (act->channel.count)
			say(rig, " count=%u", act->channel.count);
		if (act->channel.quiet)
			say(rig, " quiet");
		break;
	case NWIFI_ACT_RADIO_SA_QUERY:
		say(rig, "RADIO sa-query %s %u",
		    text_mac_name(act->sa_query.bssid), act->sa_query.id);
		break;
	case NWIFI_ACT_PEERS:
		say(rig, "PEERS");
		break;
	default:
		say(rig, "ACTION %u", act->type);
		break;
	}
	say(rig, "\n");
}

/* appends, so that a command of several steps shows all of them */
void render(struct rig *rig, const u64 *before)
{
	unsigned int i;

	for (i = 0; i < rig->actions.n; i++) {
		const u8 type = rig->actions.list[i].type;

		if (type != NWIFI_ACT_TIMER &&
		    (type != NWIFI_ACT_ACCEPT || rig->show_accept) &&
		    (type != NWIFI_ACT_PEERS || rig->show_peers))
			action(rig, &rig->actions.list[i]);
	}
	timers(rig, before);
}
