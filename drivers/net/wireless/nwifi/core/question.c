// SPDX-License-Identifier: GPL-2.0-only
/* What others may ask the core. Nothing here changes its state. */
#include "bss.h"
#include "core.h"
#include "exemption.h"
#include "port.h"
#include "station.h"

/**
 * nwifi_core_is_op() - is the station in the OP state? (STATE-1)
 * @core: the core
 *
 * Return: true in OP, false in INIT.
 */
bool nwifi_core_is_op(const struct nwifi_core *core)
{
	return core->station.phase != NWIFI_PHASE_I;
}

/**
 * nwifi_core_snapshot() - what others may know of the station
 * @core: the core
 * @state: filled in
 */
void nwifi_core_snapshot(const struct nwifi_core *core, struct nwifi_snapshot *state)
{
	const struct nwifi_station *st = &core->station;

	memset(state, 0, sizeof(*state));
	state->phase = st->phase;
	state->op = nwifi_core_is_op(core);
	state->scanning = core->scan.wanted;
	state->settings = core->settings;
	state->associated = st->phase == NWIFI_PHASE_A;
	memcpy(state->bssid, st->ap.bssid, sizeof(state->bssid));
	state->ssid = st->ap.ssid;
	if (state->associated)
		state->channel = st->channel;
	state->managed = core->ihv.managed;
	state->registration = core->ihv.registration;
	state->exemption = core->ihv.exemption;
}

static bool registration_same(const struct nwifi_registration *a,
			      const struct nwifi_registration *b)
{
	return a->n == b->n &&
	       !memcmp(a->type, b->type, a->n * sizeof(a->type[0]));
}

static bool exemption_same(const struct nwifi_exemption *a,
			   const struct nwifi_exemption *b)
{
	if (a->action != b->action)
		return false;
	return a->action == NWIFI_EXEMPTION_NONE ||
	       (a->ethertype == b->ethertype && a->packets == b->packets);
}

/**
 * nwifi_snapshot_takes_ethertypes() - may the extension register these
 *	EtherTypes? (PORT-43)
 * @state: the station
 * @registration: EtherTypes
 * @exemption: privacy exemption
 *
 * Not once pre-association is complete. A host that has come since may say what
 * holds already (PORT-44).
 *
 * Return: true if it may.
 */
bool nwifi_snapshot_takes_ethertypes(const struct nwifi_snapshot *state,
				     const struct nwifi_registration *registration,
				     const struct nwifi_exemption *exemption)
{
	return !state->op ||
	       (state->managed &&
		registration_same(&state->registration, registration) &&
		exemption_same(&state->exemption, exemption));
}

/**
 * nwifi_core_associated() - with which AP is the station associated?
 * @core: the core
 *
 * Return: its BSSID, or %NULL if the station is not associated.
 */
const u8 *nwifi_core_associated(const struct nwifi_core *core)
{
	return core->station.phase == NWIFI_PHASE_A ? core->station.ap.bssid :
						      NULL;
}

/**
 * nwifi_core_bss() - which BSS does the station mean by a BSSID?
 * @core: the core
 * @bssid: BSSID of its AP or of one that it tries or has tried
 *
 * Return: the BSS as the station knows it, or %NULL; valid until the next step.
 */
const struct nwifi_bss *nwifi_core_bss(const struct nwifi_core *core,
				       const u8 *bssid)
{
	const struct nwifi_station *st = &core->station;
	unsigned int i;

	if (nwifi_core_associated(core) &&
	    nwifi_mac_equal(st->ap.bssid, bssid))
		return &st->ap;
	if (nwifi_mac_equal(st->target.bssid, bssid))
		return &st->target;
	for (i = 0; i < st->candidates.n; i++)
		if (nwifi_mac_equal(st->candidates.bss[i].bssid, bssid))
			return &st->candidates.bss[i];
	return NULL;
}

/* The configuration that comes with the event, %NULL if none does. */
static const struct nwifi_config *
event_config(const struct nwifi_event *event)
{
	switch (event->type) {
	case NWIFI_EV_CONNECT:
		return event->connect.config;
	case NWIFI_EV_ROAM:
		return event->roam.config;
	default:
		return NULL;
	}
}

/**
 * nwifi_core_bss_rank() - how much does the station want to know of a BSS?
 * @core: the core
 * @event: event that has not happened yet, %NULL for none
 * @bss: the BSS
 *
 * Return: enum nwifi_bss_rank.
 */
u8 nwifi_core_bss_rank(const struct nwifi_core *core,
		       const struct nwifi_event *event,
		       const struct nwifi_bss *bss)
{
	const struct nwifi_station *st = &core->station;
	const struct nwifi_config *config = event ? event_config(event) : NULL;

	if (nwifi_core_associated(core) &&
	    nwifi_mac_equal(st->ap.bssid, bss->bssid) &&
	    nwifi_ssid_equal(&st->ap.ssid, &bss->ssid))
		return NWIFI_BSS_CURRENT;
	if (nwifi_bss_wanted(bss, &st->config) ||
	    (core->ihv.pending && nwifi_bss_wanted(bss, &core->ihv.config)) ||
	    (config && nwifi_bss_wanted(bss, config)))
		return NWIFI_BSS_WANTED;
	return NWIFI_BSS_STRANGER;
}

/**
 * nwifi_core_needs_cache() - can this event make the station look for an AP?
 * @core: the core
 * @event: an event that has not happened yet
 *
 * The BSS cache has to be fresh for such an event; for another one what it
 * holds will do. The end of a scan always counts: its results are wanted.
 *
 * Return: true if the cache has to be read anew.
 */
bool nwifi_core_needs_cache(const struct nwifi_core *core,
			    const struct nwifi_event *event)
{
	const struct nwifi_station *st = &core->station;
	const bool associated = st->phase == NWIFI_PHASE_A;
	const bool lost = st->phase == NWIFI_PHASE_L;

	switch (event->type) {
	case NWIFI_EV_CONNECT:
	case NWIFI_EV_SCAN_DONE:
	case NWIFI_EV_SCAN_ABORTED:
		return true;
	case NWIFI_EV_ROAM:
		return associated || lost;
	case NWIFI_EV_RADIO_UP:
		return lost;
	case NWIFI_EV_DEAUTH:
	case NWIFI_EV_DISASSOC:
		return associated &&
		       nwifi_mac_equal(st->ap.bssid, event->leave.bssid);
	case NWIFI_EV_RADIO_FAILED:
		return associated &&
		       (event->failed.action == NWIFI_ACT_RADIO_KEY ||
			event->failed.action == NWIFI_ACT_RADIO_AUTHORIZE);
	case NWIFI_EV_IHV_PRE:
		return core->ihv.pending;
	case NWIFI_EV_TIMER:
		return event->timer.id == NWIFI_TIMER_SCAN_END ||
		       (event->timer.id == NWIFI_TIMER_SA_QUERY &&
			associated) ||
		       (event->timer.id == NWIFI_TIMER_ROAM && lost);
	default:
		return false;
	}
}

/**
 * nwifi_core_has_session() - is this the session of the present AP's port?
 * @core: the core
 * @session: session of a port
 *
 * Return: true if so.
 */
bool nwifi_core_has_session(const struct nwifi_core *core, u32 session)
{
	const struct nwifi_port *port = nwifi_station_port(core);

	return port && port->session == session;
}

/**
 * nwifi_core_has_post_association() - is there a post-association context?
 *	(PORT-37)
 * @core: the core
 *
 * Return: true if the extension works on the port of the present AP.
 */
bool nwifi_core_has_post_association(const struct nwifi_core *core)
{
	const struct nwifi_port *port = nwifi_station_port(core);

	return port && port->post != NWIFI_POST_NONE;
}

/**
 * nwifi_core_keeps_radio_open() - is the radio's port open while this one is
 *	closed?
 * @core: the core
 * @owner: enum nwifi_core_owner of the port
 *
 * A closed port of the radio lets one EtherType through. An extension that has
 * registered more of them needs the radio's port open all along; then the gate
 * alone keeps data out.
 *
 * Return: true if it is.
 */
bool nwifi_core_keeps_radio_open(const struct nwifi_core *core, u8 owner)
{
	return owner == NWIFI_OWNER_IHV && core->ihv.registration.n > 1;
}

/**
 * nwifi_core_control_port() - the EtherType that the radio passes on a closed
 *	port
 * @core: the core
 *
 * The radio knows one of them. Where the extension has no say, it is EAPOL.
 *
 * Return: EtherType in host byte order.
 */
u16 nwifi_core_control_port(const struct nwifi_core *core)
{
	if (!core->ihv.managed)
		return NWIFI_ETHERTYPE_EAPOL;
	return nwifi_registered_control_port(&core->ihv.registration);
}

/* P-13: could a frame of the AP have been encrypted with one of the keys? */
static bool keys_usable(const struct nwifi_keys *keys)
{
	return keys->pairwise || keys->defaults & keys->transmits;
}

/* PORT-52: the privacy exemption of the extension may forbid the frame. */
static bool exemption_accepts(const struct nwifi_core *core,
			      const struct nwifi_control_frame *frame)
{
	return !core->ihv.managed ||
	       nwifi_exemption_accepts(&core->ihv.exemption, frame->ethertype,
				       frame->dest, frame->encrypted,
				       keys_usable(&core->keys));
}

/*
 * PORT-52, PORT-54: with a pairwise cipher, unencrypted frames are excluded as
 * soon as there is the key, unless an exemption of the extension is for them.
 * mac80211 does so with data, but lets its control port pass in the clear, and
 * the frame that a supplicant reads does not show it any more.
 *
 * A handshake loses nothing by that. An AP that has not seen the last message
 * repeats the one before it in the clear, but it could not read the answer,
 * which the radio encrypts with the key. Messages of a rekeying are encrypted
 * with the key that is there.
 */
static bool plaintext_excluded(const struct nwifi_core *core,
			       const struct nwifi_control_frame *frame)
{
	if (frame->encrypted || !nwifi_station_port(core) ||
	    !core->station.needs_key || !core->keys.pairwise)
		return false;
	return !core->ihv.managed ||
	       !nwifi_exemption_covers(&core->ihv.exemption, frame->ethertype,
				       frame->dest);
}

/* EAPOL, and what the extension has registered, passes a closed port. */
static bool ethertype_is_control(const struct nwifi_core *core, u16 ethertype)
{
	return ethertype == NWIFI_ETHERTYPE_EAPOL ||
	       nwifi_registered(&core->ihv.registration, ethertype);
}

/**
 * nwifi_core_judge_control() - what becomes of a frame of the radio's control
 *	port?
 * @core: the core
 * @frame: the frame
 *
 * Pre-authentication with other APs comes this way, too. It is ordinary data,
 * which the present AP forwards, whatever its source: the port of that AP has
 * to be open.
 *
 * Return: the verdict.
 */
enum nwifi_verdict
nwifi_core_judge_control(const struct nwifi_core *core,
			 const struct nwifi_control_frame *frame)
{
	const bool control = ethertype_is_control(core, frame->ethertype);
	const struct nwifi_port *port =
		control ? nwifi_ports_find(&core->ports, frame->source) :
			  nwifi_station_port(core);

	if (!exemption_accepts(core, frame))
		return NWIFI_VERDICT_EXEMPTION;
	if (plaintext_excluded(core, frame))
		return NWIFI_VERDICT_UNENCRYPTED;
	if (!control)
		return port && port->authorized ? NWIFI_VERDICT_DELIVER :
						  NWIFI_VERDICT_CLOSED;
	if (!port && nwifi_station_awaits(&core->station, frame->source,
					  NWIFI_ATTEMPT_ASSOC))
		return NWIFI_VERDICT_HOLD;
	return NWIFI_VERDICT_DELIVER;
}

/**
 * nwifi_core_sends_clear() - is a packet of the extension exempted? (PORT-53)
 * @core: the core
 * @ethertype: of the packet, host byte order
 * @dest: its destination
 *
 * Return: true if it goes out in the clear, whatever keys there are.
 */
bool nwifi_core_sends_clear(const struct nwifi_core *core, u16 ethertype,
			    const u8 *dest)
{
	return nwifi_exemption_clear(&core->ihv.exemption, ethertype, dest,
				     core->keys.pairwise);
}

/**
 * nwifi_core_registration() - the EtherTypes that the extension has registered
 * @core: the core
 *
 * Return: them; valid until the next step.
 */
const struct nwifi_registration *
nwifi_core_registration(const struct nwifi_core *core)
{
	return &core->ihv.registration;
}
