// SPDX-License-Identifier: GPL-2.0-only
/* The rules of ports, and of the IHV extension that works on them. */
#include "check_rules.h"

#include <string.h>

#include "dot11.h"

/* an extension is required, and there is none */
bool check_missing(const struct check *c)
{
	return c->required && (!c->bound || c->taking_leave);
}

struct check_port *check_port_find(struct check *c, const u8 *peer)
{
	unsigned int i;

	for (i = 0; i < NWIFI_MAX_PORTS; i++)
		if (c->ports[i].used &&
		    nwifi_mac_equal(c->ports[i].peer, peer))
			return &c->ports[i];
	return NULL;
}

static bool ends_ports(const struct nwifi_indication *ind)
{
	return ind->code == NWIFI_IND_DISASSOCIATION ||
	       ind->code == NWIFI_IND_ASSOCIATION_START;
}

/* PORT-25: exactly the gates that an indication closes close before it */
void check_gates(struct check *c, const struct nwifi_indication *ind)
{
	unsigned int i;

	for (i = 0; i < NWIFI_MAX_PORTS; i++) {
		struct check_port *port = &c->ports[i];
		bool ends = ends_ports(ind);

		if (!port->used)
			continue;
		if (ind->code == NWIFI_IND_DISASSOCIATION)
			ends = nwifi_mac_equal(ind->mac, port->peer) ||
			       nwifi_mac_is_wildcard(ind->mac);
		REQUIRE(port->gated == ends,
			"PORT-25: gate %s before indication %#x",
			ends ? "not closed" : "closed", ind->code);
		port->gated = false;
		port->ending = ends;
	}
}

/* what an indication calls for must be there before the next one */
void check_owed(struct check *c)
{
	unsigned int i;

	REQUIRE(!c->create_due, "PORT-7: success without a port");
	REQUIRE(!c->notify_due, "PORT-17/18: change without notification");
	REQUIRE(!c->scan_done_due, "SCAN_CONFIRM without SCAN_DONE");
	for (i = 0; i < NWIFI_MAX_PORTS; i++)
		REQUIRE(!c->ports[i].used || !c->ports[i].ending,
			"PORT-20/21: port not deleted");
}

static void port_create(struct check *c, const struct nwifi_port_change *p)
{
	unsigned int i;

	REQUIRE(c->create_due && nwifi_mac_equal(p->peer, c->create_peer),
		"PORT-7: port without success");
	c->create_due = false;
	REQUIRE(!check_port_find(c, p->peer), "PORT-1: second port of a peer");
	REQUIRE(p->session > c->last_session, "PORT-1: session %u again",
		p->session);
	REQUIRE(p->controlled == (p->owner != NWIFI_OWNER_NONE) &&
		p->authorized == (!p->controlled && !check_missing(c)),
		"PORT-9: initial state");
	c->last_session = p->session;
	for (i = 0; i < NWIFI_MAX_PORTS && c->ports[i].used; i++)
		;
	if (i == NWIFI_MAX_PORTS)
		return;
	memset(&c->ports[i], 0, sizeof(c->ports[i]));
	c->ports[i].used = true;
	c->ports[i].ihv = p->owner == NWIFI_OWNER_IHV;
	c->ports[i].authorized = p->authorized;
	c->ports[i].session = p->session;
	memcpy(c->ports[i].peer, p->peer, sizeof(p->peer));
	c->notify_due = p->authorized;
}

static void port_delete(struct check *c, struct check_port *port,
			const struct nwifi_port_change *p, bool gone)
{
	switch (p->cause) {
	case NWIFI_CAUSE_EXPLICIT:
		REQUIRE(c->last.code == NWIFI_IND_DISASSOCIATION &&
			p->status == c->last.status,
			"PORT-20/27: explicit deletion, status %#x", p->status);
		break;
	case NWIFI_CAUSE_IMPLICIT:
		REQUIRE(c->last.code == NWIFI_IND_ASSOCIATION_START &&
			p->status == NWIFI_ASSOC_DISASSOCIATED_BY_ROAMING,
			"PORT-21/27: implicit deletion, status %#x", p->status);
		break;
	default:
		REQUIRE(gone && p->status == NWIFI_ASSOC_DISASSOCIATED_BY_OS,
			"PORT-24/27: removal, status %#x", p->status);
		c->associated = false;
		c->phase = NWIFI_PHASE_I;
		break;
	}
	REQUIRE(!p->authorized, "a deleted port is not authorized");
	REQUIRE(!port->runs && !port->called,
		"PORT-25/62: port deleted without Stop");
	port->used = false;
}

void check_port_change(struct check *c, const struct nwifi_event *event,
		       const struct nwifi_port_change *p)
{
	struct check_port *port = check_port_find(c, p->peer);

	REQUIRE(!c->notify_due, "PORT-17: change before notification");
	if (p->action == NWIFI_PORT_CREATE) {
		port_create(c, p);
		return;
	}
	if (!port || port->session != p->session) {
		check_broken(c, "event of a port that is not there");
		return;
	}
	if (p->action == NWIFI_PORT_DELETE) {
		REQUIRE(port->ending || event->type == NWIFI_EV_GONE,
			"PORT-20/21: port deleted for nothing");
		port_delete(c, port, p, event->type == NWIFI_EV_GONE);
		return;
	}
	REQUIRE(p->authorized == (p->action == NWIFI_PORT_OPEN) &&
		port->authorized != p->authorized,
		"PORT-13: open or close changes nothing");
	REQUIRE(p->controlled || event->type == NWIFI_EV_SETTINGS ||
		event->type == NWIFI_EV_IHV_BIND ||
		event->type == NWIFI_EV_IHV_UNBIND,
		"PORT-5: an uncontrolled port changes");
	REQUIRE(!p->authorized || !check_missing(c),
		"a port opens although an extension is missing");
	REQUIRE(!p->authorized || !port->ihv || port->runs || port->called,
		"PORT-14: opened without a post-association");
	REQUIRE(!p->authorized || p->owner != NWIFI_OWNER_OS || c->keyed ||
		!c->ciphered, "PORT-13: opened without a pairwise key");
	REQUIRE(port->gated ==
		(c->taking_leave && port->authorized && port->ihv),
		"PORT-25: gate closed too late, or for nothing");
	port->gated = false;
	port->authorized = p->authorized;
	c->notify_due = true;
}

/* the order law IHV-16, and what is owed to the extension (PORT-62) */
void check_ihv(struct check *c, const struct nwifi_action *act)
{
	struct check_port *port = check_port_find(c, act->port.peer);
	unsigned int i;

	REQUIRE(c->bound, "IHV call %u without an extension", act->type);
	switch (act->type) {
	case NWIFI_ACT_IHV_PRE:
		REQUIRE(c->phase == NWIFI_PHASE_I, "IHV-35: pre-association in %s",
			nwifi_phase_name(c->phase));
		return;
	case NWIFI_ACT_IHV_PERFORM:
		REQUIRE(port && port->ihv && port->session == act->port.session,
			"PORT-10: Perform without its port");
		REQUIRE(!port || (!port->called && !port->runs),
			"PORT-56: a second Perform");
		if (port)
			port->called = true;
		return;
	case NWIFI_ACT_IHV_STOP:
		REQUIRE(port && port->runs && port->session == act->port.session,
			"PORT-62: Stop that is not owed");
		if (port)
			port->runs = false;
		return;
	}
	/* a port outlives an extension that takes leave (P-3), no other call */
	for (i = 0; i < NWIFI_MAX_PORTS; i++)
		REQUIRE(!c->ports[i].used || (c->taking_leave && !c->ports[i].runs),
			"IHV-16: call %u before Stop", act->type);
	if (act->type == NWIFI_ACT_IHV_DEINIT)
		c->bound = false;
}

/* what an event tells of the extension */
void check_ihv_before(struct check *c, const struct nwifi_event *event)
{
	unsigned int i;

	if (event->type == NWIFI_EV_IHV_BIND)
		c->bound = true;
	if (event->type == NWIFI_EV_SETTINGS &&
	    event->settings.selected & NWIFI_SET_EXTENSION_REQUIRED)
		c->required = event->settings.values &
			      NWIFI_SET_EXTENSION_REQUIRED;
	c->taking_leave = event->type == NWIFI_EV_IHV_UNBIND &&
			  event->unbind.orderly;
	if (event->type == NWIFI_EV_IHV_UNBIND && !event->unbind.orderly)
		c->bound = false;
	for (i = 0; i < NWIFI_MAX_PORTS; i++) {
		struct check_port *port = &c->ports[i];

		if (!port->used)
			continue;
		if (event->type == NWIFI_EV_IHV_PERFORMED && port->called &&
		    event->performed.session == port->session) {
			port->called = false;
			port->runs = !event->performed.result;
		}
		if (!c->bound)
			port->called = port->runs = false;
	}
}

void check_ihv_after(struct check *c, const struct nwifi_core *core,
		     const u64 *due)
{
	unsigned int i;

	REQUIRE(core->ihv.bound == c->bound, "bound to nobody, or not");
	REQUIRE(core->ihv.pending == !!due[NWIFI_TIMER_IHV],
		"I-18: pre-association without a deadline");
	REQUIRE(!core->ihv.pending || c->phase == NWIFI_PHASE_I,
		"pre-association in %s", nwifi_phase_name(c->phase));
	for (i = 0; i < NWIFI_MAX_PORTS; i++)
		REQUIRE(!c->ports[i].used || c->bound ||
			(!c->ports[i].ihv && !c->required) ||
			!c->ports[i].authorized,
			"a port is open that its extension cannot close");
}

void check_ports(struct check *c, const struct nwifi_core *core)
{
	unsigned int i, n = 0;

	for (i = 0; i < NWIFI_MAX_PORTS; i++) {
		const struct nwifi_port *port;

		if (!c->ports[i].used)
			continue;
		n++;
		port = nwifi_ports_find(&core->ports, c->ports[i].peer);
		REQUIRE(port && port->session == c->ports[i].session &&
			port->authorized == c->ports[i].authorized,
			"port table and port events differ");
		REQUIRE(nwifi_mac_equal(c->ports[i].peer, c->ap),
			"port of another peer than the AP");
		REQUIRE(!c->ports[i].gated, "gate closed for nothing");
	}
	REQUIRE(n == c->associated, "PORT-1: %u ports", n);
}
