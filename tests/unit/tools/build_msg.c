// SPDX-License-Identifier: GPL-2.0-only
/* Messages as the kernel would send them, made by hand. */
#include "build_msg.h"

const uint8_t mac_a[NWIFI_MAC_LEN] = { 2, 0, 0, 0, 0xab, 1 };
const uint8_t mac_b[NWIFI_MAC_LEN] = { 2, 0, 0, 0, 0xab, 2 };

/* A message with the name and index of the adapter. */
struct nl_msg *new_msg(int cmd)
{
	struct nl_msg *msg = nlmsg_alloc_size(1 << 16);

	genlmsg_put(msg, 0, 0, 0x20, 0, 0, cmd, NWIFI_FAMILY_VERSION);
	nla_put_u32(msg, NWIFI_A_IFINDEX, TEST_IFINDEX);
	nla_put_string(msg, NWIFI_A_IFNAME, TEST_NAME);
	return msg;
}

struct nl_msg *new_event(int cmd, uint64_t seq)
{
	struct nl_msg *msg = new_msg(cmd);

	nla_put_u64(msg, NWIFI_A_SEQ, seq);
	nla_put_u64(msg, NWIFI_A_TIME_NS, 1234567890123ULL);
	return msg;
}

struct nl_msg *new_coded(int cmd, uint32_t code)
{
	struct nl_msg *msg = new_event(cmd, 1);

	nla_put_u32(msg, NWIFI_A_CODE, code);
	return msg;
}

struct nl_msg *new_port_event(uint32_t action)
{
	struct nl_msg *msg = new_event(NWIFI_CMD_PORT_EVENT, 5);
	struct nlattr *nest;

	nla_put_u32(msg, NWIFI_A_PORT_ACTION, action);
	nest = nla_nest_start(msg, NWIFI_A_PORT);
	nla_put(msg, NWIFI_A_PORT_PEER, sizeof(mac_a), mac_a);
	nla_put_u32(msg, NWIFI_A_PORT_SESSION, 3);
	nla_put_u8(msg, NWIFI_A_PORT_CONTROLLED, 1);
	nla_put_u8(msg, NWIFI_A_PORT_AUTHORIZED, 0);
	nla_put_u32(msg, NWIFI_A_PORT_OWNER, NWIFI_PORT_OWNER_OS);
	nla_nest_end(msg, nest);
	return msg;
}

void put_counters(struct nl_msg *msg, int attr)
{
	uint64_t drops[NWIFI_DROP_MAX + 1] = { 0 };
	struct nlattr *nest = nla_nest_start(msg, attr);

	drops[NWIFI_DROP_TX_NO_PORT] = 11;
	drops[NWIFI_DROP_MAX] = 12;
	nla_put_u64(msg, NWIFI_A_COUNTERS_TX_PACKETS, 1);
	nla_put_u64(msg, NWIFI_A_COUNTERS_TX_BYTES, 2);
	nla_put_u64(msg, NWIFI_A_COUNTERS_RX_PACKETS, 3);
	nla_put_u64(msg, NWIFI_A_COUNTERS_RX_BYTES, 4);
	nla_put(msg, NWIFI_A_COUNTERS_DROPS, sizeof(drops), drops);
	nla_nest_end(msg, nest);
}

void put_linkq(struct nl_msg *msg, const uint8_t *mac, uint8_t quality)
{
	struct nlattr *nest =
		nla_nest_start(msg, NWIFI_A_PAYLOAD_LINK_QUALITY_ENTRY);

	nla_put(msg, NWIFI_A_LINK_QUALITY_ENTRY_PEER_MAC_ADDR, NWIFI_MAC_LEN,
		mac);
	nla_put_u8(msg, NWIFI_A_LINK_QUALITY_ENTRY_LINK_QUALITY, quality);
	nla_nest_end(msg, nest);
}
