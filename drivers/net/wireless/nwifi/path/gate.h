/* SPDX-License-Identifier: GPL-2.0-only */
/* The gate of a port, as the data path sees it. */
#ifndef NWIFI_PATH_GATE_H
#define NWIFI_PATH_GATE_H

#include <linux/if_ether.h>
#include <linux/rcupdate.h>
#include <linux/types.h>

#include "core/registration.h"

struct nwifi_counters;
struct nwifi_path;
struct nwifi_port_change;

/**
 * struct nwifi_gate - the gate of a port
 * @rcu: frees it
 * @counters: of this port
 * @peer: PeerMacAddress
 * @session: uSessionId
 * @controlled: bPortControlled
 * @owner: enum nwifi_port_owner
 * @since_ns: CLOCK_BOOTTIME of its creation
 * @registration: EtherTypes that go to the IHV extension
 * @open: frames may pass; the only member that changes
 */
struct nwifi_gate {
	struct rcu_head rcu;
	struct nwifi_counters __percpu *counters;
	u8 peer[ETH_ALEN];
	u32 session;
	bool controlled;
	u8 owner;
	u64 since_ns;
	struct nwifi_registration registration;
	bool open;
};

int nwifi_gate_create(struct nwifi_path *path,
		      const struct nwifi_port_change *change,
		      const struct nwifi_registration *registration);
void nwifi_gate_set(struct nwifi_path *path, bool open);
void nwifi_gate_host(struct nwifi_path *path, bool bound);
void nwifi_gate_require(struct nwifi_path *path, bool on);
void nwifi_gate_shut(struct nwifi_path *path);
void nwifi_gate_block(struct nwifi_path *path);
void nwifi_gate_delete(struct nwifi_path *path);
u32 nwifi_gate_session(struct nwifi_path *path, const u8 *peer);

#endif /* NWIFI_PATH_GATE_H */
