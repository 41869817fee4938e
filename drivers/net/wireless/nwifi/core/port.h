/* SPDX-License-Identifier: GPL-2.0-only */
/* The port layer: ports made and deleted by what the station indicates. */
#ifndef NWIFI_CORE_PORT_H
#define NWIFI_CORE_PORT_H

#include "action.h"

#define NWIFI_MAX_PORTS 32

/**
 * enum nwifi_post - how far the post-association operation of a port is
 * @NWIFI_POST_NONE: there is none, or it failed or is over
 * @NWIFI_POST_CALLED: Perform was called and has not returned
 * @NWIFI_POST_RUNS: Perform returned success: Stop is owed
 */
enum nwifi_post {
	NWIFI_POST_NONE,
	NWIFI_POST_CALLED,
	NWIFI_POST_RUNS,
};

/**
 * struct nwifi_port - one port (PORT-2)
 * @used: it exists
 * @peer: PeerMacAddress
 * @session: uSessionId, never used twice
 * @controlled: bPortControlled
 * @granted: who owns the port lets data pass, or nobody has to
 * @authorized: bPortAuthorized: @granted, and no extension is missing
 * @was_open: it has been authorized at some time
 * @owner: enum nwifi_core_owner
 * @post: enum nwifi_post
 */
struct nwifi_port {
	bool used;
	u8 peer[NWIFI_MAC_BYTES] NWIFI_MAC_ALIGNED;
	u32 session;
	bool controlled;
	bool granted;
	bool authorized;
	bool was_open;
	u8 owner;
	u8 post;
};

/**
 * struct nwifi_ports - the ports of an adapter
 * @ibss: the network is an IBSS: one port for each peer
 * @roaming: between ROAMING_START and the first ASSOCIATION_START in it
 * @bound: there is an IHV extension to ask
 * @required: no port is open while there is none
 * @last_session: session of the newest port
 * @port: the ports
 */
struct nwifi_ports {
	bool ibss;
	bool roaming;
	bool bound;
	bool required;
	u32 last_session;
	struct nwifi_port port[NWIFI_MAX_PORTS];
};

/**
 * struct nwifi_authorization - a port is authorized, or that is withdrawn
 * @peer: whose port
 * @session: session of the port that is meant, zero for whichever there is
 * @owner: enum nwifi_core_owner that says so
 * @authorized: the new state
 * @key_missing: data of the port would need a key that is not there
 */
struct nwifi_authorization {
	const u8 *peer;
	u32 session;
	u8 owner;
	bool authorized;
	bool key_missing;
};

void nwifi_ports_init(struct nwifi_ports *ports);
void nwifi_ports_block(const struct nwifi_ports *ports,
		       const struct nwifi_indication *ind,
		       struct nwifi_actions *out);
void nwifi_ports_indicated(struct nwifi_ports *ports,
			   const struct nwifi_indication *ind, u8 owner,
			   struct nwifi_actions *out);
enum nwifi_message
nwifi_ports_authorize(struct nwifi_ports *ports,
		      const struct nwifi_authorization *auth,
		      struct nwifi_actions *out);
void nwifi_ports_performed(struct nwifi_ports *ports, u32 session, bool ok,
			   struct nwifi_actions *out);
enum nwifi_message nwifi_ports_completed(struct nwifi_ports *ports,
					 u32 session, const u8 *peer,
					 bool authorized,
					 struct nwifi_actions *out);
void nwifi_ports_require(struct nwifi_ports *ports, bool on,
			 struct nwifi_actions *out);
void nwifi_ports_bind(struct nwifi_ports *ports, struct nwifi_actions *out);
void nwifi_ports_unbind(struct nwifi_ports *ports, bool tell,
			struct nwifi_actions *out);
void nwifi_ports_remove(struct nwifi_ports *ports, struct nwifi_actions *out);
const struct nwifi_port *nwifi_ports_find(const struct nwifi_ports *ports,
					  const u8 *peer);

#endif /* NWIFI_CORE_PORT_H */
