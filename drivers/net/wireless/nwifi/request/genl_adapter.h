/* SPDX-License-Identifier: GPL-2.0-only */
/* Requests of the family that show adapters. */
#ifndef NWIFI_REQUEST_GENL_ADAPTER_H
#define NWIFI_REQUEST_GENL_ADAPTER_H

struct genl_info;
struct nwifi_adapter;

int nwifi_genl_reply_adapter(struct genl_info *info,
			     struct nwifi_adapter *adapter);

#endif /* NWIFI_REQUEST_GENL_ADAPTER_H */
