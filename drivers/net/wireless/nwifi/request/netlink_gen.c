// SPDX-License-Identifier: ((GPL-2.0 WITH Linux-syscall-note) OR BSD-3-Clause)
/* Do not edit directly, auto-generated from: */
/*	Documentation/netlink/specs/nwifi.yaml */
/* YNL-GEN kernel source */

#include <net/netlink.h>
#include <net/genetlink.h>

#include "netlink_gen.h"

#include <uapi/linux/nwifi.h>

/* NWIFI_CMD_ADAPTER_GET - do */
const struct nla_policy nwifi_adapter_get_nl_policy[NWIFI_A_IFNAME + 1] = {
	[NWIFI_A_IFINDEX] = NLA_POLICY_MIN(NLA_U32, 1),
	[NWIFI_A_IFNAME] = { .type = NLA_NUL_STRING, .len = 15, },
};

/* NWIFI_CMD_ADAPTER_ADD - do */
const struct nla_policy nwifi_adapter_add_nl_policy[NWIFI_A_COOKIE + 1] = {
	[NWIFI_A_LOWER_IFINDEX] = NLA_POLICY_MIN(NLA_U32, 1),
	[NWIFI_A_LOWER_IFNAME] = { .type = NLA_NUL_STRING, .len = 15, },
	[NWIFI_A_IFNAME] = { .type = NLA_NUL_STRING, .len = 15, },
	[NWIFI_A_COOKIE] = { .type = NLA_U64, },
};

/* NWIFI_CMD_ADAPTER_DEL - do */
const struct nla_policy nwifi_adapter_del_nl_policy[NWIFI_A_COOKIE + 1] = {
	[NWIFI_A_IFINDEX] = NLA_POLICY_MIN(NLA_U32, 1),
	[NWIFI_A_IFNAME] = { .type = NLA_NUL_STRING, .len = 15, },
	[NWIFI_A_COOKIE] = { .type = NLA_U64, },
};

/* NWIFI_CMD_SCAN - do */
const struct nla_policy nwifi_scan_nl_policy[NWIFI_A_SCAN_PASSIVE + 1] = {
	[NWIFI_A_IFINDEX] = NLA_POLICY_MIN(NLA_U32, 1),
	[NWIFI_A_IFNAME] = { .type = NLA_NUL_STRING, .len = 15, },
	[NWIFI_A_SCAN_SSID] = { .type = NLA_BINARY, },
	[NWIFI_A_SCAN_IES] = { .type = NLA_BINARY, },
	[NWIFI_A_SCAN_PASSIVE] = { .type = NLA_FLAG, },
	[NWIFI_A_COOKIE] = { .type = NLA_U64, },
};

/* NWIFI_CMD_BSS_GET - do */
const struct nla_policy nwifi_bss_get_nl_policy[NWIFI_A_BSSID + 1] = {
	[NWIFI_A_IFINDEX] = NLA_POLICY_MIN(NLA_U32, 1),
	[NWIFI_A_IFNAME] = { .type = NLA_NUL_STRING, .len = 15, },
	[NWIFI_A_BSSID] = NLA_POLICY_EXACT_LEN(NWIFI_MAC_LEN),
};

/* NWIFI_CMD_BSS_FLUSH - do */
const struct nla_policy nwifi_bss_flush_nl_policy[NWIFI_A_COOKIE + 1] = {
	[NWIFI_A_IFINDEX] = NLA_POLICY_MIN(NLA_U32, 1),
	[NWIFI_A_IFNAME] = { .type = NLA_NUL_STRING, .len = 15, },
	[NWIFI_A_COOKIE] = { .type = NLA_U64, },
};

/* NWIFI_CMD_CONNECT - do */
const struct nla_policy nwifi_connect_nl_policy[NWIFI_A_COOKIE + 1] = {
	[NWIFI_A_IFINDEX] = NLA_POLICY_MIN(NLA_U32, 1),
	[NWIFI_A_IFNAME] = { .type = NLA_NUL_STRING, .len = 15, },
	[NWIFI_A_SSID] = { .type = NLA_BINARY, },
	[NWIFI_A_BSSID] = NLA_POLICY_EXACT_LEN(NWIFI_MAC_LEN),
	[NWIFI_A_COOKIE] = { .type = NLA_U64, },
};

/* NWIFI_CMD_DISCONNECT - do */
const struct nla_policy nwifi_disconnect_nl_policy[NWIFI_A_COOKIE + 1] = {
	[NWIFI_A_IFINDEX] = NLA_POLICY_MIN(NLA_U32, 1),
	[NWIFI_A_IFNAME] = { .type = NLA_NUL_STRING, .len = 15, },
	[NWIFI_A_COOKIE] = { .type = NLA_U64, },
};

/* NWIFI_CMD_ROAM - do */
const struct nla_policy nwifi_roam_nl_policy[NWIFI_A_COOKIE + 1] = {
	[NWIFI_A_IFINDEX] = NLA_POLICY_MIN(NLA_U32, 1),
	[NWIFI_A_IFNAME] = { .type = NLA_NUL_STRING, .len = 15, },
	[NWIFI_A_BSSID] = NLA_POLICY_EXACT_LEN(NWIFI_MAC_LEN),
	[NWIFI_A_COOKIE] = { .type = NLA_U64, },
};

/* NWIFI_CMD_RESET - do */
const struct nla_policy nwifi_reset_nl_policy[NWIFI_A_COOKIE + 1] = {
	[NWIFI_A_IFINDEX] = NLA_POLICY_MIN(NLA_U32, 1),
	[NWIFI_A_IFNAME] = { .type = NLA_NUL_STRING, .len = 15, },
	[NWIFI_A_COOKIE] = { .type = NLA_U64, },
};

/* NWIFI_CMD_PORT_GET - do */
const struct nla_policy nwifi_port_get_nl_policy[NWIFI_A_MAC + 1] = {
	[NWIFI_A_IFINDEX] = NLA_POLICY_MIN(NLA_U32, 1),
	[NWIFI_A_IFNAME] = { .type = NLA_NUL_STRING, .len = 15, },
	[NWIFI_A_MAC] = NLA_POLICY_EXACT_LEN(NWIFI_MAC_LEN),
};

/* NWIFI_CMD_PORT_SET - do */
const struct nla_policy nwifi_port_set_nl_policy[NWIFI_A_AUTHORIZED + 1] = {
	[NWIFI_A_IFINDEX] = NLA_POLICY_MIN(NLA_U32, 1),
	[NWIFI_A_IFNAME] = { .type = NLA_NUL_STRING, .len = 15, },
	[NWIFI_A_MAC] = NLA_POLICY_EXACT_LEN(NWIFI_MAC_LEN),
	[NWIFI_A_AUTHORIZED] = NLA_POLICY_MAX(NLA_U8, 1),
	[NWIFI_A_COOKIE] = { .type = NLA_U64, },
};

/* NWIFI_CMD_IHV_BIND - do */
const struct nla_policy nwifi_ihv_bind_nl_policy[NWIFI_A_IHV_PRE_TIMEOUT + 1] = {
	[NWIFI_A_IFINDEX] = NLA_POLICY_MIN(NLA_U32, 1),
	[NWIFI_A_IFNAME] = { .type = NLA_NUL_STRING, .len = 15, },
	[NWIFI_A_COOKIE] = { .type = NLA_U64, },
	[NWIFI_A_IHV_PRE_TIMEOUT] = NLA_POLICY_MIN(NLA_U32, 1),
};

/* NWIFI_CMD_IHV_UNBIND - do */
const struct nla_policy nwifi_ihv_unbind_nl_policy[NWIFI_A_COOKIE + 1] = {
	[NWIFI_A_IFINDEX] = NLA_POLICY_MIN(NLA_U32, 1),
	[NWIFI_A_IFNAME] = { .type = NLA_NUL_STRING, .len = 15, },
	[NWIFI_A_COOKIE] = { .type = NLA_U64, },
};

/* NWIFI_CMD_IHV_RETURN - do */
const struct nla_policy nwifi_ihv_return_nl_policy[NWIFI_A_IHV_MANAGED + 1] = {
	[NWIFI_A_IFINDEX] = NLA_POLICY_MIN(NLA_U32, 1),
	[NWIFI_A_IFNAME] = { .type = NLA_NUL_STRING, .len = 15, },
	[NWIFI_A_COOKIE] = { .type = NLA_U64, },
	[NWIFI_A_IHV_RESULT] = { .type = NLA_U32, },
	[NWIFI_A_IHV_MANAGED] = { .type = NLA_FLAG, },
};

/* NWIFI_CMD_IHV_PRE_DONE - do */
const struct nla_policy nwifi_ihv_pre_done_nl_policy[NWIFI_A_MULTICAST_CIPHER + 1] = {
	[NWIFI_A_IFINDEX] = NLA_POLICY_MIN(NLA_U32, 1),
	[NWIFI_A_IFNAME] = { .type = NLA_NUL_STRING, .len = 15, },
	[NWIFI_A_COOKIE] = { .type = NLA_U64, },
	[NWIFI_A_IHV_SESSION] = { .type = NLA_U32, },
	[NWIFI_A_IHV_RESULT] = { .type = NLA_U32, },
	[NWIFI_A_IHV_REASON] = { .type = NLA_U32, },
	[NWIFI_A_AUTH_ALGO] = { .type = NLA_U32, },
	[NWIFI_A_UNICAST_CIPHER] = { .type = NLA_U32, },
	[NWIFI_A_MULTICAST_CIPHER] = { .type = NLA_U32, },
};

/* NWIFI_CMD_IHV_POST_DONE - do */
const struct nla_policy nwifi_ihv_post_done_nl_policy[NWIFI_A_IHV_SESSION + 1] = {
	[NWIFI_A_IFINDEX] = NLA_POLICY_MIN(NLA_U32, 1),
	[NWIFI_A_IFNAME] = { .type = NLA_NUL_STRING, .len = 15, },
	[NWIFI_A_COOKIE] = { .type = NLA_U64, },
	[NWIFI_A_IHV_SESSION] = { .type = NLA_U32, },
	[NWIFI_A_MAC] = NLA_POLICY_EXACT_LEN(NWIFI_MAC_LEN),
	[NWIFI_A_IHV_RESULT] = { .type = NLA_U32, },
	[NWIFI_A_IHV_REASON] = { .type = NLA_U32, },
};

/* NWIFI_CMD_IHV_ETHERTYPES - do */
const struct nla_policy nwifi_ihv_ethertypes_nl_policy[NWIFI_A_EXEMPTION_PACKETS + 1] = {
	[NWIFI_A_IFINDEX] = NLA_POLICY_MIN(NLA_U32, 1),
	[NWIFI_A_IFNAME] = { .type = NLA_NUL_STRING, .len = 15, },
	[NWIFI_A_COOKIE] = { .type = NLA_U64, },
	[NWIFI_A_BACKLOG] = NLA_POLICY_MAX(NLA_U32, 1024),
	[NWIFI_A_REGISTRATION] = NLA_POLICY_MIN(NLA_U16, 1536),
	[NWIFI_A_ETHERTYPE] = NLA_POLICY_MIN(NLA_U16, 1536),
	[NWIFI_A_EXEMPTION_ACTION] = NLA_POLICY_RANGE(NLA_U32, 1, 2),
	[NWIFI_A_EXEMPTION_PACKETS] = NLA_POLICY_RANGE(NLA_U32, 1, 3),
};

/* NWIFI_CMD_IHV_SEND - do */
const struct nla_policy nwifi_ihv_send_nl_policy[NWIFI_A_PACKET + 1] = {
	[NWIFI_A_IFINDEX] = NLA_POLICY_MIN(NLA_U32, 1),
	[NWIFI_A_IFNAME] = { .type = NLA_NUL_STRING, .len = 15, },
	[NWIFI_A_COOKIE] = { .type = NLA_U64, },
	[NWIFI_A_MAC] = NLA_POLICY_EXACT_LEN(NWIFI_MAC_LEN),
	[NWIFI_A_ETHERTYPE] = NLA_POLICY_MIN(NLA_U16, 1536),
	[NWIFI_A_PACKET] = { .type = NLA_BINARY, },
};

/* NWIFI_CMD_IHV_KEY - do */
const struct nla_policy nwifi_ihv_key_nl_policy[NWIFI_A_KEY_DEFAULT + 1] = {
	[NWIFI_A_IFINDEX] = NLA_POLICY_MIN(NLA_U32, 1),
	[NWIFI_A_IFNAME] = { .type = NLA_NUL_STRING, .len = 15, },
	[NWIFI_A_COOKIE] = { .type = NLA_U64, },
	[NWIFI_A_IHV_SESSION] = { .type = NLA_U32, },
	[NWIFI_A_MAC] = NLA_POLICY_EXACT_LEN(NWIFI_MAC_LEN),
	[NWIFI_A_KEY] = { .type = NLA_BINARY, },
	[NWIFI_A_KEY_CIPHER] = { .type = NLA_U32, },
	[NWIFI_A_KEY_SEQ] = { .type = NLA_BINARY, },
	[NWIFI_A_KEY_INDEX] = NLA_POLICY_MAX(NLA_U32, 5),
	[NWIFI_A_KEY_DELETE] = { .type = NLA_FLAG, },
	[NWIFI_A_KEY_DEFAULT] = { .type = NLA_FLAG, },
};

/* NWIFI_CMD_IHV_REPORT - do */
const struct nla_policy nwifi_ihv_report_nl_policy[NWIFI_A_IHV_SESSION + 1] = {
	[NWIFI_A_IFINDEX] = NLA_POLICY_MIN(NLA_U32, 1),
	[NWIFI_A_IFNAME] = { .type = NLA_NUL_STRING, .len = 15, },
	[NWIFI_A_IHV_NAME] = { .type = NLA_NUL_STRING, .len = 47, },
	[NWIFI_A_IHV_IS_FUNCTION] = { .type = NLA_FLAG, },
	[NWIFI_A_IHV_PHASE] = NLA_POLICY_MAX(NLA_U32, 2),
	[NWIFI_A_IHV_RESULT] = { .type = NLA_U32, },
	[NWIFI_A_IHV_SESSION] = { .type = NLA_U32, },
	[NWIFI_A_MAC] = NLA_POLICY_EXACT_LEN(NWIFI_MAC_LEN),
};

/* NWIFI_CMD_ADAPTER_SET - do */
const struct nla_policy nwifi_adapter_set_nl_policy[NWIFI_A_SETTINGS + 1] = {
	[NWIFI_A_IFINDEX] = NLA_POLICY_MIN(NLA_U32, 1),
	[NWIFI_A_IFNAME] = { .type = NLA_NUL_STRING, .len = 15, },
	[NWIFI_A_SETTINGS] = NLA_POLICY_BITFIELD32(1),
	[NWIFI_A_COOKIE] = { .type = NLA_U64, },
};

/* Ops table for nwifi */
const struct genl_ops nwifi_nl_ops[22] = {
	{
		.cmd		= NWIFI_CMD_ADAPTER_GET,
		.doit		= nwifi_nl_adapter_get_doit,
		.dumpit		= nwifi_nl_adapter_get_dumpit,
		.policy		= nwifi_adapter_get_nl_policy,
		.maxattr	= NWIFI_A_IFNAME,
	},
	{
		.cmd		= NWIFI_CMD_ADAPTER_ADD,
		.doit		= nwifi_nl_adapter_add_doit,
		.policy		= nwifi_adapter_add_nl_policy,
		.maxattr	= NWIFI_A_COOKIE,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= NWIFI_CMD_ADAPTER_DEL,
		.doit		= nwifi_nl_adapter_del_doit,
		.policy		= nwifi_adapter_del_nl_policy,
		.maxattr	= NWIFI_A_COOKIE,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= NWIFI_CMD_SCAN,
		.doit		= nwifi_nl_scan_doit,
		.policy		= nwifi_scan_nl_policy,
		.maxattr	= NWIFI_A_SCAN_PASSIVE,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= NWIFI_CMD_BSS_GET,
		.doit		= nwifi_nl_bss_get_doit,
		.dumpit		= nwifi_nl_bss_get_dumpit,
		.policy		= nwifi_bss_get_nl_policy,
		.maxattr	= NWIFI_A_BSSID,
	},
	{
		.cmd		= NWIFI_CMD_BSS_FLUSH,
		.doit		= nwifi_nl_bss_flush_doit,
		.policy		= nwifi_bss_flush_nl_policy,
		.maxattr	= NWIFI_A_COOKIE,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= NWIFI_CMD_CONNECT,
		.doit		= nwifi_nl_connect_doit,
		.policy		= nwifi_connect_nl_policy,
		.maxattr	= NWIFI_A_COOKIE,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= NWIFI_CMD_DISCONNECT,
		.doit		= nwifi_nl_disconnect_doit,
		.policy		= nwifi_disconnect_nl_policy,
		.maxattr	= NWIFI_A_COOKIE,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= NWIFI_CMD_ROAM,
		.doit		= nwifi_nl_roam_doit,
		.policy		= nwifi_roam_nl_policy,
		.maxattr	= NWIFI_A_COOKIE,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= NWIFI_CMD_RESET,
		.doit		= nwifi_nl_reset_doit,
		.policy		= nwifi_reset_nl_policy,
		.maxattr	= NWIFI_A_COOKIE,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= NWIFI_CMD_PORT_GET,
		.doit		= nwifi_nl_port_get_doit,
		.dumpit		= nwifi_nl_port_get_dumpit,
		.policy		= nwifi_port_get_nl_policy,
		.maxattr	= NWIFI_A_MAC,
	},
	{
		.cmd		= NWIFI_CMD_PORT_SET,
		.doit		= nwifi_nl_port_set_doit,
		.policy		= nwifi_port_set_nl_policy,
		.maxattr	= NWIFI_A_AUTHORIZED,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= NWIFI_CMD_IHV_BIND,
		.doit		= nwifi_nl_ihv_bind_doit,
		.policy		= nwifi_ihv_bind_nl_policy,
		.maxattr	= NWIFI_A_IHV_PRE_TIMEOUT,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= NWIFI_CMD_IHV_UNBIND,
		.doit		= nwifi_nl_ihv_unbind_doit,
		.policy		= nwifi_ihv_unbind_nl_policy,
		.maxattr	= NWIFI_A_COOKIE,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= NWIFI_CMD_IHV_RETURN,
		.doit		= nwifi_nl_ihv_return_doit,
		.policy		= nwifi_ihv_return_nl_policy,
		.maxattr	= NWIFI_A_IHV_MANAGED,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= NWIFI_CMD_IHV_PRE_DONE,
		.doit		= nwifi_nl_ihv_pre_done_doit,
		.policy		= nwifi_ihv_pre_done_nl_policy,
		.maxattr	= NWIFI_A_MULTICAST_CIPHER,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= NWIFI_CMD_IHV_POST_DONE,
		.doit		= nwifi_nl_ihv_post_done_doit,
		.policy		= nwifi_ihv_post_done_nl_policy,
		.maxattr	= NWIFI_A_IHV_SESSION,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= NWIFI_CMD_IHV_ETHERTYPES,
		.doit		= nwifi_nl_ihv_ethertypes_doit,
		.policy		= nwifi_ihv_ethertypes_nl_policy,
		.maxattr	= NWIFI_A_EXEMPTION_PACKETS,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= NWIFI_CMD_IHV_SEND,
		.doit		= nwifi_nl_ihv_send_doit,
		.policy		= nwifi_ihv_send_nl_policy,
		.maxattr	= NWIFI_A_PACKET,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= NWIFI_CMD_IHV_KEY,
		.doit		= nwifi_nl_ihv_key_doit,
		.policy		= nwifi_ihv_key_nl_policy,
		.maxattr	= NWIFI_A_KEY_DEFAULT,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= NWIFI_CMD_IHV_REPORT,
		.doit		= nwifi_nl_ihv_report_doit,
		.policy		= nwifi_ihv_report_nl_policy,
		.maxattr	= NWIFI_A_IHV_SESSION,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= NWIFI_CMD_ADAPTER_SET,
		.doit		= nwifi_nl_adapter_set_doit,
		.policy		= nwifi_adapter_set_nl_policy,
		.maxattr	= NWIFI_A_SETTINGS,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
};

static const struct genl_multicast_group nwifi_nl_mcgrps[] = {
	[NWIFI_NLGRP_EVENTS] = { "events", },
};
