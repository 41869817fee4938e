// SPDX-License-Identifier: GPL-2.0-only
/*
 * Exhaustive exploration of the port layer (core/port.c, compiled as is).
 *
 * Every sequence of events over three peers is tried, whatever the order,
 * legal or not: breadth first, until no new state appears, which is far
 * beyond the eight events asked for. Beside the port layer runs a reference:
 * which peers are associated, which ports live, which gates let data pass. The
 * properties are checked against the actions of each step.
 *
 * Exit status 0: all properties hold. 1: one does not; the shortest sequence
 * of events that breaks it is printed.
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/dot11.h"
#include "core/port.h"

#define PEERS		3
#define MAX_STATES	(1 << 20)

static const u8 peers[PEERS][NWIFI_MAC_BYTES] = {
	{ 2, 0, 0, 0, 0, 1 }, { 2, 0, 0, 0, 0, 2 }, { 2, 0, 0, 0, 0, 3 },
};

enum kind {
	CONNECT_INFRA, CONNECT_IBSS, ROAM_START, ROAM_END, REMOVE,
	BIND, UNBIND, LEAVE,
	REQUIRE, NOT_REQUIRE,
	DISASSOC_ALL,
	DISASSOC, START, SUCCESS_NONE, SUCCESS_OS, SUCCESS_IHV, FAILURE,
	PERFORM_OK, PERFORM_FAILED,
	AUTH_OS, WITHDRAW_OS, AUTH_SESSION, AUTH_OVER, WITHDRAW_OVER,
	AUTH_WITHOUT_KEY,
	POST_OK, POST_FAILED, POST_OVER, POST_OTHER_PEER,
	KINDS
};

static const char * const kind_name[KINDS] = {
	"connection start (infrastructure)", "connection start (IBSS)",
	"roaming start", "roaming completion", "removal",
	"an extension comes", "the extension goes", "the extension takes leave",
	"an extension is required", "an extension is not required",
	"disassociation of all", "disassociation", "association start",
	"association success, no owner", "association success, OS",
	"association success, IHV", "association failure",
	"Perform returns success", "Perform returns an error",
	"authorized by OS", "withdrawn by OS", "authorized by OS, by session",
	"the session before authorized by OS",
	"the session before withdrawn by OS",
	"authorized by OS without a key",
	"completion, success", "completion, failure",
	"completion of the session before", "completion for another peer",
};

/* what the reference knows of a peer */
struct peer {
	bool associated;	/* success, and no end since */
	bool port;		/* its port lives */
	bool open;		/* data may pass */
	bool gate;		/* data does pass */
	bool granted;		/* the owner says that data may pass */
	bool called;		/* Perform has not returned */
	bool runs;		/* Perform returned success, no Stop since */
	u8 owner;
	u32 session;
};

struct state {
	struct nwifi_ports ports;
	struct peer peer[PEERS];
	u32 last_session;
	bool ibss;
	bool roaming;
	bool bound;
	bool required;
	int parent;
	u8 kind;
	u8 target;
};

static struct state *states;
static int n_states;
static const char *broken;

#define CHECK(cond, text) do { if (!(cond) && !broken) broken = text; } while (0)

static int index_of(const u8 *mac)
{
	int i;

	for (i = 0; i < PEERS; i++)
		if (nwifi_mac_equal(peers[i], mac))
			return i;
	return -1;
}

/* sessions are left out: they only grow, and count is all that differs */
static bool same(const struct state *a, const struct state *b)
{
	int i;

	if (a->ibss != b->ibss || a->roaming != b->roaming ||
	    a->required != b->required ||
	    a->ports.required != b->ports.required ||
	    a->bound != b->bound || a->ports.bound != b->ports.bound ||
	    a->ports.ibss != b->ports.ibss ||
	    a->ports.roaming != b->ports.roaming)
		return false;
	for (i = 0; i < PEERS; i++) {
		const struct nwifi_port *p = nwifi_ports_find(&a->ports,
							      peers[i]);
		const struct nwifi_port *q = nwifi_ports_find(&b->ports,
							      peers[i]);

		if (!p != !q)
			return false;
		if (p && (p->authorized != q->authorized ||
			  p->granted != q->granted ||
			  p->controlled != q->controlled ||
			  p->owner != q->owner || p->post != q->post ||
			  p->was_open != q->was_open))
			return false;
		if (a->peer[i].associated != b->peer[i].associated ||
		    a->peer[i].port != b->peer[i].port ||
		    a->peer[i].open != b->peer[i].open ||
		    a->peer[i].gate != b->peer[i].gate ||
		    a->peer[i].granted != b->peer[i].granted ||
		    a->peer[i].called != b->peer[i].called ||
		    a->peer[i].runs != b->peer[i].runs)
			return false;
	}
	return true;
}

/* which associations does this event end, by the documents? */
static bool ends(const struct state *s, int peer, u8 kind, int target)
{
	if (!s->peer[peer].associated)
		return false;
	switch (kind) {
	case REMOVE:
	case DISASSOC_ALL:
		return true;
	case DISASSOC:
		return peer == target;
	case START:
		return !s->ibss || s->roaming || peer == target;
	default:
		return false;
	}
}

static struct nwifi_indication indication(u8 kind, int target)
{
	struct nwifi_indication ind = { 0 };

	memcpy(ind.mac, peers[target], sizeof(ind.mac));
	switch (kind) {
	case CONNECT_INFRA:
	case CONNECT_IBSS:
		ind.code = NWIFI_IND_CONNECTION_START;
		ind.bss_type = kind == CONNECT_IBSS ? NWIFI_BSS_INDEPENDENT :
						      NWIFI_BSS_INFRASTRUCTURE;
		break;
	case ROAM_START:
		ind.code = NWIFI_IND_ROAMING_START;
		break;
	case ROAM_END:
		ind.code = NWIFI_IND_ROAMING_COMPLETION;
		break;
	case DISASSOC_ALL:
		memset(ind.mac, 0xff, sizeof(ind.mac));
		ind.code = NWIFI_IND_DISASSOCIATION;
		ind.status = NWIFI_ASSOC_DISASSOCIATED_BY_OS;
		break;
	case DISASSOC:
		ind.code = NWIFI_IND_DISASSOCIATION;
		ind.status = NWIFI_ASSOC_PEER_DEAUTHENTICATED | 3;
		break;
	case START:
		ind.code = NWIFI_IND_ASSOCIATION_START;
		break;
	case FAILURE:
		ind.status = NWIFI_ASSOC_UNREACHABLE;
		/* fall through */
	default:
		ind.code = NWIFI_IND_ASSOCIATION_COMPLETION;
		break;
	}
	return ind;
}

struct seen {
	int created[PEERS];
	int deleted[PEERS];
	int changed;
	bool indicated;
};

/* an extension is required, and there is none */
static bool missing(const struct state *s)
{
	return s->required && !s->bound;
}

static void port_action(struct state *s, const struct nwifi_action *act,
			u8 kind, struct seen *seen)
{
	const struct nwifi_port_change *c = &act->port;
	const int i = index_of(c->peer);
	struct peer *p = &s->peer[i];

	CHECK(i >= 0, "a port of nobody");
	if (i < 0)
		return;
	seen->changed++;
	switch (c->action) {
	case NWIFI_PORT_CREATE:
		CHECK(!p->port, "two live ports for a peer");
		CHECK(p->associated, "a port without a successful association");
		CHECK(c->session > s->last_session, "a session used twice");
		CHECK(!c->authorized || c->owner == NWIFI_OWNER_NONE,
		      "a controlled port created open");
		CHECK(c->authorized || c->owner != NWIFI_OWNER_NONE ||
		      missing(s), "an uncontrolled port created closed");
		p->granted = c->owner == NWIFI_OWNER_NONE;
		s->last_session = c->session;
		seen->created[i]++;
		p->port = true;
		p->owner = c->owner;
		p->session = c->session;
		p->open = c->authorized;
		p->gate = c->authorized;
		break;
	case NWIFI_PORT_OPEN:
	case NWIFI_PORT_CLOSE:
		CHECK(p->port, "a change of a port that is gone");
		CHECK(p->session == c->session, "a change of another session");
		CHECK(c->authorized == (c->action == NWIFI_PORT_OPEN),
		      "open and close mixed up");
		CHECK(!c->authorized || p->owner != NWIFI_OWNER_IHV ||
		      p->called || p->runs,
		      "a port opened without a post-association");
		CHECK(p->open != c->authorized, "a change that changes nothing");
		p->open = c->authorized;
		p->gate = c->authorized;
		break;
	case NWIFI_PORT_DELETE:
		CHECK(p->port, "the end of a port that is gone");
		CHECK(!p->gate, "data passes a port that is being deleted");
		CHECK(!p->runs, "a port deleted without its Stop");
		CHECK(!c->authorized, "an authorized port deleted");
		CHECK(c->status == (kind == START ?
			NWIFI_ASSOC_DISASSOCIATED_BY_ROAMING :
			kind == DISASSOC ?
			(NWIFI_ASSOC_PEER_DEAUTHENTICATED | 3) :
			NWIFI_ASSOC_DISASSOCIATED_BY_OS),
		      "the wrong status for an end");
		CHECK(c->cause == (kind == START ? NWIFI_CAUSE_IMPLICIT :
				   kind == REMOVE ? NWIFI_CAUSE_REMOVAL :
				   NWIFI_CAUSE_EXPLICIT),
		      "the wrong cause for an end");
		seen->deleted[i]++;
		p->port = false;
		p->open = false;
		break;
	}
}

/* PORT-10, PORT-25, PORT-26, PORT-62 */
static void ihv_action(struct state *s, const struct nwifi_action *act)
{
	const int i = index_of(act->port.peer);
	struct peer *p = &s->peer[i];

	CHECK(i >= 0 && s->bound, "a call to an extension that is not there");
	if (i < 0)
		return;
	CHECK(p->port && p->session == act->port.session,
	      "a call for a port that is not there");
	if (act->type == NWIFI_ACT_IHV_PERFORM) {
		CHECK(p->owner == NWIFI_OWNER_IHV && !p->called && !p->runs,
		      "a Perform too many");
		p->called = true;
	} else {
		CHECK(p->runs, "a Stop that is not owed");
		CHECK(!p->gate, "a Stop while data passes");
		p->runs = false;
	}
}

static void apply(struct state *s, const struct nwifi_actions *out, u8 kind,
		  int target, struct seen *seen)
{
	unsigned int i;
	int p;

	for (i = 0; i < out->n; i++) {
		const struct nwifi_action *act = &out->list[i];

		switch (act->type) {
		case NWIFI_ACT_GATE:
			CHECK(!seen->indicated, "a gate closed too late");
			p = index_of(act->port.peer);
			if (p >= 0)
				s->peer[p].gate = false;
			break;
		case NWIFI_ACT_INDICATE:
			seen->indicated = true;
			/* PORT-25: from here on no data of what ends */
			for (p = 0; p < PEERS; p++)
				CHECK(!s->peer[p].gate ||
				      !ends(s, p, kind, target),
				      "data passes after its end was indicated");
			break;
		case NWIFI_ACT_PORT:
			port_action(s, act, kind, seen);
			break;
		case NWIFI_ACT_IHV_PERFORM:
		case NWIFI_ACT_IHV_STOP:
			ihv_action(s, act);
			break;
		case NWIFI_ACT_OID:
			p = index_of(act->oid.peer);
			CHECK(p >= 0 && s->peer[p].port,
			      "a notification for a port that is gone");
			CHECK(p < 0 || act->oid.open == s->peer[p].open,
			      "a notification that is not true");
			break;
		}
	}
}

static bool withdraws(u8 kind)
{
	return kind == WITHDRAW_OS || kind == WITHDRAW_OVER;
}

static enum nwifi_message authorize(struct state *s, u8 kind, int target,
				    struct nwifi_actions *out)
{
	const bool over = kind == AUTH_OVER || kind == WITHDRAW_OVER;
	struct nwifi_authorization auth = {
		.peer = peers[target],
		.owner = NWIFI_OWNER_OS,
		.authorized = !withdraws(kind),
		.key_missing = kind == AUTH_WITHOUT_KEY,
	};

	if (over || kind == AUTH_SESSION)
		auth.session = s->peer[target].session - over;
	return nwifi_ports_authorize(&s->ports, &auth, out);
}

static void step(struct state *s, u8 kind, int target)
{
	const struct nwifi_indication ind = indication(kind, target);
	static struct nwifi_actions out;
	struct seen seen = { 0 };
	u8 owner = NWIFI_OWNER_NONE;
	bool ended[PEERS], wanted = false, success = false;
	enum nwifi_message message = NWIFI_MSG_NONE;
	int i;

	out.n = 0;
	out.overflow = false;
	for (i = 0; i < PEERS; i++)
		ended[i] = ends(s, i, kind, target);

	switch (kind) {
	case REMOVE:
		for (i = 0; i < PEERS; i++)
			s->peer[i].gate = false; /* the driver blocks first */
		nwifi_ports_remove(&s->ports, &out);
		break;
	case AUTH_OS:
	case WITHDRAW_OS:
	case AUTH_SESSION:
	case AUTH_OVER:
	case WITHDRAW_OVER:
	case AUTH_WITHOUT_KEY:
		wanted = !withdraws(kind);
		owner = NWIFI_OWNER_OS;
		message = authorize(s, kind, target, &out);
		break;
	case BIND:
		s->bound = true;
		nwifi_ports_bind(&s->ports, &out);
		break;
	case UNBIND:
		s->bound = false;
		for (i = 0; i < PEERS; i++)
			s->peer[i].runs = false;
		nwifi_ports_unbind(&s->ports, false, &out);
		break;
	case LEAVE:
		nwifi_ports_unbind(&s->ports, true, &out);
		break;
	case REQUIRE:
	case NOT_REQUIRE:
		s->required = kind == REQUIRE;
		nwifi_ports_require(&s->ports, s->required, &out);
		break;
	case PERFORM_OK:
	case PERFORM_FAILED:
		s->peer[target].called = false;
		s->peer[target].runs = kind == PERFORM_OK;
		nwifi_ports_performed(&s->ports, s->peer[target].session,
				      kind == PERFORM_OK, &out);
		break;
	case POST_OK:
	case POST_FAILED:
	case POST_OVER:
	case POST_OTHER_PEER:
		wanted = kind != POST_FAILED;
		owner = NWIFI_OWNER_IHV;
		message = nwifi_ports_completed(&s->ports,
			s->peer[target].session - (kind == POST_OVER),
			peers[(target + (kind == POST_OTHER_PEER)) % PEERS],
			wanted, &out);
		break;
	case SUCCESS_OS:
	case SUCCESS_IHV:
		owner = kind == SUCCESS_OS ? NWIFI_OWNER_OS : NWIFI_OWNER_IHV;
		/* fall through */
	default:
		success = kind == SUCCESS_NONE || owner != NWIFI_OWNER_NONE;
		nwifi_ports_block(&s->ports, &ind, &out);
		nwifi_action_add(&out, NWIFI_ACT_INDICATE)->indication = ind;
		nwifi_ports_indicated(&s->ports, &ind, owner, &out);
		break;
	}
	CHECK(!out.overflow, "more actions than there is room for");

	/* a repeated success without an end is the same association still */
	success = success && !s->peer[target].associated;
	if (success)
		s->peer[target].associated = true;
	apply(s, &out, kind, target, &seen);
	if (kind == LEAVE)
		s->bound = false;
	for (i = 0; i < PEERS; i++) {
		CHECK(s->bound || !s->peer[i].runs,
		      "an extension leaves without its Stop");
		CHECK(seen.deleted[i] == ended[i],
		      "an association that does not end exactly once");
		CHECK(seen.created[i] == (success && i == target),
		      "not exactly one port for each success");
		if (ended[i])
			s->peer[i].associated = false;
		CHECK(s->peer[i].port == s->peer[i].associated,
		      "a port without its association, or the reverse");
		CHECK(!s->peer[i].gate || s->peer[i].open,
		      "a frame passes a port that is not open");
		CHECK(!s->peer[i].port == !nwifi_ports_find(&s->ports,
							     peers[i]),
		      "the port layer believes something else");
	}
	/* what the owner says is kept, and holds while no extension is missing */
	if (message == NWIFI_MSG_NONE && owner == s->peer[target].owner &&
	    kind >= AUTH_OS)
		s->peer[target].granted = wanted;
	for (i = 0; i < PEERS; i++) {
		struct peer *p = &s->peer[i];

		if (p->owner == NWIFI_OWNER_IHV &&
		    (!s->bound || (kind == PERFORM_FAILED && i == target)))
			p->granted = false;
		CHECK(!p->open || s->bound || p->owner != NWIFI_OWNER_IHV,
		      "a port open without its extension");
	}
	if (kind >= POST_OK) {
		const struct peer *p = &s->peer[target];
		const bool live = p->port && p->owner == NWIFI_OWNER_IHV &&
				  (p->called || p->runs) &&
				  (kind == POST_OK || kind == POST_FAILED);

		CHECK(live == (message == NWIFI_MSG_NONE),
		      "a completion for a finished session is accepted");
		CHECK(live || !out.n,
		      "a completion for a finished session changes something");
		CHECK(!live || p->open == wanted,
		      "a completion has no effect");
	} else if (kind >= AUTH_OS) {
		const struct peer *p = &s->peer[target];

		CHECK(p->port || message != NWIFI_MSG_NONE,
		      "an authorization without a port is accepted");
		CHECK(!p->port || p->owner == owner ||
		      message != NWIFI_MSG_NONE,
		      "somebody else's authorization is accepted");
		/* zero stands for whichever session there is */
		CHECK((kind != AUTH_OVER && kind != WITHDRAW_OVER) ||
		      p->session == 1 || message != NWIFI_MSG_NONE,
		      "an authorization of a finished session is accepted");
		CHECK(kind != AUTH_WITHOUT_KEY || message != NWIFI_MSG_NONE,
		      "a port is opened without its key");
		CHECK(!p->port || p->owner != owner ||
		      message == NWIFI_MSG_NONE || kind == AUTH_OVER ||
		      (wanted && missing(s)) ||
		      kind == WITHDRAW_OVER || kind == AUTH_WITHOUT_KEY,
		      "an authorization is refused for nothing");
		CHECK(message == NWIFI_MSG_NONE || !out.n,
		      "a refused authorization changes something");
		CHECK(message != NWIFI_MSG_NONE || p->open == wanted,
		      "an accepted authorization has no effect");
	}
	for (i = 0; i < PEERS; i++) {
		const struct peer *p = &s->peer[i];

		CHECK(!p->open || !missing(s),
		      "a port open although an extension is missing");
		CHECK(!p->port || missing(s) || p->open == p->granted,
		      "a port that does not follow its owner");
	}
	if (kind == CONNECT_INFRA || kind == CONNECT_IBSS) {
		s->ibss = kind == CONNECT_IBSS;
		s->roaming = false;
	}
	if (kind == ROAM_START)
		s->roaming = true;
	if (kind == ROAM_END || kind == START)
		s->roaming = false;
}

static void print_path(int i)
{
	if (states[i].parent < 0)
		return;
	print_path(states[i].parent);
	printf("  %s", kind_name[states[i].kind]);
	if (states[i].kind >= DISASSOC)
		printf(", peer %d", states[i].target + 1);
	printf("\n");
}

/* open addressing on a hash of what same() compares */
static int *table;

static u32 hash(const struct state *s)
{
	u32 h = s->ibss | s->roaming << 1 | s->ports.ibss << 2 |
		s->ports.roaming << 3 | s->bound << 4 | s->required << 5;
	int i;

	for (i = 0; i < PEERS; i++) {
		const struct nwifi_port *p = nwifi_ports_find(&s->ports,
							      peers[i]);

		h = h * 31 + (p ? 1 + p->authorized + 2 * p->controlled +
				  4 * p->owner + 16 * p->was_open +
				  32 * p->post : 0);
		h = h * 31 + s->peer[i].associated + 2 * s->peer[i].port +
		    4 * s->peer[i].open + 8 * s->peer[i].gate +
		    16 * s->peer[i].called + 32 * s->peer[i].runs +
		    64 * s->peer[i].granted;
	}
	return h * 2654435761u;
}

static bool is_new(const struct state *s)
{
	u32 slot = hash(s) % (2 * MAX_STATES);

	while (table[slot] >= 0) {
		if (same(&states[table[slot]], s))
			return false;
		slot = (slot + 1) % (2 * MAX_STATES);
	}
	table[slot] = n_states;
	return true;
}

/*
 * What the caller of the port layer guarantees: an extension comes when there
 * is none, and while Perform has not returned there are only completions.
 */
static bool possible(const struct state *s, int kind, int target)
{
	bool called = false;
	int i;

	for (i = 0; i < PEERS; i++)
		called |= s->peer[i].called;
	if (kind == BIND && s->bound)
		return false;
	if ((kind == UNBIND || kind == LEAVE) && !s->bound)
		return false;
	if (kind == PERFORM_OK || kind == PERFORM_FAILED)
		return s->peer[target].called;
	return !called || kind >= POST_OK;
}

int main(void)
{
	long steps = 0;
	int i, kind, target, depth = 0, level_end = 1;

	states = malloc(sizeof(*states) * 4096);
	table = malloc(sizeof(*table) * 2 * MAX_STATES);
	assert(states && table);
	memset(table, 0xff, sizeof(*table) * 2 * MAX_STATES);
	memset(&states[0], 0, sizeof(states[0]));
	nwifi_ports_init(&states[0].ports);
	states[0].parent = -1;
	is_new(&states[0]);
	n_states = 1;

	for (i = 0; i < n_states; i++) {
		if (i == level_end) {
			depth++;
			level_end = n_states;
		}
		for (kind = 0; kind < KINDS; kind++) {
			const int n = kind >= DISASSOC ? PEERS : 1;

			for (target = 0; target < n; target++) {
				struct state next = states[i];

				if (!possible(&next, kind, target))
					continue;
				next.parent = i;
				next.kind = kind;
				next.target = target;
				step(&next, kind, target);
				steps++;
				if (!broken && !is_new(&next))
					continue;
				assert(n_states < MAX_STATES);
				if (!(n_states & 4095)) {
					states = realloc(states,
							 sizeof(*states) *
							 (n_states + 4096));
					assert(states);
				}
				states[n_states++] = next;
				if (broken) {
					printf("broken: %s, after\n", broken);
					print_path(n_states - 1);
					return 1;
				}
			}
		}
	}
	printf("port layer: %d states, %ld steps, all sequences to any length (%d events reach every state), all properties hold\n",
	       n_states, steps, depth);
	free(states);
	free(table);
	return 0;
}
