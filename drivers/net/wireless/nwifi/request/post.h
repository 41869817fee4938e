/* SPDX-License-Identifier: GPL-2.0-only */
/* Requests of managers, handed to the worker as jobs. */
#ifndef NWIFI_REQUEST_POST_H
#define NWIFI_REQUEST_POST_H

#include <linux/types.h>

#include "core/event.h"

struct nwifi_adapter;
struct nwifi_connect_params;
struct nwifi_radio_key;
struct nwifi_scan_params;

int nwifi_post_plain(struct nwifi_adapter *adapter, u8 type, u8 manager,
		     u32 request);
int nwifi_post_connect(struct nwifi_adapter *adapter, u32 request, u8 manager,
		       struct nwifi_connect_params *params);
int nwifi_post_disconnect(struct nwifi_adapter *adapter, u16 reason);
int nwifi_post_roam(struct nwifi_adapter *adapter, u32 request, u8 manager,
		    const u8 *bssid, struct nwifi_connect_params *params);
int nwifi_post_scan(struct nwifi_adapter *adapter, u32 request,
		    struct nwifi_scan_params *params);
int nwifi_post_authorize(struct nwifi_adapter *adapter, u32 request,
			 const u8 *peer, u32 session, bool on);
int nwifi_post_key(struct nwifi_adapter *adapter,
		   const struct nwifi_key_request *what,
		   const struct nwifi_radio_key *key);
int nwifi_post_pmksa(struct nwifi_adapter *adapter, bool set, const u8 *bssid,
		     const u8 *pmkid);
int nwifi_post_power_save(struct nwifi_adapter *adapter, bool on);
void nwifi_post_leave(struct nwifi_adapter *adapter);
void nwifi_post_address(struct nwifi_adapter *adapter, const u8 *addr);

#endif /* NWIFI_REQUEST_POST_H */
