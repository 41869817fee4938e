// SPDX-License-Identifier: GPL-2.0-only
/*
 * The port layer. It sees the station only through its indications, as the
 * documents have it, so that it serves any trace that obeys them (D-31).
 *
 * Pages: Port Creation; Port Deletion; Port-Based Network Access.
 */
#include "dot11.h"
#include "port.h"

/**
 * nwifi_ports_init() - start without a port
 * @ports: to be initialised
 */
void nwifi_ports_init(struct nwifi_ports *ports)
{
	memset(ports, 0, sizeof(*ports));
}

static struct nwifi_port *port_find(struct nwifi_ports *ports, const u8 *peer)
{
	unsigned int i;

	for (i = 0; i < NWIFI_MAX_PORTS; i++)
		if (ports->port[i].used &&
		    nwifi_mac_equal(ports->port[i].peer, peer))
			return &ports->port[i];
	return NULL;
}

/**
 * nwifi_ports_find() - find the port of a peer
 * @ports: the ports
 * @peer: MAC address
 *
 * Return: the port, or %NULL.
 */
const struct nwifi_port *nwifi_ports_find(const struct nwifi_ports *ports,
					  const u8 *peer)
{
	return port_find((struct nwifi_ports *)ports, peer);
}

/*
 * Does this indication end the port? DISASSOCIATION ends that of its MAC, or
 * all (PORT-20). ASSOCIATION_START ends the one there is in infrastructure,
 * whichever the AP (PORT-21); in an IBSS it ends that of the peer, and all of
 * the old IBSS if it is the first start inside a roam (PORT-23, P-6).
 */
static bool port_ends(const struct nwifi_ports *ports,
		      const struct nwifi_port *port,
		      const struct nwifi_indication *ind)
{
	if (!port->used)
		return false;
	switch (ind->code) {
	case NWIFI_IND_DISASSOCIATION:
		return nwifi_mac_is_wildcard(ind->mac) ||
		       nwifi_mac_equal(ind->mac, port->peer);
	case NWIFI_IND_ASSOCIATION_START:
		return !ports->ibss || ports->roaming ||
		       nwifi_mac_equal(ind->mac, port->peer);
	default:
		return false;
	}
}

static struct nwifi_port_change *
port_change(struct nwifi_actions *out, const struct nwifi_port *port,
	    enum nwifi_action_type type, u8 action)
{
	struct nwifi_port_change *c = &nwifi_action_add(out, type)->port;

	c->action = action;
	memcpy(c->peer, port->peer, sizeof(c->peer));
	c->session = port->session;
	c->controlled = port->controlled;
	c->authorized = port->authorized;
	c->owner = port->owner;
	return c;
}

/*
 * PORT-25, PORT-26, PORT-62: a Perform that returned success is owed one Stop,
 * whether or not the extension completed. Nothing is owed to an extension that
 * is gone.
 *
 * PORT-28: no port-state notification goes with a deletion.
 */
static void port_delete(struct nwifi_port *port, u8 cause, u32 status,
			struct nwifi_actions *out)
{
	struct nwifi_port_change *c;

	port->authorized = false;
	if (port->post == NWIFI_POST_RUNS)
		port_change(out, port, NWIFI_ACT_IHV_STOP,
			    NWIFI_PORT_DELETE)->status = status;
	port->post = NWIFI_POST_NONE;
	c = port_change(out, port, NWIFI_ACT_PORT, NWIFI_PORT_DELETE);
	c->cause = cause;
	c->status = status;
	port->used = false;
}

/**
 * nwifi_ports_block() - stop the data of the ports that an indication will end
 * @ports: the ports
 * @ind: the indication, about to be made
 * @out: receives %NWIFI_ACT_GATE for each
 *
 * From the triggering indication on no further data passes (PORT-25), so the
 * gates go down before it is made.
 */
void nwifi_ports_block(const struct nwifi_ports *ports,
		       const struct nwifi_indication *ind,
		       struct nwifi_actions *out)
{
	unsigned int i;

	for (i = 0; i < NWIFI_MAX_PORTS; i++)
		if (port_ends(ports, &ports->port[i], ind))
			port_change(out, &ports->port[i], NWIFI_ACT_GATE,
				    NWIFI_PORT_DELETE);
}

static void port_notify(const struct nwifi_port *port,
			struct nwifi_actions *out)
{
	struct nwifi_action *act = nwifi_action_add(out, NWIFI_ACT_OID);

	act->oid.code = NWIFI_OID_PORT_STATE_NOTIFICATION;
	memcpy(act->oid.peer, port->peer, sizeof(act->oid.peer));
	act->oid.open = port->authorized;
}

/* PORT-10, PORT-56: the port is there before the extension hears of it. */
static void port_perform(const struct nwifi_ports *ports,
			 struct nwifi_port *port, struct nwifi_actions *out)
{
	if (port->owner != NWIFI_OWNER_IHV || !ports->bound)
		return;
	port->post = NWIFI_POST_CALLED;
	port_change(out, port, NWIFI_ACT_IHV_PERFORM, NWIFI_PORT_CREATE);
}

/* With an extension required, no port is open while there is none. */
static bool ports_may_open(const struct nwifi_ports *ports)
{
	return ports->bound || !ports->required;
}

/* The radio's own flag mirrors the port: it opens first and closes last. */
static void port_create(struct nwifi_ports *ports,
			const struct nwifi_indication *ind, u8 owner,
			struct nwifi_actions *out)
{
	struct nwifi_port *port = NULL;
	unsigned int i;

	for (i = 0; i < NWIFI_MAX_PORTS && !port; i++)
		if (!ports->port[i].used)
			port = &ports->port[i];
	/* There is no room: that association stays without data. */
	if (!port)
		return;
	memset(port, 0, sizeof(*port));
	port->used = true;
	memcpy(port->peer, ind->mac, sizeof(port->peer));
	port->session = ++ports->last_session;
	port->owner = owner;
	port->controlled = owner != NWIFI_OWNER_NONE;
	port->granted = !port->controlled;
	port->authorized = port->granted && ports_may_open(ports);
	port->was_open = port->authorized;
	if (port->authorized)
		port_change(out, port, NWIFI_ACT_RADIO_AUTHORIZE,
			    NWIFI_PORT_CREATE);
	port_change(out, port, NWIFI_ACT_PORT, NWIFI_PORT_CREATE);
	/* An uncontrolled port does not require it, but it is uniform (P-1). */
	if (port->authorized)
		port_notify(port, out);
	port_perform(ports, port, out);
}

/* PORT-27: an end has the cause and the status of its indication. */
static void ports_end(struct nwifi_ports *ports,
		      const struct nwifi_indication *ind,
		      struct nwifi_actions *out)
{
	const bool implicit = ind->code == NWIFI_IND_ASSOCIATION_START;
	const u8 cause = implicit ? NWIFI_CAUSE_IMPLICIT : NWIFI_CAUSE_EXPLICIT;
	const u32 status = implicit ? NWIFI_ASSOC_DISASSOCIATED_BY_ROAMING :
				      ind->status;
	unsigned int i;

	for (i = 0; i < NWIFI_MAX_PORTS; i++)
		if (port_ends(ports, &ports->port[i], ind))
			port_delete(&ports->port[i], cause, status, out);
	if (implicit)
		ports->roaming = false;
}

/**
 * nwifi_ports_indicated() - let an indication have its effect on the ports
 * @ports: the ports
 * @ind: the indication, just made
 * @owner: who authenticates a port created now
 * @out: receives the changes
 */
void nwifi_ports_indicated(struct nwifi_ports *ports,
			   const struct nwifi_indication *ind, u8 owner,
			   struct nwifi_actions *out)
{
	switch (ind->code) {
	case NWIFI_IND_CONNECTION_START:
		ports->ibss = ind->bss_type == NWIFI_BSS_INDEPENDENT;
		ports->roaming = false;
		break;
	case NWIFI_IND_ROAMING_START:
		ports->roaming = true;
		break;
	case NWIFI_IND_ROAMING_COMPLETION:
		ports->roaming = false;
		break;
	case NWIFI_IND_DISASSOCIATION:
	case NWIFI_IND_ASSOCIATION_START:
		ports_end(ports, ind, out);
		break;
	case NWIFI_IND_ASSOCIATION_COMPLETION:
		if (ind->status == NWIFI_ASSOC_SUCCESS &&
		    !port_find(ports, ind->mac))
			port_create(ports, ind, owner, out);
		break;
	default:
		break;
	}
}

/* The port follows what is granted, and whether an extension is missing. */
static void port_settle(const struct nwifi_ports *ports,
			struct nwifi_port *port, struct nwifi_actions *out)
{
	const bool authorized = port->granted && ports_may_open(ports);

	if (port->authorized == authorized)
		return;
	port->authorized = authorized;
	port->was_open |= authorized;
	if (authorized)
		port_change(out, port, NWIFI_ACT_RADIO_AUTHORIZE,
			    NWIFI_PORT_OPEN);
	port_change(out, port, NWIFI_ACT_PORT,
		    authorized ? NWIFI_PORT_OPEN : NWIFI_PORT_CLOSE);
	if (!authorized)
		port_change(out, port, NWIFI_ACT_RADIO_AUTHORIZE,
			    NWIFI_PORT_CLOSE);
	port_notify(port, out);
}

static void port_grant(const struct nwifi_ports *ports, struct nwifi_port *port,
		       bool granted, struct nwifi_actions *out)
{
	port->granted = granted;
	port_settle(ports, port, out);
}

/**
 * nwifi_ports_authorize() - authorize a port, or withdraw that
 * @ports: the ports
 * @auth: which port, who says so, and the new state
 * @out: receives the change, if there is one
 *
 * PORT-13, PORT-17, PORT-18. Only the owner of a port may do it (PORT-6). The
 * same state again changes nothing.
 *
 * Return: %NWIFI_MSG_NONE, or why it was refused.
 */
enum nwifi_message
nwifi_ports_authorize(struct nwifi_ports *ports,
		      const struct nwifi_authorization *auth,
		      struct nwifi_actions *out)
{
	struct nwifi_port *port = port_find(ports, auth->peer);

	if (!port)
		return NWIFI_MSG_NO_PORT;
	if (port->owner != auth->owner)
		return NWIFI_MSG_NOT_OS_PORT;
	if (auth->session && port->session != auth->session)
		return NWIFI_MSG_NO_SESSION;
	if (auth->authorized && auth->key_missing)
		return NWIFI_MSG_NO_KEY;
	if (auth->authorized && !ports_may_open(ports))
		return NWIFI_MSG_IHV_REQUIRED;
	port_grant(ports, port, auth->authorized, out);
	return NWIFI_MSG_NONE;
}

static struct nwifi_port *port_by_session(struct nwifi_ports *ports,
					  u32 session)
{
	unsigned int i;

	for (i = 0; i < NWIFI_MAX_PORTS; i++)
		if (ports->port[i].used && ports->port[i].session == session &&
		    ports->port[i].owner == NWIFI_OWNER_IHV)
			return &ports->port[i];
	return NULL;
}

/**
 * nwifi_ports_performed() - Dot11ExtIhvPerformPostAssociate has returned
 * @ports: the ports
 * @session: of the port that it was called for
 * @ok: it returned success
 * @out: receives the changes
 *
 * PORT-12: the port of an operation that could not be initiated is closed.
 */
void nwifi_ports_performed(struct nwifi_ports *ports, u32 session, bool ok,
			   struct nwifi_actions *out)
{
	struct nwifi_port *port = port_by_session(ports, session);

	if (!port || port->post != NWIFI_POST_CALLED)
		return;
	port->post = ok ? NWIFI_POST_RUNS : NWIFI_POST_NONE;
	if (!ok)
		port_grant(ports, port, false, out);
}

/**
 * nwifi_ports_completed() - Dot11ExtPostAssociateCompletion was called
 * @ports: the ports
 * @session: security session
 * @peer: whose port
 * @authorized: the operation succeeded
 * @out: receives the change, if there is one
 *
 * PORT-14 to PORT-16, PORT-57, PORT-58: as often as the extension likes, also
 * before Perform has returned; never for a session that is over.
 *
 * Return: %NWIFI_MSG_NONE, or why it was refused.
 */
enum nwifi_message nwifi_ports_completed(struct nwifi_ports *ports,
					 u32 session, const u8 *peer,
					 bool authorized,
					 struct nwifi_actions *out)
{
	struct nwifi_port *port = port_by_session(ports, session);

	if (!port || port->post == NWIFI_POST_NONE ||
	    !nwifi_mac_equal(port->peer, peer))
		return NWIFI_MSG_NO_SESSION;
	port_grant(ports, port, authorized, out);
	return NWIFI_MSG_NONE;
}

/**
 * nwifi_ports_bind() - there is an extension now, which is told of the ports
 * @ports: the ports
 * @out: receives the calls
 */
void nwifi_ports_bind(struct nwifi_ports *ports, struct nwifi_actions *out)
{
	unsigned int i;

	ports->bound = true;
	for (i = 0; i < NWIFI_MAX_PORTS; i++) {
		if (!ports->port[i].used)
			continue;
		port_settle(ports, &ports->port[i], out);
		port_perform(ports, &ports->port[i], out);
	}
}

/**
 * nwifi_ports_require() - no port is open without an extension, or may be again
 * @ports: the ports
 * @on: an extension is required
 * @out: receives the changes
 */
void nwifi_ports_require(struct nwifi_ports *ports, bool on,
			 struct nwifi_actions *out)
{
	unsigned int i;

	ports->required = on;
	for (i = 0; i < NWIFI_MAX_PORTS; i++)
		if (ports->port[i].used)
			port_settle(ports, &ports->port[i], out);
}

/**
 * nwifi_ports_unbind() - the extension is gone: its ports close, and all of
 *	them if an extension is required
 * @ports: the ports
 * @tell: it is only about to go, and is owed a Stop for each of them (PORT-24)
 * @out: receives the changes
 *
 * The associations stay (P-3), without data.
 */
void nwifi_ports_unbind(struct nwifi_ports *ports, bool tell,
			struct nwifi_actions *out)
{
	unsigned int i;

	ports->bound = false;
	for (i = 0; i < NWIFI_MAX_PORTS; i++) {
		struct nwifi_port *port = &ports->port[i];

		if (!port->used)
			continue;
		if (port->owner != NWIFI_OWNER_IHV) {
			port_settle(ports, port, out);
			continue;
		}
		if (tell && port->authorized)
			port_change(out, port, NWIFI_ACT_GATE,
				    NWIFI_PORT_CLOSE);
		if (tell && port->post == NWIFI_POST_RUNS)
			port_change(out, port, NWIFI_ACT_IHV_STOP,
				    NWIFI_PORT_CLOSE)->status =
				NWIFI_ASSOC_DISASSOCIATED_BY_OS;
		port->post = NWIFI_POST_NONE;
		port_grant(ports, port, false, out);
	}
}

/**
 * nwifi_ports_remove() - delete every port: the adapter goes (PORT-24, PORT-27)
 * @ports: the ports
 * @out: receives the changes
 */
void nwifi_ports_remove(struct nwifi_ports *ports, struct nwifi_actions *out)
{
	unsigned int i;

	for (i = 0; i < NWIFI_MAX_PORTS; i++)
		if (ports->port[i].used)
			port_delete(&ports->port[i], NWIFI_CAUSE_REMOVAL,
				    NWIFI_ASSOC_DISASSOCIATED_BY_OS, out);
}
