/* SPDX-License-Identifier: GPL-2.0-only */
/* Sockets of IHV extension hosts that are closed. */
#ifndef NWIFI_REQUEST_HOST_WATCH_H
#define NWIFI_REQUEST_HOST_WATCH_H

#include <linux/types.h>

struct net;

int nwifi_host_watch_port(struct net *net, u32 portid);
int nwifi_host_watch_init(void);
void nwifi_host_watch_exit(void);

#endif /* NWIFI_REQUEST_HOST_WATCH_H */
