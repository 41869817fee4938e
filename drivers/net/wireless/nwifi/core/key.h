/* SPDX-License-Identifier: GPL-2.0-only */
/* What the core knows of keys: which there are, never their bytes. */
#ifndef NWIFI_CORE_KEY_H
#define NWIFI_CORE_KEY_H

#include "base.h"

/**
 * enum nwifi_key_op - what to do with a key
 * @NWIFI_KEY_ADD: install it
 * @NWIFI_KEY_DEL: delete it
 * @NWIFI_KEY_DEFAULT: transmit with it
 * @NWIFI_KEY_DEFAULT_MGMT: protect group management frames with it
 */
enum nwifi_key_op {
	NWIFI_KEY_ADD,
	NWIFI_KEY_DEL,
	NWIFI_KEY_DEFAULT,
	NWIFI_KEY_DEFAULT_MGMT,
};

/**
 * struct nwifi_key_request - something that is to be done with a key
 * @op: enum nwifi_key_op
 * @index: key index
 * @pairwise: it is the pairwise key of @peer, else a group key
 * @peer: MAC address; holds if @pairwise
 * @session: security session of the IHV extension that the key is for, zero if
 *	the operating system side sets it
 * @unicast: of %NWIFI_KEY_DEFAULT: it protects unicast frames
 * @multicast: of %NWIFI_KEY_DEFAULT: it protects multicast frames
 */
struct nwifi_key_request {
	u8 op;
	u8 index;
	bool pairwise;
	u8 peer[NWIFI_MAC_BYTES] NWIFI_MAC_ALIGNED;
	u32 session;
	bool unicast;
	bool multicast;
};

/**
 * struct nwifi_keys - the keys of the present association
 * @pairwise: there is a pairwise key of the AP
 * @defaults: there are default keys with these indices, a set
 * @transmits: the default key that transmits, a set of at most one index
 */
struct nwifi_keys {
	bool pairwise;
	u8 defaults;
	u8 transmits;
};

#endif /* NWIFI_CORE_KEY_H */
