/* SPDX-License-Identifier: GPL-2.0-only */
/* Frames on their way from the lower device to the stack. */
#ifndef NWIFI_PATH_RECEIVE_H
#define NWIFI_PATH_RECEIVE_H

#include <linux/netdevice.h>

struct nwifi_path;
struct sk_buff;

rx_handler_result_t nwifi_path_handle_frame(struct sk_buff **pskb);
void nwifi_path_deliver_control(struct nwifi_path *path, struct sk_buff *skb);

#endif /* NWIFI_PATH_RECEIVE_H */
