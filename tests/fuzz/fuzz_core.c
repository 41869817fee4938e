// SPDX-License-Identifier: GPL-2.0-only
/*
 * The core, watched by the rules of the unit tests (check.c). Input: three
 * bytes for each thing that happens: what, to which AP, how. Timers run out
 * when they are due, an IHV extension returns at once from what it is called
 * for, and in the end nobody answers any more: then everything that was begun
 * has to come to an end by itself.
 */
#include "check.h"
#include "dot11.h"
#include "fuzz.h"

#define MAX_APS		4
#define MAX_STEPS	400

enum { HEARD = NWIFI_N_EVENTS, LOST, SLEEP, HELP, N_OPS };

static struct world {
	struct nwifi_core core;
	struct nwifi_actions actions;
	struct check check;
	struct nwifi_bss bss[MAX_APS];
	u64 seen[MAX_APS], due[NWIFI_N_TIMERS], now;
	unsigned int n_bss;
	u32 request;
	u32 perform_error;
} w;

static void mac(u8 *addr, u8 n)
{
	memset(addr, n == 7 ? 0xff : 0, NWIFI_MAC_BYTES);
	if (n != 7) {
		addr[0] = 2;
		addr[5] = n;
	}
}

static void performed(void);

static void step(struct nwifi_event *event)
{
	const struct nwifi_bss_list cache = { .n = w.n_bss, .bss = w.bss };
	unsigned int i;

	for (i = 0; i < w.n_bss; i++)
		w.bss[i].age_ms = (u32)(w.now - w.seen[i]);
	event->now_ms = w.now;
	event->cache = &cache;
	if (event->type == NWIFI_EV_TIMER)
		w.due[event->timer.id] = 0;
	nwifi_core_step(&w.core, event, &w.actions);
	for (i = 0; i < w.actions.n; i++) {
		const struct nwifi_action *act = &w.actions.list[i];

		if (act->type == NWIFI_ACT_TIMER)
			w.due[act->timer.id] =
				act->timer.ms ? w.now + act->timer.ms : 0;
	}
	check_step(&w.check, &w.core, event, &w.actions, w.due);
	if (w.check.error[0]) {
		fprintf(stderr, "event %u at %llu: ", event->type,
			(unsigned long long)w.now);
		fprintf(stderr, "broken: %s\n", w.check.error);
		abort();
	}
	performed();
}

/* what Perform has returned is the next event of the core, always */
static void performed(void)
{
	const struct nwifi_actions actions = w.actions;
	unsigned int i;

	for (i = 0; i < actions.n; i++) {
		struct nwifi_event event = {
			.type = NWIFI_EV_IHV_PERFORMED,
			.performed = {
				.session = actions.list[i].port.session,
				.result = w.perform_error,
			},
		};

		if (actions.list[i].type == NWIFI_ACT_IHV_PERFORM)
			step(&event);
	}
}

/* the first timer that is due until then; false if there is none */
static bool fire(u64 until)
{
	struct nwifi_event event = { .type = NWIFI_EV_TIMER };
	int i, next = -1;

	for (i = 0; i < NWIFI_N_TIMERS; i++)
		if (w.due[i] && w.due[i] <= until &&
		    (next < 0 || w.due[i] < w.due[next]))
			next = i;
	if (next < 0)
		return false;
	if (w.due[next] > w.now)
		w.now = w.due[next];
	event.timer.id = (u8)next;
	step(&event);
	return true;
}

static void security(struct nwifi_security *sec, u8 how)
{
	const bool psk = how & 1;

	memset(sec, 0, sizeof(*sec));
	sec->auth = NWIFI_BIT(psk ? NWIFI_AUTH_RSNA_PSK : NWIFI_AUTH_OPEN);
	sec->unicast = NWIFI_BIT(psk ? NWIFI_CIPHER_CCMP : NWIFI_CIPHER_NONE);
	sec->multicast = sec->unicast;
	sec->mfp_capable = how & 2;
	sec->mfp_required = (how & 6) == 6;
	sec->group_mgmt = how & 2 ? NWIFI_BIP_CMAC_128 : 0;
}

static void heard(u8 ap, u8 how)
{
	struct nwifi_bss *bss;
	unsigned int i;
	u8 addr[NWIFI_MAC_BYTES];

	mac(addr, ap % MAX_APS);
	for (i = 0; i < w.n_bss; i++)
		if (nwifi_mac_equal(w.bss[i].bssid, addr))
			break;
	if (i == w.n_bss)
		w.n_bss++;
	bss = &w.bss[i];
	w.seen[i] = w.now;
	memset(bss, 0, sizeof(*bss));
	memcpy(bss->bssid, addr, sizeof(addr));
	bss->ssid.len = how & 0xc0 ? 4 : how >> 4 & 1;
	memset(bss->ssid.data, 'h', bss->ssid.len);
	bss->freq = 2412;
	bss->signal = -3000 - 200 * (how >> 3 & 31);
	bss->capability = NWIFI_CAPAB_ESS;
	bss->phy = NWIFI_PHY_ERP;
	security(&bss->security, how);
}

static void config(struct nwifi_config *c, u8 ap, u8 how)
{
	struct nwifi_security sec;

	security(&sec, how);
	memset(c, 0, sizeof(*c));
	c->bss_type = NWIFI_BSS_INFRASTRUCTURE;
	c->n_ssids = c->n_bssids = 1;
	c->ssids[0].len = how & 8 ? 0 : 4;
	memset(c->ssids[0].data, 'h', c->ssids[0].len);
	mac(c->bssids[0], how & 16 ? ap & 7 : 7);
	c->have_hint = how & 32;
	mac(c->hint, ap >> 4 & 3);
	c->auth = sec.auth;
	c->unicast = c->multicast = sec.unicast;
	c->mfp_capable = how & 2;
	c->mfp_required = (how & 6) == 6;
	c->group_mgmt = NWIFI_BIT(NWIFI_BIP_CMAC_128);
	c->controlled = how & 1;
}

/* a port that the extension may still open, %NULL if there is none */
static const struct nwifi_port *closed_port(void)
{
	const struct nwifi_port *port = w.core.ports.port;
	unsigned int i;

	for (i = 0; i < NWIFI_MAX_PORTS; i++, port++)
		if (port->used && port->post == NWIFI_POST_RUNS &&
		    !port->authorized)
			return port;
	return NULL;
}

/* a port of the OS side that may still be opened, %NULL if there is none */
static const struct nwifi_port *os_port(void)
{
	const struct nwifi_port *port = w.core.ports.port;
	unsigned int i;

	for (i = 0; i < NWIFI_MAX_PORTS; i++, port++)
		if (port->used && port->owner == NWIFI_OWNER_OS &&
		    !port->authorized)
			return port;
	return NULL;
}

static void copy_mac(u8 *to, const u8 *from)
{
	memcpy(to, from, NWIFI_MAC_BYTES);
}

/* the answer that is being waited for: chance alone rarely gets far */
static void help(struct nwifi_event *event)
{
	const struct nwifi_station *st = &w.core.station;
	const struct nwifi_port *port = closed_port(), *os = os_port();

	if (!st->radio_on) {
		event->type = NWIFI_EV_RADIO_UP;
	} else if (w.core.ihv.pending) {
		event->type = NWIFI_EV_IHV_PRE;
		event->pre.session = w.core.ihv.session;
		event->pre.managed = true;
	} else if (st->attempt != NWIFI_ATTEMPT_NONE) {
		event->type = st->attempt == NWIFI_ATTEMPT_AUTH ?
			      NWIFI_EV_AUTH : NWIFI_EV_ASSOC;
		copy_mac(event->response.bssid, st->target.bssid);
	} else if (w.core.scan.state != NWIFI_SCAN_IDLE) {
		event->type = NWIFI_EV_SCAN_DONE;
	} else if (port) {
		event->type = NWIFI_EV_IHV_POST;
		event->post.session = port->session;
		event->post.authorized = true;
		copy_mac(event->post.peer, port->peer);
	} else if (os && !w.core.keys.pairwise) {
		event->type = NWIFI_EV_KEY;
		event->key.pairwise = true;
		copy_mac(event->key.peer, os->peer);
	} else if (os) {
		event->type = NWIFI_EV_AUTHORIZE;
		event->authorize.on = true;
		copy_mac(event->authorize.peer, os->peer);
	} else {
		event->type = NWIFI_EV_CONNECT;
	}
}

/* a session that an event names: the present one or any other */
static u32 session(u32 present, u8 how)
{
	return how & 4 ? how >> 4 : present;
}

static void key(struct nwifi_key_request *key, u8 ap, u8 how)
{
	key->op = how & 3;
	key->pairwise = how & 8;
	key->index = how >> 4 & 7;
	key->unicast = how & 128;
	key->session = ap & 8 ? session(w.core.ports.last_session, ap) : 0;
	mac(key->peer, ap & 7);
}

static void ethertypes(struct nwifi_event *event, u8 how)
{
	struct nwifi_registration *reg = &event->ethertypes.registration;
	struct nwifi_exemption *exemption = &event->ethertypes.exemption;

	while (reg->n < (how & 3)) {
		reg->type[reg->n] = NWIFI_ETHERTYPE_EAPOL + reg->n;
		reg->n++;
	}
	exemption->ethertype = NWIFI_ETHERTYPE_EAPOL;
	exemption->action = (how >> 2 & 3) % 3;
	exemption->packets = how >> 4 & 3;
}

/* what the bytes mean to the event; bits that mean nothing are harmless */
static void fill(struct nwifi_event *event, u8 ap, u8 how)
{
	const u16 code = ap & 8 ? how >> 5 : 0;

	switch (event->type) {
	case NWIFI_EV_ROAM:
		event->roam.have_bssid = how & 4;
		mac(event->roam.bssid, ap & 7);
		break;
	case NWIFI_EV_AUTHORIZE:
		event->authorize.on = how & 2;
		if (how & 4)
			event->authorize.session = how >> 4;
		mac(event->authorize.peer, ap & 7);
		break;
	case NWIFI_EV_AUTH:
	case NWIFI_EV_AUTH_TIMEOUT:
	case NWIFI_EV_ASSOC:
	case NWIFI_EV_ASSOC_TIMEOUT:
		event->response.status = code;
		event->response.comeback = how;
		event->response.reassoc = how & 2;
		mac(event->response.bssid, ap & 7);
		break;
	case NWIFI_EV_DEAUTH:
	case NWIFI_EV_DISASSOC:
	case NWIFI_EV_UNPROT_DEAUTH:
	case NWIFI_EV_UNPROT_DISASSOC:
		event->leave.reason = code;
		event->leave.local = how & 1;
		mac(event->leave.bssid, ap & 7);
		break;
	case NWIFI_EV_RADIO_FAILED:
		event->failed.busy = how & 8;
		event->failed.action = (how & 7) == 7 ? NWIFI_ACT_RADIO_KEY :
				       NWIFI_ACT_RADIO_AUTHORIZE + (how & 7);
		mac(event->failed.bssid, ap & 7);
		break;
	case NWIFI_EV_KEY:
		key(&event->key, ap, how);
		break;
	case NWIFI_EV_IHV_UNBIND:
		event->unbind.orderly = how & 2;
		break;
	case NWIFI_EV_IHV_PRE:
		event->pre.session = session(w.core.ihv.session, how);
		event->pre.result = how & 8 ? 31 : 0;
		event->pre.managed = how & 2;
		break;
	case NWIFI_EV_IHV_PERFORMED:
		event->performed.session = session(w.core.ports.last_session,
						   how);
		event->performed.result = how & 8 ? 31 : 0;
		break;
	case NWIFI_EV_IHV_POST:
		event->post.session = session(w.core.ports.last_session, how);
		event->post.authorized = how & 2;
		mac(event->post.peer, ap & 7);
		break;
	case NWIFI_EV_IHV_ETHERTYPES:
		ethertypes(event, how);
		break;
	case NWIFI_EV_SA_QUERY:
		event->sa_query.id = how;
		mac(event->sa_query.bssid, ap & 7);
		break;
	case NWIFI_EV_CHANNEL:
		event->channel.change = (how & 3) % 3;
		event->channel.channel.freq = 2412 + 5 * (how >> 4);
		break;
	}
}

/* events that bring a configuration, or may bring one */
static void configure(struct nwifi_event *event, struct nwifi_config *c, u8 ap,
		      u8 how)
{
	config(c, ap, how);
	if (event->type == NWIFI_EV_CONNECT)
		event->connect.config = c;
	else if (event->type == NWIFI_EV_ROAM && how & 128)
		event->roam.config = c;
	else if (event->type == NWIFI_EV_IHV_PRE && how & 128)
		event->pre.config = c;
}

/* events that somebody may wait for the completion of */
static bool has_request(u8 type)
{
	if (type == NWIFI_EV_SCAN_ABORT || type == NWIFI_EV_IHV_PERFORMED)
		return false;
	return type <= NWIFI_EV_AUTHORIZE || type == NWIFI_EV_KEY ||
	       (type >= NWIFI_EV_IHV_BIND &&
		type <= NWIFI_EV_IHV_ETHERTYPES);
}

/* nobody is there to see what the questions say, but they must not fail */
static void ask(const struct nwifi_event *event, u8 ap, u8 how)
{
	u8 source[NWIFI_MAC_BYTES], dest[NWIFI_MAC_BYTES];
	const struct nwifi_control_frame frame = {
		.source = source,
		.dest = dest,
		.ethertype = NWIFI_ETHERTYPE_EAPOL + (how & 3),
		.encrypted = how & 4,
	};
	const struct nwifi_registration *reg = nwifi_core_registration(&w.core);
	struct nwifi_snapshot state;
	enum nwifi_verdict verdict;

	mac(source, ap & 7);
	mac(dest, how >> 4 & 7);
	nwifi_core_snapshot(&w.core, &state);
	REQUIRE(state.associated == !!nwifi_core_associated(&w.core));
	REQUIRE(state.op == nwifi_core_is_op(&w.core));
	verdict = nwifi_core_judge_control(&w.core, &frame);
	REQUIRE(verdict != NWIFI_VERDICT_EXEMPTION ||
		w.core.ihv.managed);
	REQUIRE(verdict != NWIFI_VERDICT_UNENCRYPTED ||
		(!frame.encrypted && w.core.keys.pairwise));
	REQUIRE(verdict != NWIFI_VERDICT_CLOSED ||
		frame.ethertype != NWIFI_ETHERTYPE_EAPOL);
	REQUIRE(!nwifi_core_keeps_radio_open(&w.core, NWIFI_OWNER_OS));
	REQUIRE(reg->n <= NWIFI_MAX_REGISTERED);
	REQUIRE(!nwifi_core_has_post_association(&w.core) ||
		nwifi_core_has_session(&w.core, w.core.ports.last_session));
	nwifi_core_needs_cache(&w.core, event);
	nwifi_core_sends_clear(&w.core, frame.ethertype, dest);
	nwifi_core_control_port(&w.core);
}

static void happen(u8 what, u8 ap, u8 how)
{
	struct nwifi_event event = { .type = what % N_OPS };
	struct nwifi_config c;
	u64 until;

	w.perform_error = ap & 64 ? 31 : 0;
	switch (event.type) {
	case HEARD:
		heard(ap, how);
		return;
	case LOST:
		w.n_bss -= !!w.n_bss;
		return;
	case NWIFI_EV_TIMER:
	case SLEEP:
		for (until = w.now + (1u << how % 16); fire(until);)
			;
		w.now = until;
		return;
	case HELP:
		help(&event);
		break;
	case NWIFI_EV_LINK:
		event.link.signal = -100 * (s32)how;
		break;
	default:
		fill(&event, ap, how);
		break;
	}
	configure(&event, &c, ap, how);
	if (event.type == NWIFI_EV_SCAN ||
	    (has_request(event.type) && how & 64))
		event.request = ++w.request;
	event.manager = ap & 128 ? NWIFI_MANAGER_NL80211 : NWIFI_MANAGER_GENL;
	ask(&event, ap, how);
	step(&event);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes in = { data, size };
	unsigned int n = 0;
	u64 end;

	memset(&w, 0, sizeof(w));
	w.now = 1000000;
	nwifi_core_init(&w.core);
	check_init(&w.check);
	while (in.left && n++ < MAX_STEPS) {
		const u8 what = take(&in), ap = take(&in);

		happen(what, ap, take(&in));
	}
	end = w.now + 60000;
	for (n = 0; n < 1000 && fire(end); n++)
		;
	REQUIRE(n < 1000);
	REQUIRE(!w.check.n_pending && !w.check.scan_open);
	REQUIRE(!w.core.ihv.pending);
	REQUIRE(w.core.station.phase != NWIFI_PHASE_C &&
		w.core.station.phase != NWIFI_PHASE_CA);
	return 0;
}
