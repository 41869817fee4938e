/* SPDX-License-Identifier: GPL-2.0-only */
/* The generic netlink family. */
#ifndef NWIFI_GENL_H
#define NWIFI_GENL_H

#include <linux/types.h>

struct genl_family;
struct net;
struct sk_buff;

extern struct genl_family nwifi_genl_family;

bool nwifi_genl_has_listeners(struct net *net);
void nwifi_genl_multicast(struct net *net, struct sk_buff *skb);
int nwifi_genl_init(void);
void nwifi_genl_exit(void);

#endif /* NWIFI_GENL_H */
