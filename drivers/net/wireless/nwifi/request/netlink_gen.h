/* SPDX-License-Identifier: ((GPL-2.0 WITH Linux-syscall-note) OR BSD-3-Clause) */
/* Do not edit directly, auto-generated from: */
/*	Documentation/netlink/specs/nwifi.yaml */
/* YNL-GEN kernel header */

#ifndef _LINUX_NWIFI_GEN_H
#define _LINUX_NWIFI_GEN_H

#include <net/netlink.h>
#include <net/genetlink.h>

#include <uapi/linux/nwifi.h>

extern const struct nla_policy nwifi_adapter_get_nl_policy[NWIFI_A_IFNAME + 1];

extern const struct nla_policy nwifi_adapter_add_nl_policy[NWIFI_A_COOKIE + 1];

extern const struct nla_policy nwifi_adapter_del_nl_policy[NWIFI_A_COOKIE + 1];

extern const struct nla_policy nwifi_scan_nl_policy[NWIFI_A_SCAN_PASSIVE + 1];

extern const struct nla_policy nwifi_bss_get_nl_policy[NWIFI_A_BSSID + 1];

extern const struct nla_policy nwifi_bss_flush_nl_policy[NWIFI_A_COOKIE + 1];

extern const struct nla_policy nwifi_connect_nl_policy[NWIFI_A_COOKIE + 1];

extern const struct nla_policy nwifi_disconnect_nl_policy[NWIFI_A_COOKIE + 1];

extern const struct nla_policy nwifi_roam_nl_policy[NWIFI_A_COOKIE + 1];

extern const struct nla_policy nwifi_reset_nl_policy[NWIFI_A_COOKIE + 1];

extern const struct nla_policy nwifi_port_get_nl_policy[NWIFI_A_MAC + 1];

extern const struct nla_policy nwifi_port_set_nl_policy[NWIFI_A_AUTHORIZED + 1];

extern const struct nla_policy nwifi_ihv_bind_nl_policy[NWIFI_A_IHV_PRE_TIMEOUT + 1];

extern const struct nla_policy nwifi_ihv_unbind_nl_policy[NWIFI_A_COOKIE + 1];

extern const struct nla_policy nwifi_ihv_return_nl_policy[NWIFI_A_IHV_MANAGED + 1];

extern const struct nla_policy nwifi_ihv_pre_done_nl_policy[NWIFI_A_MULTICAST_CIPHER + 1];

extern const struct nla_policy nwifi_ihv_post_done_nl_policy[NWIFI_A_IHV_SESSION + 1];

extern const struct nla_policy nwifi_ihv_ethertypes_nl_policy[NWIFI_A_EXEMPTION_PACKETS + 1];

extern const struct nla_policy nwifi_ihv_send_nl_policy[NWIFI_A_PACKET + 1];

extern const struct nla_policy nwifi_ihv_key_nl_policy[NWIFI_A_KEY_DEFAULT + 1];

extern const struct nla_policy nwifi_ihv_report_nl_policy[NWIFI_A_IHV_SESSION + 1];

extern const struct nla_policy nwifi_adapter_set_nl_policy[NWIFI_A_SETTINGS + 1];

/* Ops table for nwifi */
extern const struct genl_ops nwifi_nl_ops[22];

int nwifi_nl_adapter_get_doit(struct sk_buff *skb, struct genl_info *info);
int nwifi_nl_adapter_get_dumpit(struct sk_buff *skb,
				struct netlink_callback *cb);
int nwifi_nl_adapter_add_doit(struct sk_buff *skb, struct genl_info *info);
int nwifi_nl_adapter_del_doit(struct sk_buff *skb, struct genl_info *info);
int nwifi_nl_scan_doit(struct sk_buff *skb, struct genl_info *info);
int nwifi_nl_bss_get_doit(struct sk_buff *skb, struct genl_info *info);
int nwifi_nl_bss_get_dumpit(struct sk_buff *skb, struct netlink_callback *cb);
int nwifi_nl_bss_flush_doit(struct sk_buff *skb, struct genl_info *info);
int nwifi_nl_connect_doit(struct sk_buff *skb, struct genl_info *info);
int nwifi_nl_disconnect_doit(struct sk_buff *skb, struct genl_info *info);
int nwifi_nl_roam_doit(struct sk_buff *skb, struct genl_info *info);
int nwifi_nl_reset_doit(struct sk_buff *skb, struct genl_info *info);
int nwifi_nl_port_get_doit(struct sk_buff *skb, struct genl_info *info);
int nwifi_nl_port_get_dumpit(struct sk_buff *skb, struct netlink_callback *cb);
int nwifi_nl_port_set_doit(struct sk_buff *skb, struct genl_info *info);
int nwifi_nl_ihv_bind_doit(struct sk_buff *skb, struct genl_info *info);
int nwifi_nl_ihv_unbind_doit(struct sk_buff *skb, struct genl_info *info);
int nwifi_nl_ihv_return_doit(struct sk_buff *skb, struct genl_info *info);
int nwifi_nl_ihv_pre_done_doit(struct sk_buff *skb, struct genl_info *info);
int nwifi_nl_ihv_post_done_doit(struct sk_buff *skb, struct genl_info *info);
int nwifi_nl_ihv_ethertypes_doit(struct sk_buff *skb, struct genl_info *info);
int nwifi_nl_ihv_send_doit(struct sk_buff *skb, struct genl_info *info);
int nwifi_nl_ihv_key_doit(struct sk_buff *skb, struct genl_info *info);
int nwifi_nl_ihv_report_doit(struct sk_buff *skb, struct genl_info *info);
int nwifi_nl_adapter_set_doit(struct sk_buff *skb, struct genl_info *info);

enum {
	NWIFI_NLGRP_EVENTS,
};

#endif /* _LINUX_NWIFI_GEN_H */
