/* SPDX-License-Identifier: GPL-2.0-only */
/* The generic netlink family. */
#ifndef NWIFI_GENL_H
#define NWIFI_GENL_H

#include <linux/types.h>

struct genl_family;
struct genl_info;
struct net;
struct nwifi_adapter;
struct sk_buff;

extern struct genl_family nwifi_genl_family;

bool nwifi_genl_has_listeners(struct net *net);
void nwifi_genl_multicast(struct net *net, struct sk_buff *skb);
struct nwifi_adapter *nwifi_genl_find(struct genl_info *info, int *err);
u32 nwifi_genl_new_request(struct nwifi_adapter *adapter, struct genl_info *info);
int nwifi_genl_posted(struct nwifi_adapter *adapter, struct genl_info *info,
		      u32 request, int err);
int nwifi_genl_mac(struct genl_info *info, int type, const u8 **mac);
int nwifi_genl_reply_adapter(struct genl_info *info,
			     struct nwifi_adapter *adapter);
int nwifi_genl_init(void);
void nwifi_genl_exit(void);

#endif /* NWIFI_GENL_H */
