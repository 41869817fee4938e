/* SPDX-License-Identifier: GPL-2.0-only */
/* Keys, PMKSAs and power save: jobs that a manager posts for the radio. */
#ifndef NWIFI_KEY_H
#define NWIFI_KEY_H

#include "radio.h"

struct nwifi_adapter;

/**
 * enum nwifi_key_op - what to do with a key
 * @NWIFI_KEY_ADD: install
 * @NWIFI_KEY_DEL: delete
 * @NWIFI_KEY_DEFAULT: transmit with it
 * @NWIFI_KEY_DEFAULT_MGMT: protect group management frames with it
 */
enum nwifi_key_op {
	NWIFI_KEY_ADD,
	NWIFI_KEY_DEL,
	NWIFI_KEY_DEFAULT,
	NWIFI_KEY_DEFAULT_MGMT,
};

int nwifi_post_key_add(struct nwifi_adapter *adapter,
		       const struct nwifi_radio_key *key, u32 session);
int nwifi_post_key(struct nwifi_adapter *adapter, enum nwifi_key_op op,
		   u8 index, const u8 *peer, bool unicast, bool multicast,
		   u32 session);
int nwifi_post_pmksa(struct nwifi_adapter *adapter, bool set, const u8 *bssid,
		     const u8 *pmkid);
int nwifi_post_authorize(struct nwifi_adapter *adapter, const u8 *peer,
			 bool on);
int nwifi_post_power_save(struct nwifi_adapter *adapter, bool on);
void nwifi_keys_begin(struct nwifi_adapter *adapter);
bool nwifi_keys_usable(const struct nwifi_adapter *adapter);
void nwifi_keys_forget(struct nwifi_adapter *adapter);

#endif /* NWIFI_KEY_H */
