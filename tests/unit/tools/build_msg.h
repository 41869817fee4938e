/* SPDX-License-Identifier: GPL-2.0-only */
/* Messages as the kernel would send them, made by hand. */
#ifndef BUILD_MSG_H
#define BUILD_MSG_H

#include <linux/nwifi.h>
#include <netlink/attr.h>
#include <netlink/genl/genl.h>
#include <netlink/msg.h>
#include <stddef.h>
#include <stdint.h>

#define TEST_IFINDEX	7
#define TEST_NAME	"nwl0"

extern const uint8_t mac_a[NWIFI_MAC_LEN];
extern const uint8_t mac_b[NWIFI_MAC_LEN];

struct nl_msg *new_msg(int cmd);
struct nl_msg *new_event(int cmd, uint64_t seq);
struct nl_msg *new_coded(int cmd, uint32_t code);
struct nl_msg *new_port_event(uint32_t action);
void put_counters(struct nl_msg *msg, int attr);
void put_linkq(struct nl_msg *msg, const uint8_t *mac, uint8_t quality);

#endif /* BUILD_MSG_H */
