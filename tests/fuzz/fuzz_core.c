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
	int perform_error;
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
		w.due[event->timer] = 0;
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
			.session = actions.list[i].port.session,
			.error = w.perform_error,
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
	event.timer = (u8)next;
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

/* the answer that is being waited for: chance alone rarely gets far */
static void help(struct nwifi_event *event)
{
	const struct nwifi_station *st = &w.core.station;
	const struct nwifi_port *port = closed_port();

	memcpy(event->bssid, st->target.bssid, NWIFI_MAC_BYTES);
	if (!st->radio_on) {
		event->type = NWIFI_EV_RADIO_UP;
	} else if (w.core.ihv.pending) {
		event->type = NWIFI_EV_IHV_PRE;
		event->session = w.core.ihv.session;
		event->on = true;
	} else if (st->attempt == NWIFI_ATTEMPT_AUTH) {
		event->type = NWIFI_EV_AUTH;
	} else if (st->attempt == NWIFI_ATTEMPT_ASSOC) {
		event->type = NWIFI_EV_ASSOC;
	} else if (w.core.scan.state != NWIFI_SCAN_IDLE) {
		event->type = NWIFI_EV_SCAN_DONE;
	} else if (port) {
		event->type = NWIFI_EV_IHV_POST;
		event->session = port->session;
		event->on = true;
		memcpy(event->bssid, port->peer, NWIFI_MAC_BYTES);
	} else {
		event->type = NWIFI_EV_CONNECT;
	}
}

/* what an extension says, of the present session or of any other */
static void extension(struct nwifi_event *event, u8 how)
{
	event->session = event->type == NWIFI_EV_IHV_PRE ?
			 w.core.ihv.session : w.core.ports.last_session;
	if (how & 4)
		event->session = how >> 4;
	event->error = how & 8 ? 31 : 0;
}

/* events that somebody may wait for the completion of */
static bool has_request(u8 type)
{
	if (type == NWIFI_EV_SCAN_ABORT || type == NWIFI_EV_IHV_PERFORMED)
		return false;
	return type <= NWIFI_EV_AUTHORIZE || type >= NWIFI_EV_IHV_BIND;
}

static void happen(u8 what, u8 ap, u8 how)
{
	struct nwifi_event event = { .type = what % N_OPS };
	struct nwifi_config c;
	u64 until;

	mac(event.bssid, ap & 7);
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
	default:
		/* bits that mean nothing to an event are harmless in it */
		event.code = ap & 8 ? how >> 5 : 0;
		event.comeback = how;
		event.local = how & 1;
		event.on = how & 2;
		event.have_bssid = how & 4;
		event.busy = how & 8;
		if (event.type >= NWIFI_EV_IHV_BIND)
			extension(&event, how);
		break;
	}
	if (event.type == NWIFI_EV_CONNECT ||
	    ((event.type == NWIFI_EV_ROAM || event.type == NWIFI_EV_IHV_PRE) &&
	     how & 128)) {
		config(&c, ap, how);
		event.config = &c;
	}
	if (event.type == NWIFI_EV_SCAN ||
	    (has_request(event.type) && how & 64))
		event.request = ++w.request;
	event.manager = ap & 128 ? NWIFI_MANAGER_NL80211 : NWIFI_MANAGER_GENL;
	event.action = NWIFI_ACT_RADIO_AUTHORIZE + (how & 7) % 7;
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
