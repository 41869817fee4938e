/* SPDX-License-Identifier: GPL-2.0-only */
/* Requests that somebody waits for. */
#ifndef NWIFI_REQUEST_H
#define NWIFI_REQUEST_H

#include <linux/types.h>

struct nwifi_action;
struct nwifi_adapter;

u32 nwifi_request_id(void);
u32 nwifi_request_new(struct nwifi_adapter *adapter, u32 portid, u64 cookie,
		      u32 command);
void nwifi_request_done(struct nwifi_adapter *adapter,
			const struct nwifi_action *act);
void nwifi_request_forget(struct nwifi_adapter *adapter, u32 id);
void nwifi_request_fail(struct nwifi_adapter *adapter, u32 id, int error,
			const char *message);
void nwifi_requests_end(struct nwifi_adapter *adapter, int error,
			const char *message);

#endif /* NWIFI_REQUEST_H */
