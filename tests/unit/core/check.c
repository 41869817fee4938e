// SPDX-License-Identifier: GPL-2.0-only
/*
 * The rules of check.h, one event and its actions at a time. Those of ports
 * and of the extension are in check_port.c, those of indications in
 * check_indication.c.
 */
#include "check_rules.h"

#include <stdio.h>
#include <string.h>

#include "dot11.h"
#include "limits.h"

/* section 18 of the catalogue */
#define LIMIT_ATTEMPT_MS	10000
#define LIMIT_BRACKET_MS	10000
#define LIMIT_SCAN_MS		15000
#define LIMIT_QUALITY_MS	15000

void check_broken(struct check *c, const char *fmt, ...)
{
	va_list ap;

	if (c->error[0])
		return;
	va_start(ap, fmt);
	vsnprintf(c->error, sizeof(c->error), fmt, ap);
	va_end(ap);
}

void check_init(struct check *c)
{
	memset(c, 0, sizeof(*c));
}

/* the OS side ends the connection; what is open is closed in this step */
static void leaves(struct check *c)
{
	c->leaving = true;
	if (c->phase == NWIFI_PHASE_L)
		c->phase = NWIFI_PHASE_I;
}

static void oid(struct check *c, const struct nwifi_event *event,
		const struct nwifi_action *act)
{
	const struct check_port *port;

	switch (act->oid.code) {
	case NWIFI_OID_CONNECT_REQUEST:
		REQUIRE(c->phase == NWIFI_PHASE_I, "CONN-2: connect in %s",
			nwifi_phase_name(c->phase));
		REQUIRE(!c->bound || event->type == NWIFI_EV_IHV_PRE,
			"IHV-35: connect request before pre-association");
		c->accepted = true;
		break;
	case NWIFI_OID_DISCONNECT_REQUEST:
		REQUIRE(c->phase != NWIFI_PHASE_I, "DISCONN-3: in INIT");
		leaves(c);
		break;
	case NWIFI_OID_RESET_REQUEST:
		leaves(c);
		break;
	case NWIFI_OID_PORT_STATE_NOTIFICATION:
		port = check_port_find(c, act->oid.peer);
		REQUIRE(port, "PORT-28: notification without a port");
		REQUIRE(c->notify_due, "PORT-17: notification without change");
		REQUIRE(!port || port->authorized == act->oid.open,
			"PORT-17/18: bOpen");
		c->notify_due = false;
		break;
	default:
		break;
	}
}

static void radio(struct check *c, const struct nwifi_action *act)
{
	const bool open = c->phase == NWIFI_PHASE_CA ||
			  c->phase == NWIFI_PHASE_RA;

	REQUIRE(c->radio_on, "action %u on a radio that is off or gone",
		act->type);
	switch (act->type) {
	case NWIFI_ACT_RADIO_SCAN:
		REQUIRE(!open, "scan during an attempt");
		REQUIRE(!c->scanning, "scan while a scan runs");
		c->scanning = true;
		break;
	case NWIFI_ACT_RADIO_AUTH:
	case NWIFI_ACT_RADIO_ASSOC:
		REQUIRE(open && nwifi_mac_equal(act->join.bss.bssid,
						c->attempt),
			"ASSOC-2: frame before ASSOCIATION_START");
		REQUIRE(!c->scanning, "attempt while a scan runs");
		REQUIRE(act->join.auth, "AUTH-2: no algorithm");
		if (act->type == NWIFI_ACT_RADIO_ASSOC)
			c->keyed = false;
		c->joining = act->type;
		break;
	case NWIFI_ACT_RADIO_DEAUTH:
	case NWIFI_ACT_RADIO_DISASSOC:
		if (nwifi_mac_equal(act->leave.bssid, c->joined_ap))
			c->joined = false;
		break;
	case NWIFI_ACT_RADIO_SA_QUERY:
		REQUIRE(c->associated &&
			nwifi_mac_equal(act->sa_query.bssid, c->ap),
			"SA Query of another than the AP");
		break;
	case NWIFI_ACT_RADIO_AUTHORIZE:
		REQUIRE(check_port_find(c, act->port.peer) || c->create_due,
			"authorize without a port");
		break;
	default:
		break;
	}
}

static void link(struct check *c, const struct nwifi_action *act)
{
	c->roam_waits = false;
	switch (act->type) {
	case NWIFI_ACT_LINK_UP:
		REQUIRE(c->associated, "link up without association");
		REQUIRE(act->link.roamed == c->link_up, "link up: roamed");
		c->peers_due = act->link.roamed && !c->same_ds;
		c->link_up = true;
		break;
	case NWIFI_ACT_LINK_LOST:
		REQUIRE(c->link_up, "link lost that was not up");
		c->link_up = false;
		return;
	default:
		REQUIRE(c->nl80211_waits ||
			act->link.manager == NWIFI_MANAGER_GENL,
			"CONNECT_FAILED that nobody waits for");
		break;
	}
	if (act->link.manager == NWIFI_MANAGER_NL80211)
		c->nl80211_waits = false;
}

/* the stack is to send, so its frames have to pass; once after each roam */
static bool peers_can_hear(struct check *c)
{
	const struct check_port *port = check_port_find(c, c->ap);

	return c->associated && port && port->authorized && !port->gated;
}

static void peers(struct check *c)
{
	REQUIRE(peers_can_hear(c), "PEERS over a closed port");
	REQUIRE(c->peers_due, "PEERS without a roam, or twice");
	c->peers_due = false;
}

static void done(struct check *c, const struct nwifi_action *act,
		 const struct nwifi_event *event)
{
	unsigned int i;

	for (i = 0; i < c->n_pending; i++)
		if (c->pending[i] == act->done.request)
			break;
	if (i == c->n_pending) {
		check_broken(c, "DONE of request %u, which is not open",
			     act->done.request);
		return;
	}
	c->pending[i] = c->pending[--c->n_pending];
	if (act->done.request == event->request &&
	    (event->type == NWIFI_EV_DISCONNECT ||
	     event->type == NWIFI_EV_RESET))
		REQUIRE(c->phase == NWIFI_PHASE_I || act->done.ndis,
			"PAIR-8: completed in %s", nwifi_phase_name(c->phase));
	REQUIRE(!act->done.have_bssid ||
		(c->associated && nwifi_mac_equal(act->done.bssid, c->ap)),
		"DONE names an AP that is not ours");
}

/* SCAN-4, SCAN-7: a refused scan is done without a confirmation */
static void scan_done(struct check *c, const struct nwifi_action *act,
		      const struct nwifi_event *event)
{
	if (c->scan_done_due) {
		REQUIRE(act->done.request == c->scan_request,
			"SCAN_DONE of request %u", act->done.request);
		c->scan_done_due = false;
		return;
	}
	REQUIRE(event->type == NWIFI_EV_SCAN &&
		act->done.request == event->request && act->done.ndis,
		"PAIR-10: SCAN_DONE without SCAN_CONFIRM");
}

/* does the event bring something that can be accepted? */
static bool acceptable(const struct nwifi_event *event)
{
	switch (event->type) {
	case NWIFI_EV_CONNECT:
	case NWIFI_EV_SCAN:
	case NWIFI_EV_ASSOC:
	case NWIFI_EV_IHV_ETHERTYPES:
		return true;
	case NWIFI_EV_ROAM:
		return event->roam.config;
	case NWIFI_EV_IHV_PRE:
		return event->pre.config && !event->pre.result;
	default:
		return false;
	}
}

/* nothing that uses what came with the event may come before its acceptance */
static void check_use(struct check *c, const struct nwifi_event *event,
		      const struct nwifi_action *act)
{
	bool uses = false;

	switch (act->type) {
	case NWIFI_ACT_OID:
		uses = act->oid.code == NWIFI_OID_CONNECT_REQUEST;
		break;
	case NWIFI_ACT_IHV_PRE:
		uses = event->type == NWIFI_EV_CONNECT;
		break;
	case NWIFI_ACT_RADIO_AUTH:
	case NWIFI_ACT_RADIO_ASSOC:
		/* of an ASSOC event it is the attempt with the next AP */
		uses = event->type != NWIFI_EV_SCAN;
		break;
	case NWIFI_ACT_RADIO_SCAN:
		uses = event->type == NWIFI_EV_SCAN ||
		       event->type == NWIFI_EV_ROAM;
		break;
	case NWIFI_ACT_INDICATE:
		uses = event->type == NWIFI_EV_ASSOC;
		break;
	}
	REQUIRE(!uses || !acceptable(event) || c->in_force,
		"action %u before what it needs was accepted", act->type);
}

static void key(struct check *c, const struct nwifi_event *event,
		const struct nwifi_key_request *key)
{
	REQUIRE(event->type == NWIFI_EV_KEY && key->op == event->key.op &&
		key->index == event->key.index, "key that nobody sets");
	REQUIRE(c->radio_on, "key on a radio that is off or gone");
	REQUIRE(c->associated || key->op == NWIFI_KEY_DEL,
		"key without association");
	REQUIRE(!key->pairwise || nwifi_mac_equal(key->peer, c->ap),
		"key of another peer than the AP");
	if (key->pairwise && key->op == NWIFI_KEY_ADD)
		c->keyed = true;
	if (key->pairwise && key->op == NWIFI_KEY_DEL)
		c->keyed = false;
}

static void accept(struct check *c, const struct nwifi_event *event)
{
	REQUIRE(acceptable(event), "event %u is accepted", event->type);
	REQUIRE(!c->in_force, "event %u is accepted twice", event->type);
	c->in_force = true;
}

/* an event that is accepted has an effect, one that is refused has none */
static void check_acceptance(struct check *c, const struct nwifi_core *core,
			     const struct nwifi_event *event,
			     const struct nwifi_actions *actions)
{
	bool refused = false, completed = false, connects = false;
	unsigned int i;

	for (i = 0; i < actions->n; i++) {
		const struct nwifi_action *act = &actions->list[i];

		refused |= (act->type == NWIFI_ACT_DONE ||
			    act->type == NWIFI_ACT_SCAN_DONE) &&
			   act->done.request == event->request &&
			   act->done.ndis;
		completed |= act->type == NWIFI_ACT_INDICATE &&
			     act->indication.code ==
			     NWIFI_IND_ASSOCIATION_COMPLETION;
		connects |= act->type == NWIFI_ACT_IHV_PRE ||
			    (act->type == NWIFI_ACT_OID &&
			     act->oid.code == NWIFI_OID_CONNECT_REQUEST);
	}
	switch (event->type) {
	case NWIFI_EV_CONNECT:
		REQUIRE(c->in_force == connects, "connect: accepted, or not");
		break;
	case NWIFI_EV_ASSOC:
		REQUIRE(c->in_force == completed, "response: accepted, or not");
		break;
	case NWIFI_EV_SCAN:
	case NWIFI_EV_ROAM:
	case NWIFI_EV_IHV_ETHERTYPES:
		REQUIRE(!event->request || !acceptable(event) ||
			c->in_force == !refused,
			"event %u: accepted, or not", event->type);
		break;
	case NWIFI_EV_IHV_PRE:
		REQUIRE(!acceptable(event) || c->in_force == connects,
			"pre-association: accepted, or not");
		break;
	default:
		break;
	}
	REQUIRE(core->keys.pairwise == c->keyed, "account of keys");
}

static void action(struct check *c, const struct nwifi_event *event,
		   const struct nwifi_action *act)
{
	struct check_port *port;

	check_use(c, event, act);
	switch (act->type) {
	case NWIFI_ACT_REQUIRE_HOST:
		REQUIRE(act->require_host == c->required,
			"the wrong word on whether a host is required");
		break;
	case NWIFI_ACT_ACCEPT:
		accept(c, event);
		break;
	case NWIFI_ACT_RADIO_KEY:
		key(c, event, &act->key);
		break;
	case NWIFI_ACT_INDICATE:
		check_indication(c, event->now_ms, &act->indication);
		break;
	case NWIFI_ACT_OID:
		oid(c, event, act);
		break;
	case NWIFI_ACT_GATE:
		port = check_port_find(c, act->port.peer);
		REQUIRE(port, "gate without a port");
		if (port)
			port->gated = true;
		break;
	case NWIFI_ACT_PORT:
		check_port_change(c, event, &act->port);
		break;
	case NWIFI_ACT_LINK_UP:
	case NWIFI_ACT_LINK_LOST:
	case NWIFI_ACT_CONNECT_FAILED:
		link(c, act);
		break;
	case NWIFI_ACT_PEERS:
		peers(c);
		break;
	case NWIFI_ACT_DONE:
		done(c, act, event);
		break;
	case NWIFI_ACT_SCAN_DONE:
		scan_done(c, act, event);
		break;
	case NWIFI_ACT_TIMER:
	case NWIFI_ACT_FORGET:
		break;
	case NWIFI_ACT_CHANNEL:
		REQUIRE(c->associated && event->type == NWIFI_EV_CHANNEL,
			"channel switch of nobody");
		break;
	case NWIFI_ACT_IHV_PRE:
	case NWIFI_ACT_IHV_PERFORM:
	case NWIFI_ACT_IHV_STOP:
	case NWIFI_ACT_IHV_RESET:
	case NWIFI_ACT_IHV_DEINIT:
		check_ihv(c, act);
		break;
	case NWIFI_ACT_RADIO_ABORT_SCAN:
		/* its end is awaited, unless that has been tried for long */
		if (event->type == NWIFI_EV_TIMER &&
		    event->timer.id == NWIFI_TIMER_SCAN_END)
			c->scanning = false;
		radio(c, act);
		break;
	default:
		radio(c, act);
		break;
	}
}

/*
 * mac80211 leaves the old AP when it is told to authenticate with the next,
 * unless that was refused: the refusal is the very next event.
 */
static void radio_before(struct check *c, const struct nwifi_event *event)
{
	const bool refused = event->type == NWIFI_EV_RADIO_FAILED &&
			     event->failed.action == c->joining &&
			     nwifi_mac_equal(event->failed.bssid, c->attempt);

	if (c->joining && !refused)
		c->joined = false;
	c->joining = 0;
	if ((event->type == NWIFI_EV_DEAUTH ||
	     event->type == NWIFI_EV_DISASSOC) &&
	    nwifi_mac_equal(event->leave.bssid, c->joined_ap))
		c->joined = false;
	if (event->type == NWIFI_EV_RADIO_DOWN || event->type == NWIFI_EV_GONE)
		c->joined = false;
}

/* which request an event opens, and what it tells of the radio */
static void before(struct check *c, const struct nwifi_event *event,
		   const struct nwifi_actions *actions)
{
	unsigned int i;

	switch (event->type) {
	case NWIFI_EV_CONNECT:
		if (event->manager != NWIFI_MANAGER_NL80211)
			break;
		c->nl80211_waits = true;
		c->roam_waits = false;
		/*
		 * The new connection is the answer for the old link, too; with
		 * the radio off or an extension missing there is none, and the
		 * link is lost.
		 */
		if (c->radio_on && !check_missing(c))
			c->link_up = false;
		break;
	case NWIFI_EV_SCAN:
		/* accepted unless the core says that it is not */
		for (i = 0; i < actions->n; i++)
			if (actions->list[i].type == NWIFI_ACT_SCAN_DONE &&
			    actions->list[i].done.request == event->request)
				break;
		if (i < actions->n)
			return;
		REQUIRE(!c->scan_open, "SCAN-7: second scan accepted");
		c->scan_open = true;
		c->scan_request = event->request;
		c->scan_ms = event->now_ms;
		return;
	case NWIFI_EV_ROAM:
		/* nobody tells nl80211 of a request's completion */
		if (event->manager == NWIFI_MANAGER_NL80211 && c->link_up)
			c->roam_waits = true;
		break;
	case NWIFI_EV_RADIO_UP:
		c->radio_on = true;
		break;
	case NWIFI_EV_GONE:
		leaves(c);
		/* fallthrough */
	case NWIFI_EV_RADIO_DOWN:
		c->radio_on = false;
		c->scanning = false;
		break;
	case NWIFI_EV_SCAN_DONE:
	case NWIFI_EV_SCAN_ABORTED:
		c->scanning = false;
		break;
	case NWIFI_EV_RADIO_FAILED:
		if (event->failed.action == NWIFI_ACT_RADIO_SCAN)
			c->scanning = false;
		break;
	default:
		break;
	}
	if (event->request && c->n_pending < CHECK_MAX_PENDING)
		c->pending[c->n_pending++] = event->request;
}

static bool is_pending(const struct check *c, u32 request)
{
	unsigned int i;

	for (i = 0; i < c->n_pending; i++)
		if (c->pending[i] == request)
			return true;
	return false;
}

/* every accepted request is kept somewhere, or nobody will complete it */
static void check_requests(struct check *c, const struct nwifi_core *core,
			   const u64 *due)
{
	const struct nwifi_station *st = &core->station;
	unsigned int kept = !!st->connect_request + !!st->roam_asker.request +
			    !!core->ihv.asker.request;

	REQUIRE(!core->ihv.asker.request ||
		(core->ihv.pending && is_pending(c, core->ihv.asker.request)),
		"connect request lost in the pre-association");
	REQUIRE(c->n_pending == kept &&
		(!st->connect_request || is_pending(c, st->connect_request)) &&
		(!st->roam_asker.request || is_pending(c, st->roam_asker.request)),
		"%u requests open, %u kept", c->n_pending, kept);
	REQUIRE(c->scan_open == core->scan.wanted,
		"PAIR-10: explicit scan lost");
	REQUIRE(!st->connect_request || c->phase == NWIFI_PHASE_C ||
		c->phase == NWIFI_PHASE_CA, "connect request open in %s",
		nwifi_phase_name(c->phase));
	REQUIRE(!st->roam_asker.request || c->phase == NWIFI_PHASE_A ||
		c->phase == NWIFI_PHASE_L || c->phase == NWIFI_PHASE_RA,
		"roam request open in %s", nwifi_phase_name(c->phase));
	REQUIRE(!st->roam_asker.request || c->phase == NWIFI_PHASE_RA ||
		st->search.state != NWIFI_SEARCH_NONE || due[NWIFI_TIMER_ROAM],
		"roam request that nobody works on");
}

/* every wait has an end: an armed timer, or an event that will come */
static void check_deadlines(struct check *c, const struct nwifi_core *core,
			    const u64 *due)
{
	const struct nwifi_station *st = &core->station;
	const bool bracket = c->phase == NWIFI_PHASE_C ||
			     c->phase == NWIFI_PHASE_CA ||
			     c->phase == NWIFI_PHASE_RA;
	const bool attempt = bracket && c->phase != NWIFI_PHASE_C;

	REQUIRE((st->attempt != NWIFI_ATTEMPT_NONE) == attempt,
		"attempt %u in %s", st->attempt, nwifi_phase_name(c->phase));
	REQUIRE(attempt == !!due[NWIFI_TIMER_ATTEMPT], "attempt timer in %s",
		nwifi_phase_name(c->phase));
	REQUIRE(bracket == !!due[NWIFI_TIMER_OPERATION],
		"operation timer in %s", nwifi_phase_name(c->phase));
	REQUIRE(!due[NWIFI_TIMER_ROAM] || c->phase == NWIFI_PHASE_L,
		"roam timer in %s", nwifi_phase_name(c->phase));
	REQUIRE(!due[NWIFI_TIMER_GIVE_UP] || c->phase == NWIFI_PHASE_L ||
		c->phase == NWIFI_PHASE_RA, "give-up timer in %s",
		nwifi_phase_name(c->phase));
	REQUIRE(core->scan.state == NWIFI_SCAN_IDLE ||
		due[NWIFI_TIMER_SCAN_END], "scan has no end");
	REQUIRE(!core->scan.refused || due[NWIFI_TIMER_SCAN],
		"refused scan is not tried again");
	REQUIRE(st->search.state == NWIFI_SEARCH_NONE ||
		core->scan.state != NWIFI_SCAN_IDLE,
		"search waits for a scan that does not run");
	REQUIRE(st->search.state == NWIFI_SEARCH_NONE || c->phase == NWIFI_PHASE_C ||
		c->phase == NWIFI_PHASE_A || c->phase == NWIFI_PHASE_L,
		"search in %s", nwifi_phase_name(c->phase));
	REQUIRE(c->phase != NWIFI_PHASE_C || st->search.state != NWIFI_SEARCH_NONE,
		"connecting, but waiting for nothing");
	REQUIRE(c->phase != NWIFI_PHASE_L || !c->radio_on ||
		st->search.state != NWIFI_SEARCH_NONE || due[NWIFI_TIMER_ROAM],
		"ROAM-9: lost, but not looking");
	REQUIRE(c->phase != NWIFI_PHASE_L || !c->link_up ||
		due[NWIFI_TIMER_GIVE_UP], "lost, but never given up");
	REQUIRE(!core->scan.wanted || core->scan.state != NWIFI_SCAN_IDLE ||
		attempt, "explicit scan waits for nothing");
}

static void check_limits(struct check *c, u64 now)
{
	const bool bracket = c->phase == NWIFI_PHASE_C ||
			     c->phase == NWIFI_PHASE_CA ||
			     c->phase == NWIFI_PHASE_RA;

	REQUIRE(!bracket || now - c->bracket_ms <= LIMIT_BRACKET_MS,
		"CONN-16/ROAM-12: bracket too long");
	REQUIRE(!bracket || c->phase == NWIFI_PHASE_C ||
		now - c->attempt_ms <= LIMIT_ATTEMPT_MS,
		"ASSOC-7: attempt too long");
	REQUIRE(!c->scan_open || now - c->scan_ms <= LIMIT_SCAN_MS,
		"SCAN-14: scan too long");
	REQUIRE(!c->quality_due || now - c->quality_ms <= LIMIT_QUALITY_MS,
		"LINK-2: no link quality");
}

void check_step(struct check *c, const struct nwifi_core *core,
		const struct nwifi_event *event,
		const struct nwifi_actions *actions, const u64 *due)
{
	const u8 phase = core->station.phase;
	unsigned int i;

	REQUIRE(!actions->overflow, "actions overflow");
	radio_before(c, event);
	before(c, event, actions);
	check_ihv_before(c, event);
	c->in_force = false;
	for (i = 0; i < actions->n; i++)
		action(c, event, &actions->list[i]);
	check_owed(c);
	check_acceptance(c, core, event, actions);

	if (event->type == NWIFI_EV_REMOVE) {
		c->radio_on = false;
		c->scanning = false;
	}
	if (event->type == NWIFI_EV_DISCONNECT &&
	    event->manager == NWIFI_MANAGER_NL80211)
		c->nl80211_waits = false;

	if (c->phase == NWIFI_PHASE_I)
		c->connected = false;
	c->leaving = false;
	REQUIRE(phase == c->phase, "phase %s, but the trace says %s",
		nwifi_phase_name(phase), nwifi_phase_name(c->phase));
	REQUIRE(phase != NWIFI_PHASE_R && !c->success, "bracket left open");
	REQUIRE(core->station.radio_on == c->radio_on, "radio state");
	REQUIRE(core->station.link_up == c->link_up, "link state");
	REQUIRE(!c->link_up || phase != NWIFI_PHASE_I, "link up in INIT");
	REQUIRE(!c->nl80211_waits || core->ihv.pending ||
		phase == NWIFI_PHASE_C || phase == NWIFI_PHASE_CA,
		"nl80211 connect without an answer");
	REQUIRE(!c->roam_waits || phase != NWIFI_PHASE_A ||
		core->station.manager != NWIFI_MANAGER_NL80211 ||
		core->station.search.state != NWIFI_SEARCH_NONE,
		"nl80211 roam without an answer");
	REQUIRE(!c->joined || c->associated || phase == NWIFI_PHASE_CA ||
		phase == NWIFI_PHASE_RA,
		"the radio stays associated with an AP that was left");
	REQUIRE(!c->peers_due || !peers_can_hear(c),
		"no PEERS although data passes after a roam");
	check_requests(c, core, due);
	check_deadlines(c, core, due);
	check_limits(c, event->now_ms);
	check_ports(c, core);
	check_ihv_after(c, core, due);
}
